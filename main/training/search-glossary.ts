/**
 * Makes `resources/glossary/search-words.json`, the words that carry a query over
 * the border between English and Chinese: one table from Taiwan's Acts, one from
 * two of Hong Kong's ordinances, of which only which words stand for which is kept
 * (`docs/search.md` says why that may be shipped). What is held out is not read.
 *
 * `npm run train -- search-glossary ACTS.jsonl ORDINANCE_SECTIONS.jsonl OUT.json`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit, stderr } from 'node:process';
import { z } from 'zod';
import { englishStem } from '#main/language/english-stem.ts';
import { fold } from '#main/language/folding.ts';
import { words } from '#main/language/words.ts';
import { isHeldOut } from './held-out.ts';
import { translationTable } from './translation-table.ts';

const act = z.object({ pcode: z.string(), articles: z.array(z.object({ zh: z.string(), en: z.string() })) });
const ordinance = z.object({ cap: z.string(), en: z.string(), 'zh-Hant': z.string() });
const [acts, ordinances, target] = argv.slice(2);
if (acts === undefined || ordinances === undefined || target === undefined) {
  stderr.write('Give the aligned Acts and sections of ordinances (JSON Lines) and the file to write.\n');
  exit(2);
}

const functionWords = new Set(
  'the of and or to in a an be is are by for shall may any as on with that which it its at from this such not no where if has have been other than under was were their he his there these those upon into who whom whose will would can but when each all'.split(
    ' ',
  ),
);

function englishWords(text: string): string[] {
  const found = [...text.toLowerCase().matchAll(/[a-z]{2,}/g)].map(([word]) => word);
  return [...new Set(found.filter((word) => !functionWords.has(word)).map(englishStem))];
}

/** Words of two ideographs and more, and neighbours that make up to four together. */
function chineseWords(text: string): string[] {
  const found = new Set<string>();
  let before: { readonly end: number; readonly text: string } | null = null;
  for (const { start, end, kind } of words(text)) {
    const word = text.slice(start, end);
    if (kind !== 'han') {
      before = null;
      continue;
    }
    if (word.length >= 2) found.add(fold(word).key);
    if (before?.end === start && before.text.length + word.length <= 4) found.add(fold(before.text + word).key);
    before = { end, text: word };
  }
  return [...found];
}

interface Aligned {
  readonly en: string;
  readonly zh: string;
}

const readOrdinances = new Set(['Cap32', 'Cap6']);
/** A longer section whose parts do not match says too little of which words belong together. */
const longestSection = 1500;

function* articles(line: string): Generator<Aligned> {
  const { pcode, articles: own } = act.parse(JSON.parse(line));
  if (isHeldOut(pcode)) return;
  for (const { en, zh } of own) yield* partsOf({ en, zh }, /[\r\n]+/);
}

function* sections(line: string): Generator<Aligned> {
  const { cap, en, 'zh-Hant': zh } = ordinance.parse(JSON.parse(line));
  if (!readOrdinances.has(cap)) return;
  for (const part of partsOf({ en, zh }, /\n\s*(?=\((?:\d{1,3}[A-Z]{0,3}|[a-z]{1,4})\))/))
    if (part.en.length <= longestSection) yield part;
}

/** Parts stand for one another where both have as many. */
function* partsOf({ en, zh }: Aligned, border: RegExp): Generator<Aligned> {
  const [left, right] = [en.split(border), zh.split(border)];
  if (left.length !== right.length) yield { en, zh };
  else for (const [index, text] of left.entries()) yield { en: text, zh: right[index] ?? '' };
}

/** No word begins or ends with one of these: 的債權人 is no better than 債權人. */
const particles = new Set([...'的之得者及或其所于與以為有並應不該在由對等各'].map((character) => fold(character).key));
const isWord = (word: string): boolean =>
  !particles.has(word.slice(0, 1)) && (!particles.has(word.slice(-1)) || word.length === 2);

function tableOf(path: string, parts: (line: string) => Generator<Aligned>): string {
  const pairs = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => [...parts(line)])
    .map(({ en, zh }) => ({ en: englishWords(en), zh: chineseWords(zh) }));
  const lines = [...translationTable(pairs)]
    .map(([stem, found]) => [stem, found.filter(([word]) => isWord(word))] as const)
    .filter(([, found]) => found.length > 0)
    .map(([stem, found]) => {
      const words = found.map(([word, weight]) => `${JSON.stringify(word)}:${weight}`);
      return `    ${JSON.stringify(stem)}: {${words.join(',')}}`;
    });
  stderr.write(`${lines.length} stems from ${pairs.length} passages of ${path}\n`);
  return `{\n${lines.join(',\n')}\n  }`;
}

writeFileSync(
  target,
  `{\n  "acts": ${tableOf(acts, articles)},\n  "ordinances": ${tableOf(ordinances, sections)}\n}\n`,
);
