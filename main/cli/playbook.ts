import { resolve } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { type CheckedDocument, type RuleResult, wordsFor } from '#contract/playbook.ts';
import { ruleStateWords } from '#main/reports/playbook-words.ts';
import type { AskedPlaybook } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { tellProposals } from './propose.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';

export interface PlaybookCheckOptions extends CommonOptions {
  /** Where absent, each document has the one that answers to its type and language. */
  readonly playbook?: string;
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
    if (options.playbook === undefined && options.type !== undefined)
      throw new SampanError('wrong-usage', 'A type is one of a playbook’s own. Name the playbook with --playbook.');
    const playbook: AskedPlaybook =
      options.playbook === undefined ? 'answering' : await application.playbook(options.playbook, options.type);
    const named = { paths, command: 'playbook', matterName: 'Playbook', password: options.password };
    const { documentIds, failed } = await readNamedFiles(application, named, signal);
    const checked = await application.checkPlaybook(documentIds, playbook);
    let left = 0;
    if (options.out !== undefined) {
      const sources = { mends: false, playbook };
      left = tellProposals(await application.propose(documentIds, resolve(options.out), sources), say);
    }
    for (const document of checked) {
      if (options.json) print(JSON.stringify({ ...document, playbook: document.playbook?.id ?? null }));
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

function printDocument({ documentName, results, leftOut, type, playbook, answering, language }: CheckedDocument): void {
  const typeWords =
    type?.name == null ? 'type not recognised' : `${wordsFor(type.name, 'en')}, by its ${typeBy[type.by]}`;
  print(`${documentName} (${typeWords})`);
  const several = answering.map((one) => wordsFor(one, 'en')).join(', ');
  if (playbook !== null) print(`  playbook: ${wordsFor(playbook.name, 'en')}`);
  else if (several !== '') print(`  several playbooks answer; name one with --playbook: ${several}`);
  else print(`  no playbook answers to it in ${languageNames[language]}; name one with --playbook`);
  for (const result of results) printResult(result);
  if (leftOut > 0) print(`  ${counted(leftOut, 'rule')} for other documents`);
}

const typeBy = { title: 'title', opening: 'first words', 'file-name': 'file’s name', person: 'given type' } as const;
const languageNames = {
  en: 'English',
  'zh-Hant': 'Traditional Chinese',
  'zh-Hans': 'Simplified Chinese',
  'yue-Hant': 'written Cantonese',
} as const;

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
