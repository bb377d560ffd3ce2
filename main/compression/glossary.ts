import { toScript } from '#main/language/script.ts';
import { beginningHash, type ChineseGlossary } from './passage-features.ts';

/** English words (or their stems) with the Chinese words for them, in Simplified characters. */
export type Glossary = readonly { readonly en: readonly string[]; readonly zh: readonly string[] }[];

/** One glossary in both directions, ready for scoring. */
export interface PreparedGlossary {
  /** First five letters of an English word → Chinese words. */
  readonly chineseOf: ReadonlyMap<string, readonly string[]>;
  readonly chinese: ChineseGlossary;
}

const folded = new Map<string, string>();

/** Simplified and half-width, character for character. */
export function foldChinese(text: string): string {
  let result = '';
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) {
      result += character;
      continue;
    }
    let known = folded.get(character);
    if (known === undefined) {
      known = toScript(character.normalize('NFKC'), 'zh-Hans');
      folded.set(character, known);
    }
    result += known;
  }
  return result;
}

export function prepareGlossary(glossary: Glossary): PreparedGlossary {
  const chineseOf = new Map<string, string[]>();
  const english = new Map<string, number[]>();
  let longest = 1;
  for (const { en, zh } of glossary) {
    for (const word of en) {
      for (const part of word.split(/[^A-Za-z]+/u)) {
        if (part.length < 3) continue;
        const key = part.toLowerCase().slice(0, 5);
        const list = chineseOf.get(key) ?? [];
        for (const other of zh) if (!list.includes(other)) list.push(other);
        chineseOf.set(key, list);
        const hash = beginningHash(part);
        for (const other of zh) {
          const folding = foldChinese(other);
          const hashes = english.get(folding) ?? [];
          if (!hashes.includes(hash)) hashes.push(hash);
          english.set(folding, hashes);
          longest = Math.max(longest, folding.length);
        }
      }
    }
  }
  return { chineseOf, chinese: { longest, english, fold: foldChinese } };
}

/** The project's two word lists as one glossary: `legal-terms.json` (written) and `statute-words.json` (learned, stem → words). */
export function glossaryFrom(
  legalTerms: readonly { readonly en: readonly string[]; readonly zh: readonly string[] }[],
  statuteWords: Readonly<Record<string, readonly string[]>>,
): Glossary {
  return [...legalTerms, ...Object.entries(statuteWords).map(([stem, zh]) => ({ en: [stem], zh }))];
}
