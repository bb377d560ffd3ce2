import { resolve } from 'node:path';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';

export interface ProposeCommandOptions extends CommonOptions {
  readonly out: string;
  readonly password?: string;
}

/**
 * `sampan propose`: reads the files and writes copies of the Word documents
 * with the mends of their defects as tracked changes; the paths go to standard
 * output. Returns the exit code. Errors: `cancelled`, those of the store.
 */
export async function proposeCommand(
  paths: readonly string[],
  options: ProposeCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  return withApplication(options, async (application) => {
    const named = { paths, command: 'propose', matterName: 'Proposals', password: options.password };
    const { documentIds, failed } = await readNamedFiles(application, named, signal);
    let left = 0;
    for (const { documentName, path, written, refused } of await application.propose(
      documentIds,
      resolve(options.out),
    )) {
      say(`${documentName}: ${counted(written, 'proposal')}`);
      for (const { quote, why } of refused) say(`left out ${documentName}: ${why}: ${quote.replace(/\s+/g, ' ')}`);
      left += refused.length;
      if (path !== null) print(path);
    }
    return failed + left > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}
