/**
 * Words and sentences beside the peers, in one run: `npm run bench -- segmentation`.
 *
 * Words: Universal Dependencies Cantonese-HK and Chinese-HK (never used but here) and
 * the held-out transcripts of the Hong Kong Cantonese Corpus. Sentences: the labelled
 * passages of `test/fixtures/sentences`. Speeds are megabytes per CPU second, one thread,
 * medians of three.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage, env, exit, stderr, stdout } from 'node:process';
import { z } from 'zod';
import { indexTerms } from '#main/language/search-keys.ts';
import { sentences } from '#main/language/sentences.ts';
import { words } from '#main/language/words.ts';
import { isHeldOut } from '#main/training/held-out.ts';
import { utterances } from '#main/training/hong-kong-corpus.ts';
import { pythonPeers } from './peers.ts';

const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write('Set SAMPAN_DATA to the folder with ud_yue_zh_hk, hkcancor, text and cuad.\n');
  exit(2);
}

/** Runs of Chinese words, as a person cut them. */
function hanRuns(given: readonly (readonly string[])[]): string[][] {
  const runs: string[][] = [];
  for (const sentence of given) {
    let run: string[] = [];
    for (const word of [...sentence, '']) {
      if (/^[\p{Script=Han}〇]+$/u.test(word)) run.push(word);
      else if (run.length > 0) {
        runs.push(run);
        run = [];
      }
    }
  }
  return runs;
}

function dependencyWords(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split('\n\n')
    .map((block) =>
      block
        .split('\n')
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => line.split('\t')[1] ?? ''),
    );
}

/** F1 of words: a word is right where both its ends are. */
function wordScore(gold: readonly string[][], cuts: readonly string[][]): number {
  let right = 0;
  let total = 0;
  for (const [index, run] of gold.entries()) {
    const spans = new Set<string>();
    let at = 0;
    for (const word of run) {
      spans.add(`${at} ${at + word.length}`);
      at += word.length;
    }
    at = 0;
    const cut = cuts[index] ?? [];
    for (const word of cut) {
      if (spans.has(`${at} ${at + word.length}`)) right += 1;
      at += word.length;
    }
    total += run.length + cut.length;
  }
  return (2 * right) / total;
}

function speed(text: string, cut: (text: string) => unknown): number {
  const times = [0, 1, 2].map(() => {
    const before = cpuUsage();
    cut(text);
    const { user, system } = cpuUsage(before);
    return user + system;
  });
  times.sort((a, b) => a - b);
  return Buffer.byteLength(text) / (times[1] ?? 1);
}

const corpus = join(data, 'hkcancor/src/pycantonese/data/hkcancor');
const transcripts = readdirSync(corpus).filter((name) => name.endsWith('.cha') && isHeldOut(name));
const wordSets: readonly [string, string[][]][] = [
  ['UD Cantonese-HK', hanRuns(dependencyWords(join(data, 'ud_yue_zh_hk/UD_Cantonese-HK/yue_hk-ud-test.conllu')))],
  ['UD Chinese-HK', hanRuns(dependencyWords(join(data, 'ud_yue_zh_hk/UD_Chinese-HK/zh_hk-ud-test.conllu')))],
  ['HKCanCor held out', hanRuns(transcripts.flatMap((name) => utterances(readFileSync(join(corpus, name), 'utf8'))))],
];
const wordTexts = wordSets.flatMap(([, runs]) => runs.map((run) => run.join('')));

const passage = z.object({ id: z.string(), form: z.string(), text: z.string() });
interface Passage {
  readonly half: string;
  readonly form: string;
  readonly text: string;
  readonly ends: ReadonlySet<number>;
}
const passages: Passage[] = ['development', 'held-out'].flatMap((half) =>
  readFileSync(new URL(`../fixtures/sentences/${half}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { form, text: marked } = passage.parse(JSON.parse(line));
      let text = '';
      const ends = new Set<number>();
      for (const part of marked.split('⏐')) {
        text += part;
        if (part.trim() !== '') ends.add(text.trimEnd().length);
      }
      return { half, form, text, ends };
    }),
);

/** Where pieces end that follow one another in the text, without the blanks that trail them. */
function endsOf(text: string, pieces: readonly string[]): number[] {
  const ends: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    // Some peers write line breaks as blanks: walk over both by their visible characters.
    for (const character of piece.replace(/\s/g, '')) {
      while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
      at += character.length;
    }
    if (piece.trim() !== '') ends.push(at);
  }
  return ends;
}

function sentenceScores(ends: readonly number[][]): string[] {
  const forms = ['en', 'zh-Hant', 'zh-Hans', 'yue-Hant', 'mixed'];
  const score = (chosen: (each: Passage) => boolean): string => {
    let right = 0;
    let total = 0;
    for (const [index, each] of passages.entries()) {
      if (!chosen(each)) continue;
      const found = ends[index] ?? [];
      right += found.filter((end) => each.ends.has(end)).length;
      total += found.length + each.ends.size;
    }
    return ((2 * right) / total).toFixed(3);
  };
  return [
    score((each) => each.half === 'development'),
    score((each) => each.half === 'held-out'),
    ...forms.map((form) => score((each) => each.half === 'held-out' && each.form === form)),
  ];
}

const written = readFileSync(join(data, 'text/laws_zhs.txt'), 'utf8').slice(0, 600_000);
const hansard = readFileSync(join(data, 'text/hansard.txt'), 'utf8').slice(0, 600_000);
const contracts = join(data, 'cuad/full_contract_txt');
const english = readdirSync(contracts)
  .sort()
  .slice(0, 40)
  .map((name) => readFileSync(join(contracts, name), 'utf8'))
  .join('\n')
  .slice(0, 1_500_000);

const python = await pythonPeers('segmentation', [
  'jieba==0.42.1',
  'pycantonese==5.0.0',
  'pysbd==0.3.4',
  'syntok==1.4.4',
  'blingfire==0.1.8',
  'numpy==2.2.6',
]);
const run = spawnSync(python, [new URL('segmentation-peers.py', import.meta.url).pathname], {
  input: JSON.stringify({
    words: wordTexts,
    sentences: passages,
    word_speed: hansard.slice(0, 200_000),
    sentence_speed: { en: english.slice(0, 200_000), zh: hansard.slice(0, 200_000) },
  }),
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (run.status !== 0) {
  stderr.write(run.stderr);
  exit(1);
}
const cuts = z.array(z.array(z.string()));
const peers = z
  .object({
    words: z.record(z.string(), z.object({ cuts, speed: z.number() })),
    sentences: z.record(z.string(), z.object({ cuts, speed: z.record(z.string(), z.number()) })),
  })
  .parse(JSON.parse(run.stdout));

const intlWords = new Intl.Segmenter('zh', { granularity: 'word' });
const intlSentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const own = (text: string): string[] => words(text).map((word) => text.slice(word.start, word.end));
const intl = (text: string): string[] => [...intlWords.segment(text)].map((each) => each.segment);
own('啟動');

stdout.write(`\nWords: F1 (${wordSets.map(([name, runs]) => `${name} ${runs.flat().length} words`).join(', ')})\n\n`);
stdout.write(`| | ${wordSets.map(([name]) => name).join(' | ')} | MB / CPU s, Hansard |\n|---|---|---|---|---|\n`);
function wordRow(name: string, given: readonly string[][], megabytes: number): void {
  let from = 0;
  const scores = wordSets.map(([, runs]) => {
    const part = given.slice(from, from + runs.length);
    from += runs.length;
    return wordScore(runs, part).toFixed(4);
  });
  stdout.write(`| ${name} | ${scores.join(' | ')} | ${megabytes.toFixed(2)} |\n`);
}
wordRow('Sampan', wordTexts.map(own), speed(hansard, words));
wordRow('Intl.Segmenter (ICU)', wordTexts.map(intl), speed(hansard, intl));
for (const [name, peer] of Object.entries(peers.words)) wordRow(name, peer.cuts, peer.speed);
stdout.write(
  `\nSampan's words on PRC law ${speed(written, words).toFixed(1)} MB / CPU s, on contracts in English ${speed(english, words).toFixed(1)}; ` +
    `index terms ${speed(hansard, indexTerms).toFixed(1)}, ${speed(written, indexTerms).toFixed(1)}, ${speed(english, indexTerms).toFixed(1)}.\n`,
);

stdout.write(
  `\nSentences: F1 of ends (${passages.length} passages, ${passages.reduce((sum, each) => sum + each.ends.size, 0)} sentences; the forms on the held-out half)\n\n`,
);
stdout.write(
  '| | development | held out | en | zh-Hant | zh-Hans | yue-Hant | mixed | MB / CPU s English | Chinese |\n',
);
stdout.write('|---|---|---|---|---|---|---|---|---|---|\n');
function sentenceRow(name: string, ends: readonly number[][], speeds: readonly number[]): void {
  stdout.write(
    `| ${name} | ${sentenceScores(ends).join(' | ')} | ${speeds.map((each) => each.toFixed(2)).join(' | ')} |\n`,
  );
}
sentenceRow(
  'Sampan',
  passages.map(({ text }) => sentences(text).map((sentence) => sentence.end)),
  [speed(english, sentences), speed(hansard, sentences)],
);
const intlCut = (text: string): string[] => [...intlSentences.segment(text)].map((each) => each.segment);
sentenceRow(
  'Intl.Segmenter (ICU)',
  passages.map(({ text }) => endsOf(text, intlCut(text))),
  [speed(english, intlCut), speed(hansard, intlCut)],
);
for (const [name, peer] of Object.entries(peers.sentences)) {
  sentenceRow(
    name,
    passages.map(({ text }, index) => endsOf(text, peer.cuts[index] ?? [])),
    [peer.speed.en ?? 0, peer.speed.zh ?? 0],
  );
}
