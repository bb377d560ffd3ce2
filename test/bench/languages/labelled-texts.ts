import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isHeldOut } from '#main/training/held-out.ts';
import { registerTexts } from '#main/training/languages/register-texts.ts';
import { cantoneseTranscript } from '#main/training/vocabulary/cantonese-transcript.ts';

export interface LabelledText {
  readonly set: string;
  readonly text: string;
  /** `en`, `zh` or `yue`, with the script where the set tells it. */
  readonly language: string;
  /** The language of each UTF-16 unit, where the set has spans. */
  readonly units?: readonly string[];
}

const lidRow = z.object({ lang: z.string(), src: z.string(), text: z.string() });
const fixtureRow = z.object({ kind: z.string(), segments: z.array(z.tuple([z.string(), z.string()])) });

/** The test sets. Nothing in them was trained on; the sets that tuning looked at say so in their names. */
export function labelledTexts(data: string): LabelledText[] {
  return [
    ...udPairs(data),
    ...registerLines(data),
    ...lidRows(data),
    ...judgementSets(data),
    ...codeSwitchedSpeech(data),
    ...wholeTranscripts(data),
    ...fixtures(),
  ];
}

function udPairs(data: string): LabelledText[] {
  const read = (path: string) =>
    readFileSync(join(data, 'ud_yue_zh_hk', path), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('# text = '))
      .map((line) => line.slice('# text = '.length));
  const cantonese = read('UD_Cantonese-HK/yue_hk-ud-test.conllu');
  const standard = read('UD_Chinese-HK/zh_hk-ud-test.conllu');
  const same = new Set(cantonese.filter((text) => standard.includes(text)));
  const rows: LabelledText[] = [];
  for (const [texts, language] of [
    [cantonese, 'yue-Hant'],
    [standard, 'zh-Hant'],
  ] as const) {
    for (const [index, text] of texts.entries()) {
      // Every second pair was looked at for the prior; the others only here.
      const half = index % 2 === 0 ? 'tuned half' : 'held-out half';
      rows.push({ set: `UD-HK pairs, ${half}`, text, language });
      if (!same.has(text)) rows.push({ set: `UD-HK pairs that differ, ${half}`, text, language });
    }
  }
  return rows;
}

function registerLines(data: string): LabelledText[] {
  return registerTexts(data, 'held-out').lines.map(({ text, cantonese }) => ({
    set: 'held-out documents of the training sources (not trained on; scored while tuning)',
    text,
    language: cantonese ? 'yue' : 'zh',
  }));
}

function lidRows(data: string): LabelledText[] {
  const trained = new Set(
    transcripts(data)
      .filter(({ name }) => !isHeldOut(name))
      .flatMap(({ lines }) => lines.map(lettersOf)),
  );
  return readFileSync(join(data, 'lid', 'lid.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lidRow.parse(JSON.parse(line)))
    .filter(({ src, text }) => !src.startsWith('UD_') && !trained.has(lettersOf(text)))
    .map(({ lang, text }) => ({
      set: 'lid, without UD and trained transcripts (scored while tuning)',
      text,
      language: lang.split('+')[0] ?? lang,
    }));
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

function judgementSets(data: string): LabelledText[] {
  const rows: LabelledText[] = [];
  for (const [set, path] of [
    ['canto-filter judgements', 'canto_filter/tests/test_sentences.txt'],
    ['cantonesedetect judgements', 'cantonesedetect/tests/test_judge_sentences.txt'],
  ] as const) {
    for (const line of readFileSync(join(data, path), 'utf8').split('\n')) {
      const parts = line.split('|');
      const label = parts.at(-1)?.trim();
      const text = parts[0]?.trim() ?? '';
      if (label === 'cantonese') rows.push({ set, text, language: 'yue-Hant' });
      if (label === 'mandarin' || label === 'swc' || label === 'neutral') rows.push({ set, text, language: 'zh-Hant' });
    }
  }
  return rows;
}

/** Held-out utterances with English words; every letter has the language of its script. */
function codeSwitchedSpeech(data: string): LabelledText[] {
  return transcripts(data)
    .filter(({ name }) => isHeldOut(name))
    .flatMap(({ lines }) => lines)
    .filter((line) => /\p{Script=Han}/u.test(line) && /[A-Za-z]{2}/.test(line))
    .map((text) => ({
      set: 'code-switched speech (HKCanCor, held out)',
      text,
      language: 'yue-Hant',
      units: Array.from({ length: text.length }, (_, index) =>
        /[A-Za-z]/.test(text.charAt(index)) ? 'en' : 'yue-Hant',
      ),
    }));
}

/** Held-out transcripts as whole texts: what a line leaves open, the lines around it tell. */
function wholeTranscripts(data: string): LabelledText[] {
  return transcripts(data)
    .filter(({ name }) => isHeldOut(name))
    .map(({ lines }) => lines.join('\n'))
    .map((text) => ({
      set: 'whole transcripts (HKCanCor, held out)',
      text,
      language: 'yue-Hant',
      units: Array.from({ length: text.length }, (_, index) =>
        /[A-Za-z]/.test(text.charAt(index)) ? 'en' : 'yue-Hant',
      ),
    }));
}

function transcripts(data: string): { name: string; lines: string[] }[] {
  const folder = join(data, 'hkcancor', 'src', 'pycantonese', 'data', 'hkcancor');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cha'))
    .sort()
    .map((name) => ({ name, lines: cantoneseTranscript(readFileSync(join(folder, name), 'utf8')).split('\n') }));
}

function fixtures(): LabelledText[] {
  return ['development', 'held-out'].flatMap((part) =>
    readFileSync(new URL(`../../fixtures/languages/${part}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => fixtureRow.parse(JSON.parse(line)))
      .map(({ segments }) => ({
        set: `labelled sentences, ${part}`,
        text: segments.map(([, piece]) => piece).join(''),
        language: segments[0]?.[0] ?? 'und',
        units: segments.flatMap(([language, piece]) => Array.from({ length: piece.length }, () => language)),
      })),
  );
}
