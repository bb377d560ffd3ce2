import { resolve } from 'node:path';
import type { WrittenProposals } from '#contract/proposal.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';

export interface ProposeCommandOptions extends CommonOptions {
  readonly out: string;
  /** A playbook whose positions are proposed too. */
  readonly playbook?: string;
  /** The type of contract of all of them. */
  readonly type?: string;
  readonly password?: string;
}

/**
 * `sampan propose`: reads the files and writes copies with the mends of their
 * defects, of Word documents as tracked changes, of others as marks and a rider
 * on their PDF; the paths go to standard output. Returns the exit code. Errors:
 * `wrong-usage`, `cancelled`, those of the store.
 */
export async function proposeCommand(
  paths: readonly string[],
  options: ProposeCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  return withApplication(options, async (application) => {
    const playbook = options.playbook === undefined ? null : await application.playbook(options.playbook, options.type);
    const named = { paths, command: 'propose', matterName: 'Proposals', password: options.password };
    const { documentIds, failed } = await readNamedFiles(application, named, signal);
    const sources = { mends: true, playbook };
    const left = tellProposals(await application.propose(documentIds, resolve(options.out), sources), print);
    return failed + left > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

/** Tells what was written, paths by `tell`, and what was left out; how many were left out. */
export function tellProposals(all: readonly WrittenProposals[], tell: (path: string) => void): number {
  let left = 0;
  for (const { documentName, path, written, refused } of all) {
    say(`${documentName}: ${counted(written, 'proposal')}`);
    for (const { quote, why } of refused) say(`left out ${documentName}: ${why}: ${quote.replace(/\s+/g, ' ')}`);
    left += refused.length;
    if (path !== null) tell(path);
  }
  return left;
}
