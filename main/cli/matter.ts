import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { SampanError } from '#contract/errors.ts';
import { exitCodes } from './exit-codes.ts';
import { matterNamed } from './matter-named.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { passphraseIn } from './passphrase.ts';
import { counted, print, say } from './terminal.ts';

export interface BackupCommandOptions extends CommonOptions {
  /** A file with the backup's own passphrase. */
  readonly passphraseFile?: string;
}

/** `sampan matter list`: every matter, one a line, as JSON. Returns the exit code. */
export function matterList(options: CommonOptions): Promise<number> {
  return withApplication(options, async (application) => {
    for (const matter of await application.request('matters.list', {})) print(JSON.stringify(matter));
    return exitCodes.done;
  });
}

/** `sampan matter backup`: the matter as one file. Returns the exit code. Errors: `not-found`, those of the file system. */
export function matterBackup(words: string, options: BackupCommandOptions & { readonly out: string }): Promise<number> {
  return withApplication(options, async (application) => {
    const { id, name, documentCount } = await matterNamed(application, words);
    const path = await application.request('matters.backup', {
      matterId: id,
      path: resolve(options.out),
      ...passphraseOf(options),
    });
    print(JSON.stringify({ matterId: id, path }));
    say(`wrote ${path}: “${name}” with ${counted(documentCount, 'document')}`);
    return exitCodes.done;
  });
}

/** `sampan matter restore`: brings back what is not here. Returns the exit code. Errors: `damaged-file`, `locked`, `passphrase-wrong`, `store-newer`. */
export function matterRestore(path: string, options: BackupCommandOptions): Promise<number> {
  return withApplication(options, async (application) => {
    const restored = await application.request('matters.restore', { path: resolve(path), ...passphraseOf(options) });
    if (restored === null) return exitCodes.done;
    print(JSON.stringify(restored));
    say(
      `“${restored.name}”: ${counted(restored.added, 'document')} brought back, ${restored.alreadyThere} were here already`,
    );
    return exitCodes.done;
  });
}

/** `sampan matter delete`: for good, after a question. Returns the exit code. Errors: `wrong-usage` where nobody can be asked and `--yes` is missing. */
export function matterDelete(words: string, options: CommonOptions & { readonly yes?: boolean }): Promise<number> {
  return withApplication(options, async (application) => {
    const { id, name, documentCount } = await matterNamed(application, words);
    if (!options.yes && !(await isConfirmed(`Delete “${name}” with ${counted(documentCount, 'document')} for good?`)))
      return exitCodes.cancelled;
    await application.request('matters.delete', { matterId: id });
    await application.indexed();
    say(`Deleted “${name}”. The record keeps that it was there, and the hashes of its documents.`);
    return exitCodes.done;
  });
}

function passphraseOf({ passphraseFile }: BackupCommandOptions): { readonly passphrase?: string } {
  return passphraseFile === undefined ? {} : { passphrase: passphraseIn(passphraseFile) };
}

async function isConfirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new SampanError('wrong-usage', 'Deleting cannot be taken back. Add --yes to confirm.');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await asking.question(`${question} Type yes: `)).trim().toLowerCase() === 'yes';
  } finally {
    asking.close();
  }
}
