import { englishStem } from '#main/language/english-stem.ts';
import { fold } from '#main/language/folding.ts';
import type { Place } from '../conflicts/difference.ts';
import { type FoldedText, foldText } from '../matching/folded-text.ts';
import type { VersionGlossary } from './meaning-marks.ts';
import { type ModalWord, modalWords } from './modal-words.ts';
import { type StatedValue, statedValues } from './stated-values.ts';

/** A word of a passage that the glossary knows, and what may stand for it in the other language. */
export interface KnownWord extends Place {
  /** English stems (blank between) of a Chinese word, keys of ideographs for an English one. */
  readonly others: readonly string[];
}

/** A passage of one version as the comparison reads it; offsets are of its folded words. */
export interface ComparedPassage extends Place {
  readonly folded: FoldedText;
  readonly isChinese: boolean;
  readonly modals: readonly ModalWord[];
  readonly values: readonly StatedValue[];
  readonly known: readonly KnownWord[];
  /** Chinese: the key in which the glossary's words are looked up, with the offsets its units come from. */
  readonly key: { readonly text: string; readonly starts: Uint32Array };
  /** English: the places of each stem. */
  readonly stems: ReadonlyMap<string, readonly number[]>;
}

const longestKey = 6;
/** Said so often that they tell nothing. */
const common: ReadonlySet<string> = new Set(
  'the of and or to in a an be is are by for shall may any as on with that which it at from this such not no where if has have been under was were other than must who his their its all each one'.split(
    ' ',
  ),
);

/** Reads a passage once for all comparisons. */
export function comparedPassage(
  text: string,
  { start, end }: Place,
  isChinese: boolean,
  glossary: VersionGlossary,
): ComparedPassage {
  const folded = foldText(text.slice(start, end));
  const key = isChinese ? fold(folded.text) : { key: '', starts: new Uint32Array() };
  const stems = isChinese ? new Map<string, number[]>() : stemPlaces(folded.text);
  return {
    start,
    end,
    folded,
    isChinese,
    modals: modalWords(folded.text, isChinese),
    values: statedValues(folded.cased),
    known: isChinese ? knownChinese(key.key, key.starts, glossary) : knownEnglish(folded.text, glossary),
    key: { text: key.key, starts: key.starts },
    stems,
  };
}

/** The place of a folded range in the passage's own text. */
export function sourcePlace(passage: ComparedPassage, { start, end }: Place): Place {
  return {
    start: passage.start + passage.folded.sourceStart(start),
    end: passage.start + passage.folded.sourceEnd(end),
  };
}

function stemPlaces(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const match of text.matchAll(/[a-z]{2,40}/g)) {
    const stem = englishStem(match[0]);
    const list = places.get(stem);
    if (list === undefined) places.set(stem, [match.index]);
    else list.push(match.index);
  }
  return places;
}

function knownEnglish(text: string, glossary: VersionGlossary): KnownWord[] {
  const found: KnownWord[] = [];
  for (const match of text.matchAll(/[a-z]{2,40}/g)) {
    if (common.has(match[0])) continue;
    const others = glossary.toChinese.get(englishStem(match[0]));
    if (others === undefined) continue;
    const start = match.index;
    found.push({ start, end: start + match[0].length, others: others.map(({ key }) => key) });
  }
  return found;
}

function knownChinese(key: string, starts: Uint32Array, glossary: VersionGlossary): KnownWord[] {
  const found: KnownWord[] = [];
  for (let at = 0; at + 1 < key.length; ) {
    let length = Math.min(longestKey, key.length - at);
    while (length >= 2 && !glossary.toEnglish.has(key.slice(at, at + length))) length -= 1;
    const others = length >= 2 ? glossary.toEnglish.get(key.slice(at, at + length)) : undefined;
    if (others === undefined) {
      at += 1;
      continue;
    }
    const start = starts[at] ?? 0;
    found.push({ start, end: (starts[at + length - 1] ?? start) + 1, others: others.map(({ key: other }) => other) });
    at += length;
  }
  return found;
}

/** Whether one of the words that may stand for a known word stands in the other passages. */
export function isCovered({ others }: KnownWord, passages: readonly ComparedPassage[]): boolean {
  return passages.some((passage) => others.some((other) => placesOf(other, passage).length > 0));
}

/** Folded offsets at which a word of the glossary stands in a passage; the first few. */
export function placesOf(word: string, passage: ComparedPassage): number[] {
  if (passage.isChinese) {
    const places: number[] = [];
    for (
      let at = passage.key.text.indexOf(word);
      at >= 0 && places.length < 6;
      at = passage.key.text.indexOf(word, at + 1)
    )
      places.push(passage.key.starts[at] ?? 0);
    return places;
  }
  const [first = '', second] = word.split(' ');
  const places = passage.stems.get(first) ?? [];
  return second === undefined || passage.stems.has(second) ? places.slice(0, 6) : [];
}
