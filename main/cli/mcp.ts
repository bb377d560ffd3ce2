import { serveTools } from '#main/tools/serve-tools.ts';
import { exitCodes } from './exit-codes.ts';
import { matterNamed } from './matter-named.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { say } from './terminal.ts';

/**
 * `sampan mcp`: serves one matter to other agents over standard input and
 * output, by the Model Context Protocol, until the input ends. Nothing but the
 * protocol goes to standard output. Returns the exit code. Errors: `not-found`.
 */
export async function mcpCommand(
  options: CommonOptions & { readonly matter: string; readonly version: string },
  signal: AbortSignal,
): Promise<number> {
  // Whatever a library prints goes where it breaks no message.
  console.log = console.info = console.debug = console.error;
  return withApplication(options, async (application) => {
    const { id, name } = await matterNamed(application, options.matter);
    say(`Serving the matter “${name}”.`);
    await serveTools({ version: options.version, tools: application.servedTools(id), signal });
    return exitCodes.done;
  });
}
