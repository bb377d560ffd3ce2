import { z } from 'zod';
import { stemmedPhrase } from '#main/language/english-stem.ts';
import { fold } from '#main/language/folding.ts';

/** A word of the other language and how well it stands for the one asked, 0 to 1. */
export interface Translation {
  /** Stems, blank between; or folded ideographs. */
  readonly key: string;
  readonly weight: number;
}

/** The glossary in every direction, by keys: English stems, folded Chinese. */
export interface Translations {
  readonly toChinese: ReadonlyMap<string, readonly Translation[]>;
  readonly toEnglish: ReadonlyMap<string, readonly Translation[]>;
  /** Between written Cantonese and standard Chinese, both ways. */
  readonly withinChinese: ReadonlyMap<string, readonly Translation[]>;
  /** For each word of written Cantonese the first of written Chinese, as it is written. */
  readonly writtenForms: ReadonlyMap<string, string>;
}

/** A table for each source: stem → words with weights. */
const learntSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number())));
const termsSchema = z.array(z.object({ en: z.array(z.string()), zh: z.array(z.string()) }));
const cantoneseSchema = z.array(z.tuple([z.array(z.string()), z.array(z.string())]));

/** What a person wrote down as a translation counts this much. */
const writtenWeight = 0.6;
const most = 8;

/**
 * Puts the glossaries together: `search-words.json` (learnt, with weights), `legal-terms.json` (written) and `cantonese-words.json` (written).
 * @throws ZodError where one is not what it should be.
 */
export function readTranslations(learnt: unknown, terms: unknown, cantonese: unknown): Translations {
  const toChinese = new Map<string, Map<string, number>>();
  const toEnglish = new Map<string, Map<string, number>>();
  const within = new Map<string, Map<string, number>>();
  const writtenForms = new Map<string, string>();
  for (const [stem, words] of Object.values(learntSchema.parse(learnt)).flatMap((table) => Object.entries(table))) {
    for (const [word, weight] of Object.entries(words)) {
      add(toChinese, stem, word, weight);
      add(toEnglish, word, stem, weight);
    }
  }
  for (const { en, zh } of termsSchema.parse(terms)) {
    for (const english of en) {
      const stems = stemmedPhrase(english);
      for (const chinese of zh) {
        const key = fold(chinese).key;
        if (stems === '' || key.length < 2) continue;
        const weight = writtenWeight / Math.sqrt(Math.min(zh.length, 4));
        add(toChinese, stems, key, weight);
        add(toEnglish, key, stems, weight);
      }
    }
  }
  for (const [spoken, written] of cantoneseSchema.parse(cantonese)) {
    for (const a of spoken.map((word) => fold(word).key)) {
      if (written[0] !== undefined) writtenForms.set(a, written[0]);
      for (const b of written.map((word) => fold(word).key)) {
        add(within, a, b, writtenWeight);
        add(within, b, a, writtenWeight);
      }
    }
  }
  return { toChinese: ordered(toChinese), toEnglish: ordered(toEnglish), withinChinese: ordered(within), writtenForms };
}

function add(map: Map<string, Map<string, number>>, from: string, to: string, weight: number): void {
  if (from === to) return;
  const known = map.get(from) ?? new Map<string, number>();
  known.set(to, Math.max(weight, known.get(to) ?? 0));
  map.set(from, known);
}

function ordered(map: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, Translation[]> {
  const result = new Map<string, Translation[]>();
  for (const [from, found] of map) {
    const list = [...found].map(([key, weight]) => ({ key, weight }));
    list.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
    result.set(from, list.slice(0, most));
  }
  return result;
}
