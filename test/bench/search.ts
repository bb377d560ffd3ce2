/**
 * Search beside its peers: `npm run bench -- search [QUERIES] [PAGES…]`.
 *
 * Known items in every direction between the written forms, on sections that are
 * held out (Cap. 6A, 6B and 32C of Hong Kong; the Acts of Taiwan that `isHeldOut`
 * names; a dialogue in Cantonese and Chinese), as many queries a direction as asked
 * (100). Then two-character words, amounts, dates and variant characters, and time
 * and size at the numbers of pages asked (1,000 and 10,000).
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, stderr, stdout } from 'node:process';
import { z } from 'zod';
import { loadTranslations } from '#main/application/read-translations.ts';
import { fetchEncoder, openEncoder, readEncoderEntry } from '#main/application/sentence-encoder-files.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { search } from '#main/search/search.ts';
import { pythonPeers } from './peers.ts';
import { measureBlocking } from './search/blocking.ts';
import { formQuestions } from './search/form-questions.ts';
import { indexSections } from './search/index-of.ts';
import { knownItems } from './search/known-items.ts';
import { madePages } from './search/made-pages.ts';
import { measureScale } from './search/scale.ts';
import { alignedSections, cantoneseSentences, type Form, type Section } from './search/sections.ts';
import { askSqlite } from './search/sqlite-peers.ts';

const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write('Set SAMPAN_DATA to the folder with hk_ordinances, taiwan_law and ud_yue_zh_hk.\n');
  exit(2);
}
const [queriesAsked = '100', ...pagesAsked] = argv.slice(2);
const queries = Number(queriesAsked);
const wordsOfQuery = 8;
const resources = join(import.meta.dirname, '..', '..', 'resources');
const translations = loadTranslations(resources);
const entry = await readEncoderEntry(resources);
await fetchEncoder(entry, { modelsFolder: defaultModelsFolder() });
const encoder = await openEncoder(entry, defaultModelsFolder());
const now = (): number => performance.now();

interface Question {
  readonly from: Form;
  readonly to: Form;
  readonly query: string;
  readonly place: number;
}

interface Answers {
  readonly name: string;
  readonly found: readonly (readonly number[])[];
}

async function table(
  title: string,
  sections: readonly Section[],
  forms: readonly Form[],
  directions: readonly (readonly [Form, Form])[],
): Promise<void> {
  const { database, index, folder } = await indexSections(sections, forms, encoder, translations);
  const questions = directions.flatMap(([from, to]) => {
    const items = knownItems(sections, from, wordsOfQuery);
    const step = Math.max(1, items.length / queries);
    return Array.from({ length: Math.min(queries, items.length) }, (_, at): Question | null => {
      const item = items[Math.floor(at * step)];
      return item === undefined ? null : { from, to, query: item.query, place: sections.indexOf(item.section) };
    }).filter((question) => question !== null);
  });
  const places = new Map(sections.map(({ id }, place) => [id, place]));
  const ask = async (byMeaning: boolean): Promise<number[][]> => {
    const answers: number[][] = [];
    for (const { query, to } of questions) {
      const { hits } = await search(
        query,
        { matterId: to, limit: 5, byMeaning },
        { index, translations, encoder, now },
      );
      answers.push(hits.map(({ documentId }) => places.get(documentId.slice(to.length + 1)) ?? -1));
    }
    return answers;
  };
  const texts = Object.fromEntries(forms.map((form) => [form, sections.map((section) => section.texts[form] ?? '')]));
  const asked = questions.map(({ to, query }) => [to, query] as const);
  const answers: Answers[] = [
    { name: 'Sampan', found: await ask(true) },
    { name: 'Sampan, without the encoder', found: await ask(false) },
    { name: 'FTS5 porter', found: askSqlite('porter unicode61', texts, asked) },
    { name: 'FTS5 trigram', found: askSqlite('trigram', texts, asked) },
    { name: 'tantivy with jieba', found: await askTantivy(texts, asked) },
  ];
  stdout.write(
    `\n${title}: ${sections.length} sections, ${questions.length} queries; found first / in the first 5\n\n`,
  );
  stdout.write(
    `| | ${directions.map(([from, to]) => `${from} → ${to}`).join(' | ')} |\n|---|${'---|'.repeat(directions.length)}\n`,
  );
  for (const { name, found } of answers) {
    const cells = directions.map(([from, to]) => {
      let [first, five, count] = [0, 0, 0];
      for (const [at, question] of questions.entries()) {
        if (question.from !== from || question.to !== to) continue;
        count += 1;
        const rank = found[at]?.indexOf(question.place) ?? -1;
        if (rank === 0) first += 1;
        if (rank >= 0 && rank < 5) five += 1;
      }
      return `${(first / count).toFixed(2)} / ${(five / count).toFixed(3)}`;
    });
    stdout.write(`| ${name} | ${cells.join(' | ')} |\n`);
  }
  database.$client.close();
  rmSync(folder, { recursive: true, force: true });
}

async function askTantivy(
  texts: Readonly<Record<string, readonly string[]>>,
  questions: readonly (readonly [string, string])[],
): Promise<number[][]> {
  const python = await pythonPeers('search', ['tantivy==0.25.1', 'jieba==0.42.1']);
  const run = spawnSync(python, [new URL('search/peers.py', import.meta.url).pathname], {
    input: JSON.stringify({ texts, questions }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return z.array(z.array(z.number())).parse(JSON.parse(run.stdout));
}

const held = alignedSections(data, 300).filter(({ heldOut }) => heldOut);
const legal: readonly Form[] = ['en', 'zh-Hant', 'zh-Hans', 'yue-Hant'];
const directions = legal.flatMap((from) => legal.map((to) => [from, to] as const));
for (const source of ['ordinances', 'acts'] as const)
  await table(
    source,
    held.filter((section) => section.source === source),
    legal,
    directions,
  );
for (const heldOut of [true, false])
  await table(
    heldOut ? 'dialogue of two films' : 'dialogue of the first film, which was looked at',
    cantoneseSentences(data).filter((sentence) => sentence.heldOut === heldOut),
    ['yue-Hant', 'zh-Hant', 'zh-Hans'],
    [
      ['yue-Hant', 'yue-Hant'],
      ['yue-Hant', 'zh-Hant'],
      ['yue-Hant', 'zh-Hans'],
      ['zh-Hant', 'yue-Hant'],
      ['zh-Hans', 'yue-Hant'],
    ],
  );

await formQuestions(held, translations, queries);
stdout.write('\nTime and size, CPU milliseconds of one thread, medians of three\n\n');
await measureScale(held, (pagesAsked.length > 0 ? pagesAsked : ['1000', '10000']).map(Number), translations);
await measureBlocking(1_000, madePages(held).pageText);
await encoder?.close();
