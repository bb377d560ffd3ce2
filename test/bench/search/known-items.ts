/** Queries for known sections, made by rule: the most distinctive words of a section, in their order. */
import { englishStem } from '#main/language/english-stem.ts';
import { fold } from '#main/language/folding.ts';
import { words } from '#main/language/words.ts';
import type { Form, Section } from './sections.ts';

export interface KnownItem {
  readonly section: Section;
  readonly query: string;
}

/**
 * One query a section: its `count` words of the highest frequency × rarity among
 * the sections given, as they stand in the text, in their order. Words of letters
 * or of two ideographs and more only: no figures, which would give it away.
 */
export function knownItems(sections: readonly Section[], form: Form, count: number): KnownItem[] {
  const read = sections.map(({ texts }) => wordsOf(texts[form] ?? ''));
  const holding = new Map<string, number>();
  for (const list of read)
    for (const key of new Set(list.map(({ key }) => key))) holding.set(key, (holding.get(key) ?? 0) + 1);
  return sections.flatMap((section, index) => {
    const list = read[index] ?? [];
    const counts = new Map<string, number>();
    for (const { key } of list) counts.set(key, (counts.get(key) ?? 0) + 1);
    const worth = (key: string): number =>
      (1 + Math.log(counts.get(key) ?? 1)) * Math.log(sections.length / (holding.get(key) ?? 1));
    const best = new Set([...counts.keys()].sort((a, b) => worth(b) - worth(a) || (a < b ? -1 : 1)).slice(0, count));
    const chosen: string[] = [];
    for (const { key, text } of list) if (best.delete(key)) chosen.push(text);
    return chosen.length < 2 ? [] : [{ section, query: chosen.join(' ') }];
  });
}

function wordsOf(text: string): { readonly key: string; readonly text: string }[] {
  return words(text).flatMap(({ start, end, kind }) => {
    const word = text.slice(start, end);
    if (kind === 'han' && word.length >= 2 && !/[零〇一二三四五六七八九十百千]/.test(word))
      return [{ key: fold(word).key, text: word }];
    if (kind === 'latin' && /^[A-Za-z]{3,}$/.test(word)) return [{ key: englishStem(word.toLowerCase()), text: word }];
    return [];
  });
}
