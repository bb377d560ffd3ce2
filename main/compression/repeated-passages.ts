import type { RepeatedPassage } from '#contract/compression.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { foldChinese } from './glossary.ts';
import { duplicateGroups } from './near-duplicates.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Less than this may stand anywhere by chance and mean another thing: a heading, "Singapore", a name. */
const leastLetters = 40;
const leastIdeographs = 14;

/**
 * What a passage says, for comparing it word for word: letters, ideographs and
 * digits, in one case, width and script, without spaces, line breaks and
 * punctuation. Marks inside a number, percent and currency signs stay: another
 * number is another text.
 */
export function sameWords(passage: string): string {
  return foldChinese(passage.normalize('NFKC').toLowerCase()).replace(
    /(?<!\d)[.,:/-]|[.,:/-](?!\d)|[^\p{L}\p{N}\p{S}%.,:/-]/gu,
    '',
  );
}

/** A clause's own number at its beginning: no part of what it says. */
const clauseNumber =
  /^\s*(?:第\s*[\p{Script=Han}\d]{1,6}[條条章款]|(?:clause|article|section)\s+\d[\d.]*|[(（](?:\d{1,3}|[a-z]{1,4})[)）]|\d{1,3}(?:\.\d{1,3})*[.)、]?)\s*/iu;

function isWeighty(words: string): boolean {
  const ideographs = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words.length - ideographs + ideographs * (leastLetters / leastIdeographs) >= leastLetters;
}

/** A passage with what it says, and the document it stands in. */
interface Place extends Range {
  readonly document: number;
  readonly words: string;
  readonly index: number;
}

/**
 * Passages that stand in several of the documents, in order of their first
 * places: which is read for all, where else the same words stand, and where
 * nearly the same words stand. Only the same words count as said there too:
 * a "not" or another place name makes another passage. A short line counts only
 * beside a longer passage that is repeated with it. `documents` are stretches of
 * `text`; `passages` are in order and none lies across two documents.
 */
export function repeatedPassages(
  text: string,
  documents: readonly Range[],
  passages: readonly Range[],
  clauses: readonly TextClause[],
): RepeatedPassage[] {
  const places = placesOf(text, documents, passages, clauses);
  const byWords = new Map<string, Place[]>();
  for (const place of places) {
    if (!isWeighty(place.words)) continue;
    const same = byWords.get(place.words);
    if (same) same.push(place);
    else byWords.set(place.words, [place]);
  }
  const groups = [...byWords.values()];
  const similar = similarPlaces(text, documents, groups);
  const repeats = groups.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const elsewhere = others.filter((place) => place.document !== first.document);
    const near = similar.get(first) ?? [];
    return elsewhere.length === 0 && near.length === 0 ? [] : [{ first, places: elsewhere, similar: near }];
  });
  return [...repeats, ...besideRepeats(places, repeats)]
    .sort((a, b) => a.first.start - b.first.start)
    .map((repeat) => ({
      first: rangeOf(repeat.first),
      places: repeat.places.toSorted((a, b) => a.start - b.start).map(rangeOf),
      similar: repeat.similar.map(rangeOf),
    }));
}

interface Repeat {
  readonly first: Place;
  readonly places: readonly Place[];
  readonly similar: readonly Place[];
}

function placesOf(
  text: string,
  documents: readonly Range[],
  passages: readonly Range[],
  clauses: readonly TextClause[],
): Place[] {
  const numbered = new Set(clauses.flatMap(({ number, start }) => (number === '' ? [] : [start])));
  let document = 0;
  return passages.map(({ start, end }, index) => {
    while (document + 1 < documents.length && start >= (documents[document + 1]?.start ?? 0)) document += 1;
    const passage = text.slice(start, end);
    const words = sameWords(numbered.has(start) ? passage.replace(clauseNumber, '') : passage);
    return { start, end, document, words, index };
  });
}

/** Short lines (headings, ends of lists) before and behind repeated passages that are the same in each document. */
function besideRepeats(places: readonly Place[], repeats: readonly Repeat[]): Repeat[] {
  const found = new Map<Place, Place[]>();
  const taken = new Set<Place>();
  const walk = (first: Place, later: Place, step: 1 | -1) => {
    for (let by = step; ; by += step) {
      const [one, other] = [places[first.index + by], places[later.index + by]];
      if (one === undefined || other === undefined || one.words !== other.words || isWeighty(one.words)) return;
      if (one.document !== first.document || other.document !== later.document || taken.has(other)) return;
      taken.add(other);
      found.set(one, [...(found.get(one) ?? []), other]);
    }
  };
  for (const repeat of repeats) {
    for (const later of repeat.places) {
      walk(repeat.first, later, -1);
      walk(repeat.first, later, 1);
    }
  }
  return [...found].map(([first, later]) => ({ first, places: later, similar: [] }));
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

/** For the first place of each text the places of nearly the same ones, in documents that do not have its own words. */
function similarPlaces(
  text: string,
  documents: readonly Range[],
  groups: readonly (readonly Place[])[],
): Map<Place, Place[]> {
  const byStart = new Map(groups.flatMap((places) => (places[0] ? [[places[0].start, places] as const] : [])));
  const firsts = documents.map(() => [] as Range[]);
  for (const [first] of groups) if (first) firsts[first.document]?.push(first);
  const found = new Map<Place, Place[]>();
  const near = duplicateGroups(
    documents.map(({ start, end }, index) => ({
      text: text.slice(start, end),
      passages: (firsts[index] ?? []).map((range) => ({ start: range.start - start, end: range.end - start })),
    })),
    leastSimilarity,
  );
  for (const { places } of near) {
    const texts = places.flatMap((place) => {
      const same = byStart.get((documents[place.document]?.start ?? 0) + place.start);
      return same ? [same] : [];
    });
    for (const same of texts) {
      const [first] = same;
      if (first === undefined) continue;
      const own = new Set(same.map((place) => place.document));
      found.set(
        first,
        texts.flatMap((other) => (other === same ? [] : other.filter((place) => !own.has(place.document)))),
      );
    }
  }
  return found;
}

/** Standard terms in which a name, a number or a word was changed agree to this much and more. */
const leastSimilarity = 0.7;
