/**
 * `SAMPAN_DATA=… npm run bench -- compression [--development FOLDER | --selective]`: the share of
 * expert-labelled passages that are kept whole, on the documents held out from
 * training, with peers choosing among the same passages in the same run; facts
 * kept; free wordings, each left out of the question profile; Chinese and
 * cross-language questions; hypotheses that no one trained for (ContractNLI);
 * speed. A row "in the text" also counts a label all of whose characters stand in
 * the ledger at their own place. With `--development` the documents are the
 * development part and the scorer is the one in FOLDER, which must have been
 * trained without them: `npm run train -- compression FOLDER --development`. With `--selective` only
 * Selective Context is run, on the beginnings of three held-out contracts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage, env, exit, stderr } from 'node:process';
import { z } from 'zod';
import type { Compression } from '#contract/compression.ts';
import { extract } from '#main/clauses/extract.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { type CompressionInput, compress } from '#main/compression/compress.ts';
import { compressedText } from '#main/compression/compressed-text.ts';
import { parseCompressionModel } from '#main/compression/compression-model.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import { prepareText } from '#main/compression/prepared-text.ts';
import { isForDevelopment, labelledContracts, unitsIn } from '#main/training/compression/cuad-passages.ts';
import { isHeldOut } from '#main/training/held-out.ts';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';
import { glossary, model as shipped } from '#test/compression/compression-model.ts';
import { labelledText } from '#test/compression/labelled-text.ts';
import { openNearness } from './compression/nearness.ts';
import {
  bm25Scores,
  chosenByScore,
  leadScores,
  oracleKept,
  randomScores,
  selfInformationKept,
  textRankScores,
} from './compression/peers.ts';
import { selectiveSample } from './compression/selective-sample.ts';

const data = env.SAMPAN_DATA;
const gguf = env.SAMPAN_GGUF;
if (!data || !gguf) {
  stderr.write(
    'Set SAMPAN_DATA to the folder of the documents and SAMPAN_GGUF to the model whose tokens are counted.\n',
  );
  exit(2);
}
const root = join(import.meta.dirname, '..', '..');
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const tokenizer = await loadModelTokenizer(gguf);
const countTokens = (text: string) => tokenizer.count(text);
const options = {
  ontology: parseOntology(json('resources', 'ontology', 'ontology.json')),
  institutions: parseInstitutions(json('resources', 'ontology', 'institutions.json')),
};
if (process.argv.includes('--selective')) {
  const sample = [...labelledContracts(data, isHeldOut)].slice(0, 3);
  console.table(await selectiveSample(sample, gguf, [2, 4, 10], countTokens));
  exit(0);
}
const flag = process.argv.indexOf('--development');
const development = flag >= 0;
const folder = process.argv[flag + 1];
if (development && folder === undefined) {
  stderr.write('Name the folder of a scorer that was trained with --development.\n');
  exit(2);
}
const model =
  development && folder !== undefined
    ? parseCompressionModel(
        JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')),
        json('resources', 'compression', 'categories.json'),
      )
    : shipped;
const ratios = [2, 4, 10, 20, 50];
const questionRatios = [4, 10];
const paraphrases = z
  .array(z.object({ category: z.string(), en: z.string(), zh: z.string() }))
  .parse(json('test', 'bench', 'compression', 'paraphrases.json'));

/** Labels kept whole and labels, by row and ratio. */
const tally = new Map<string, Map<number, [number, number]>>();
function add(row: string, ratio: number, whole: number, all: number): void {
  const own = tally.get(row) ?? new Map<number, [number, number]>();
  const [before, total] = own.get(ratio) ?? [0, 0];
  own.set(ratio, [before + whole, total + all]);
  tally.set(row, own);
}

function wholeIn(kept: ReadonlySet<number>, needed: readonly (readonly number[])[]): number {
  return needed.filter((own) => own.every((unit) => kept.has(unit))).length;
}

/** Labels all of whose characters stand in what the model reads, copied from their own place. */
function inText(result: Compression, text: string, spans: readonly { start: number; end: number }[]): number {
  const marks = new Uint8Array(text.length);
  for (const { start, end, sourceStart } of compressedText(result, text).map) {
    marks.fill(1, sourceStart, sourceStart + end - start);
  }
  return spans.filter(({ start, end }) => {
    for (let at = start; at < end; at += 1) if (marks[at] === 0 && /\S/u.test(text.charAt(at))) return false;
    return true;
  }).length;
}

const keptUnits = ({ passages }: Compression) => new Set(passages.flatMap(({ kept }, index) => (kept ? [index] : [])));
let overBudget = 0;
function compressed(input: Omit<CompressionInput, 'countTokens' | 'model' | 'glossary'>): Compression {
  const result = compress({ ...input, countTokens, model, glossary });
  if (result.compressedTokens > result.budgetTokens) overBudget += 1;
  return result;
}
const factsKept = ({ ledger }: Compression) => ledger.filter(({ standsIn }) => standsIn !== 'nowhere').length;

const nearnessOf = await openNearness();
let documents = 0;
let characters = 0;
let microseconds = 0;
const wanted = development
  ? (name: string) => !isHeldOut(name) && isForDevelopment(name)
  : (name: string) => isHeldOut(name);
for (const { text, clauses, units, spans } of labelledContracts(data, wanted)) {
  documents += 1;
  const { findings, defects } = extract(text, options);
  const plainBase = { text, clauses, findings: [...findings, ...defects] };
  const base = { ...plainBase, prepared: prepareText({ ...plainBase, countTokens, model, glossary }) };
  const tokens = units.map((unit) => countTokens(text.slice(unit.start, unit.end)));
  const total = countTokens(text);
  const needed = spans.map((span) => span.units);
  const peers = new Map<string, ArrayLike<number>>([
    ['random', randomScores(units.length, documents)],
    ['lead', leadScores(units.length)],
    ['BM25', bm25Scores(text, units, null)],
    ['TextRank', textRankScores(text, units)],
  ]);
  for (const ratio of ratios) {
    for (const [name, scores] of peers) {
      add(`no question: ${name}`, ratio, wholeIn(chosenByScore(scores, tokens, total / ratio), needed), needed.length);
    }
    add('no question: self-information pruning', ratio, selfInformationKept(text, ratio, spans), needed.length);
    add('no question: greedy oracle', ratio, oracleKept(needed, tokens, total / ratio), needed.length);
    const started = cpuUsage();
    const result = compressed({ ...plainBase, ratio });
    const { user, system } = cpuUsage(started);
    characters += text.length;
    microseconds += user + system;
    add('no question: Sampan', ratio, wholeIn(keptUnits(result), needed), needed.length);
    add('no question, in the text: Sampan', ratio, inText(result, text, spans), needed.length);
    add('facts kept, no question: Sampan', ratio, factsKept(result), result.ledger.length);
    if (total >= 2_000) {
      add('facts kept, no question, 2,000 tokens or more: Sampan', ratio, factsKept(result), result.ledger.length);
    }
    const bare = compressed({ ...base, ratio, ledgerShare: 0 });
    add('no question: Sampan without ledger', ratio, wholeIn(keptUnits(bare), needed), needed.length);
  }
  const near = await nearnessOf?.(text);
  for (const category of new Set(spans.map((span) => span.category))) {
    const labels = spans.filter((span) => span.category === category);
    const own = labels.map((span) => span.units);
    const known = model.questions.find((question) => question.category === category);
    const [question = category] = known?.en ?? [];
    const words = bm25Scores(text, units, question);
    const asked = [
      ['question: Sampan', question],
      ['question in Chinese: Sampan', known?.zh[0]],
      ['paraphrase in English: Sampan', paraphrases.find((entry) => entry.category === category)?.en],
      ['paraphrase in Chinese: Sampan', paraphrases.find((entry) => entry.category === category)?.zh],
    ] as const;
    const free = known?.asked ?? [];
    const wording = free[(documents * 7 + category.length) % Math.max(1, free.length)];
    for (const ratio of questionRatios) {
      if (wording !== undefined) {
        const result = compressed({ ...base, ratio, question: wording, withoutWording: wording });
        const language = /\p{Script=Han}/u.test(wording) ? 'Chinese or Cantonese' : 'English';
        if (near !== undefined) {
          const helped = compressed({
            ...base,
            ratio,
            question: wording,
            withoutWording: wording,
            nearness: await near(wording),
          });
          const row = `free wording in ${language}, left out of the profile: Sampan with the sentence encoder`;
          add(row, ratio, wholeIn(keptUnits(helped), own), own.length);
        }
        add(
          `free wording in ${language}, left out of the profile: Sampan`,
          ratio,
          wholeIn(keptUnits(result), own),
          own.length,
        );
      }
      add('question: BM25', ratio, wholeIn(chosenByScore(words, tokens, total / ratio), own), own.length);
      add('question: greedy oracle', ratio, oracleKept(own, tokens, total / ratio), own.length);
      const bare = compressed({ ...base, ratio, question, ledgerShare: 0 });
      add('question: Sampan without ledger', ratio, wholeIn(keptUnits(bare), own), own.length);
      for (const [row, words_] of asked) {
        if (words_ === undefined) continue;
        const result = compressed({ ...base, ratio, question: words_ });
        add(row, ratio, wholeIn(keptUnits(result), own), own.length);
        if (row === 'question: Sampan')
          add('question, in the text: Sampan', ratio, inText(result, text, labels), own.length);
        if (row === 'question: Sampan')
          add('facts kept, question: Sampan', ratio, factsKept(result), result.ledger.length);
      }
    }
  }
}

const fixtures = join(root, 'test', 'fixtures', 'compression');
for (const name of readdirSync(fixtures).filter((file) => file.startsWith('held-'))) {
  const { text, labels } = labelledText(readFileSync(join(fixtures, name), 'utf8'));
  const { clauses, findings, defects } = extract(text, options);
  const units = passageUnits(text, clauses);
  const base = { text, clauses, findings: [...findings, ...defects], ledgerShare: 0 };
  const needed = labels.map((label) => ({ ...label, units: unitsIn(units, label.start, label.end) }));
  const tokens = units.map((unit) => countTokens(text.slice(unit.start, unit.end)));
  for (const ratio of [2, 4, 10]) {
    const all = needed.map((label) => label.units);
    const plain = compressed({ ...base, ratio });
    add('Chinese, no question: Sampan without ledger', ratio, wholeIn(keptUnits(plain), all), all.length);
    add('Chinese, no question: greedy oracle', ratio, oracleKept(all, tokens, countTokens(text) / ratio), all.length);
    for (const { category, units: own } of needed) {
      const known = model.questions.find((question) => question.category === category);
      const said = paraphrases.find((entry) => entry.category === category);
      for (const [row, question] of [
        ['Chinese, question in Chinese', known?.zh[0]],
        ['Chinese, question in English', known?.en[0]],
        ['Chinese, paraphrase in Chinese', said?.zh],
        ['Chinese, paraphrase in English', said?.en],
      ] as const) {
        if (question === undefined) continue;
        add(
          `${row}: Sampan without ledger`,
          ratio,
          wholeIn(keptUnits(compressed({ ...base, ratio, question })), [own]),
          1,
        );
        const words = bm25Scores(text, units, question);
        add(`${row}: BM25`, ratio, wholeIn(chosenByScore(words, tokens, countTokens(text) / ratio), [own]), 1);
      }
    }
  }
}

const hypotheses = z
  .object({
    documents: z.array(
      z.object({
        text: z.string(),
        spans: z.array(z.tuple([z.number(), z.number()])),
        annotation_sets: z.array(
          z.object({ annotations: z.record(z.string(), z.object({ spans: z.array(z.number()) })) }),
        ),
      }),
    ),
    labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
  })
  .parse(JSON.parse(readFileSync(join(data, 'contractnli', 'dev.json'), 'utf8')));
for (const { text, spans, annotation_sets: sets } of hypotheses.documents) {
  const { clauses, findings, defects } = extract(text, options);
  const plainBase = { text, clauses, findings: [...findings, ...defects] };
  const base = { ...plainBase, prepared: prepareText({ ...plainBase, countTokens, model, glossary }) };
  const units = passageUnits(text, clauses);
  const tokens = units.map((unit) => countTokens(text.slice(unit.start, unit.end)));
  const near = await nearnessOf?.(text);
  for (const [name, { spans: evidence }] of Object.entries(sets[0]?.annotations ?? {})) {
    const question = hypotheses.labels[name]?.hypothesis ?? '';
    const needed = evidence.flatMap((index) => {
      const span = spans[index];
      return span === undefined ? [] : [unitsIn(units, span[0], span[1])];
    });
    if (needed.length === 0) continue;
    const words = bm25Scores(text, units, question);
    const nearness = await near?.(question);
    for (const ratio of [2, 4, 10]) {
      const result = compressed({
        ...base,
        ratio,
        question,
        ledgerShare: 0,
      });
      add('ContractNLI evidence: Sampan without ledger', ratio, wholeIn(keptUnits(result), needed), needed.length);
      if (nearness !== undefined) {
        const helped = compressed({ ...base, ratio, question, ledgerShare: 0, nearness });
        const row = 'ContractNLI evidence: Sampan without ledger, with the sentence encoder';
        add(row, ratio, wholeIn(keptUnits(helped), needed), needed.length);
      }
      const budget = countTokens(text) / ratio;
      add('ContractNLI evidence: BM25', ratio, wholeIn(chosenByScore(words, tokens, budget), needed), needed.length);
      add('ContractNLI evidence: greedy oracle', ratio, oracleKept(needed, tokens, budget), needed.length);
    }
  }
}

console.log(`| kept whole | ${ratios.map((ratio) => `${ratio}×`).join(' | ')} | labels |`);
console.log(`|---|${ratios.map(() => '---').join('|')}|---|`);
for (const [row, own] of tally) {
  const cells = ratios.map((ratio) => {
    const [whole, all] = own.get(ratio) ?? [0, 0];
    return all === 0 ? '' : (whole / all).toFixed(3);
  });
  console.log(`| ${row} | ${cells.join(' | ')} | ${[...own.values()][0]?.[1] ?? 0} |`);
}
console.log(
  `\n${documents} CUAD contracts ${development ? 'of the development part' : 'held out from training'}; ${(characters / microseconds).toFixed(2)} million characters a CPU second, token counts included; over budget: ${overBudget}.`,
);
process.exitCode = overBudget === 0 ? 0 : 1;
