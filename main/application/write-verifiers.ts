import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes the two verifiers that need no Sampan beside exported reports: one page, one command. Returns their paths. */
export async function writeVerifiers(resourcesFolder: string, folder: string): Promise<string[]> {
  const command = await readFile(join(resourcesFolder, 'record', 'verify.mjs'), 'utf8');
  const page = await readFile(join(resourcesFolder, 'record', 'verifier.html'), 'utf8');
  const paths = { page: join(folder, 'verify.html'), command: join(folder, 'verify.mjs') };
  // As a function: `$` in the code is not a pattern of the replacement.
  await writeFile(
    paths.page,
    page.replace('/*VERIFY*/', () => command),
  );
  await writeFile(paths.command, command);
  return [paths.page, paths.command];
}
