import { resolve } from 'node:path';
import { type CheckedDocument, type RuleResult, wordsFor } from '#contract/playbook.ts';
import { ruleStateWords } from '#main/reports/playbook-words.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { tellProposals } from './propose.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';

export interface PlaybookCheckOptions extends CommonOptions {
  readonly playbook: string;
  /** The type of contract of all of them. */
  readonly type?: string;
  readonly out?: string;
  /** A line of JSON for each document. */
  readonly json?: boolean;
  readonly password?: string;
}

/**
 * `sampan playbook check`: reads the files and prints each rule of the playbook
 * for each document, with its place and the proposed words; with `out` the
 * proposals are written too. Returns the exit code. Errors: `wrong-usage` that
 * says what is wrong with the playbook, `file-not-found`, `cancelled`, those of the store.
 */
export async function playbookCheck(
  paths: readonly string[],
  options: PlaybookCheckOptions,
  signal: AbortSignal,
): Promise<number> {
  return withApplication(options, async (application) => {
    // Before anything is read: a mistake in it is told at once.
    const playbook = await application.playbook(options.playbook, options.type);
    const named = { paths, command: 'playbook', matterName: 'Playbook', password: options.password };
    const { documentIds, failed } = await readNamedFiles(application, named, signal);
    const checked = await application.checkPlaybook(documentIds, playbook);
    let left = 0;
    if (options.out !== undefined) {
      const sources = { mends: false, playbook };
      left = tellProposals(await application.propose(documentIds, resolve(options.out), sources), say);
    }
    for (const document of checked) {
      if (options.json) print(JSON.stringify({ playbook: playbook.id, ...document }));
      else printDocument(document);
    }
    return failed + left > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

/** `sampan playbook list`: the playbooks that come with the program. */
export async function playbookList(options: CommonOptions): Promise<number> {
  return withApplication(options, async (application) => {
    for (const { id, name, rules, contractTypes } of await application.request('playbooks.list', {})) {
      const types = contractTypes.map((type) => type.id).join(', ');
      print(`${id}  ${wordsFor(name, 'en')} (${counted(rules, 'rule')}${types === '' ? '' : `; types: ${types}`})`);
    }
    return exitCodes.done;
  });
}

function printDocument({ documentName, results, leftOut, contractTypes }: CheckedDocument): void {
  const types = contractTypes.map((type) => wordsFor(type, 'en')).join(', ');
  print(`${documentName}${types === '' ? '' : ` (${types})`}`);
  for (const result of results) printResult(result);
  if (leftOut > 0) print(`  ${counted(leftOut, 'rule')} for other documents`);
}

function printResult({ state, name, fallback, whys, clause, anchors, quote, proposal }: RuleResult): void {
  const page = anchors[0]?.page;
  const place = [clause?.number ?? '', page === undefined ? '' : `p. ${page}`].filter((part) => part !== '').join(', ');
  const accepted = fallback === null ? '' : ` – ${wordsFor(fallback, 'en')}`;
  print(
    `  ${ruleStateWords(state, 'en').toLowerCase().padEnd(9)}  ${wordsFor(name, 'en')}${accepted}${place === '' ? '' : ` [${place}]`}`,
  );
  if (state === 'met') return;
  for (const why of whys) print(`             ${why}`);
  if (quote !== '') print(`             “${shortened(quote)}”`);
  if (proposal !== null && proposal.words !== '') print(`             + ${proposal.words}`);
  else if (proposal?.change === 'strike') print('             - these words');
}

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
