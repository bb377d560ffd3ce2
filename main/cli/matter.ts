import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { SampanError } from '#contract/errors.ts';
import { saidOfReading } from '../application/not-carried.ts';
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
    for (const matter of await application.request('matters.list', {})) {
      const documents = await application.request('documents.list', { matterId: matter.id });
      const readEarlier = documents.filter(({ isReadEarlier }) => isReadEarlier).length;
      print(JSON.stringify({ ...matter, readEarlier }));
      if (readEarlier > 0)
        say(
          `“${matter.name}”: ${counted(readEarlier, 'document')} read by an earlier version. sampan matter read-again reads them anew.`,
        );
    }
    return exitCodes.done;
  });
}

export interface ReadAgainCommandOptions extends CommonOptions {
  /** Every document that is read, not only those of an earlier version. */
  readonly all?: boolean;
  readonly password?: string;
}

/**
 * `sampan matter read-again`: reads anew what an earlier version read; each document's earlier reading stays until the
 * new one is whole. Prints a line of JSON a document, with what could not be carried over. Returns the exit code.
 * Errors: `not-found`, `cancelled`.
 */
export function matterReadAgain(words: string, options: ReadAgainCommandOptions, signal: AbortSignal): Promise<number> {
  return withApplication(options, async (application) => {
    const { id: matterId } = await matterNamed(application, words);
    const documents = await application.request('documents.list', { matterId });
    const wanted = documents.filter(({ state, isReadEarlier }) => state === 'ready' && (options.all || isReadEarlier));
    const stop = () => {
      for (const { id } of wanted) void application.request('queue.cancel', { documentId: id });
    };
    signal.addEventListener('abort', stop, { once: true });
    say(`Reading ${counted(wanted.length, 'document')} again …`);
    const { password } = options;
    await application.readAgain(
      wanted.map(({ id }) => id),
      password === undefined ? {} : { password },
    );
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
    const jobs = await application.request('queue.list', {});
    let failed = 0;
    for (const { id, name } of wanted) {
      const error = jobs.find((job) => job.documentId === id)?.error ?? null;
      const { warnings } = await application.request('documents.view', { documentId: id });
      const notCarried = warnings.filter((said) => said.startsWith(saidOfReading));
      print(JSON.stringify({ documentId: id, name, error, notCarried: error === null ? notCarried : [] }));
      if (error !== null) failed += 1;
      say(error === null ? `read again ${name}` : `failed ${name}: ${error.code}: ${error.message}`);
      if (error === null) for (const said of notCarried) say(said);
    }
    await application.indexed();
    return failed > 0 ? exitCodes.someFailed : exitCodes.done;
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
