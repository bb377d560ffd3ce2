import type { TextFinding } from '#contract/finding.ts';
import { stemmedPhrase } from '#main/language/english-stem.ts';
import { fold } from '#main/language/folding.ts';
import type { FieldDifference, Place } from '../conflicts/difference.ts';
import { foldText } from '../matching/folded-text.ts';
import { placesIn } from '../matching/places.ts';
import type { AlignedSentence } from './align-versions.ts';
import type { VersionGlossary } from './meaning-marks.ts';

export interface NamedDifference extends FieldDifference {
  readonly field: 'party' | 'place';
}

/** What each version calls one party: “the Seller”, 賣方. */
export interface PartyPair {
  readonly a: string;
  readonly b: string;
}

/** Parties of two versions that answer to each other, by the glossary where it knows their names, else by order. */
export function partyPairs(
  a: readonly TextFinding[],
  b: readonly TextFinding[],
  glossary: VersionGlossary,
): PartyPair[] {
  const [ours, theirs] = [aliases(a), aliases(b)];
  const byWord = ours.flatMap((name): PartyPair[] => {
    const other = theirs.filter((their) => isTranslation(name, their, glossary));
    return other.length === 1 && other[0] !== undefined ? [{ a: name, b: other[0] }] : [];
  });
  const isClear = byWord.length >= 2 && new Set(byWord.map(({ b: name }) => name)).size === byWord.length;
  if (isClear) return byWord;
  if (ours.length !== theirs.length || ours.length < 2 || ours.length > 4 || byWord.length > 0) return [];
  return ours.flatMap((name, index) => (theirs[index] === undefined ? [] : [{ a: name, b: theirs[index] }]));
}

function aliases(findings: readonly TextFinding[]): string[] {
  const names = findings
    .filter(({ kind }) => kind === 'gen.parties_authority')
    .flatMap(({ fields }) => (typeof fields.alias === 'string' ? [fields.alias] : []))
    .map((name) => name.replace(/^the\s+/i, '').trim());
  return [...new Set(names.filter((name) => name.length > 1 && name.length < 24))];
}

function isTranslation(one: string, other: string, glossary: VersionGlossary): boolean {
  const [english, chinese] = /\p{Script=Han}/u.test(one) ? [other, one] : [one, other];
  return glossary.toChinese.get(stemmedPhrase(english))?.some(({ key }) => key === fold(chinese).key) === true;
}

/**
 * Two sentences of which one names one party and the other another, or one place
 * and the other another; where a sentence names several, which answers to which
 * is a guess.
 */
export function namedDifferences(
  aText: string,
  bText: string,
  { a, b }: AlignedSentence,
  parties: readonly PartyPair[],
): NamedDifference[] {
  if (a === null || b === null) return [];
  return [...partyDifference(aText, bText, a, b, parties), ...placeDifference(aText, bText, a, b)];
}

function partyDifference(
  aText: string,
  bText: string,
  a: Place,
  b: Place,
  parties: readonly PartyPair[],
): NamedDifference[] {
  const ours = parties.filter(({ a: name }) => mentions(aText, a, name).length > 0);
  const theirs = parties.filter(({ b: name }) => mentions(bText, b, name).length > 0);
  const difference = (mine: PartyPair, its: PartyPair): NamedDifference[] => {
    const [inA, inB] = [mentions(aText, a, mine.a)[0], mentions(bText, b, its.b)[0]];
    return inA === undefined || inB === undefined
      ? []
      : [{ field: 'party', a: inA, b: inB, aValue: mine.a, bValue: its.b, severity: 'high', confidence: 0.9 }];
  };
  const [mine, its] = [ours[0], theirs[0]];
  if (mine === undefined || its === undefined) return [];
  if (ours.length === 1 && theirs.length === 1) return mine === its ? [] : difference(mine, its);
  // Both sentences name both once: who comes first owes, in both languages, but for the passive and where
  // Chinese puts a condition first (除非賣方同意，買方不得…).
  const isTurned = /\bby\b|[被由]|(?:^|[，。；])\s*(?:除|[未非][經经]|[經经]|如|倘|若|在)/.test(
    `${aText.slice(a.start, a.end)}，${bText.slice(b.start, b.end)}`,
  );
  const firstOf = (text: string, place: Place, side: 'a' | 'b'): PartyPair | undefined =>
    ours.toSorted(
      (one, other) =>
        (mentions(text, place, one[side])[0]?.start ?? 0) - (mentions(text, place, other[side])[0]?.start ?? 0),
    )[0];
  const once = [...ours, ...theirs].every(
    (pair) => mentions(aText, a, pair.a).length === 1 && mentions(bText, b, pair.b).length === 1,
  );
  if (ours.length !== 2 || theirs.length !== 2 || !once || isTurned) return [];
  const [first, second] = [firstOf(aText, a, 'a'), firstOf(bText, b, 'b')];
  if (first === undefined || second === undefined || first === second) return [];
  return difference(first, second).map((found) => ({ ...found, confidence: 0.55 }));
}

function mentions(text: string, { start, end }: Place, name: string): Place[] {
  const places: Place[] = [];
  for (
    let at = text.indexOf(name, start);
    at >= 0 && at + name.length <= end;
    at = text.indexOf(name, at + name.length)
  )
    if (
      !/[A-Za-z]/.test(name) ||
      !/[A-Za-z]/.test(`${text.charAt(at - 1)}${text.charAt(at + name.length)}`.replace(/s$/, ''))
    )
      places.push({ start: at, end: at + name.length });
  return places;
}

function placeDifference(aText: string, bText: string, a: Place, b: Place): NamedDifference[] {
  const [ours, theirs] = [named(aText, a), named(bText, b)];
  const [mine, its] = [ours[0], theirs[0]];
  if (mine === undefined || its === undefined) return [];
  const [here, there] = [new Set(ours.map(({ name }) => name)), new Set(theirs.map(({ name }) => name))];
  if (here.size !== 1 || there.size !== 1 || mine.name === its.name) return [];
  // “PRC law” beside 北京: one lies in the other.
  if (mine.law === its.law && (mine.kind !== 'city' || its.kind !== 'city')) return [];
  return [
    {
      field: 'place',
      a: { start: mine.start, end: mine.end },
      b: { start: its.start, end: its.end },
      aValue: mine.name,
      bValue: its.name,
      severity: 'high',
      confidence: 0.88,
    },
  ];
}

function named(text: string, { start, end }: Place): (Place & { name: string; law: string; kind: string })[] {
  const folded = foldText(text.slice(start, end));
  return placesIn(folded.text).map((hit) => ({
    start: start + folded.sourceStart(hit.start),
    end: start + folded.sourceEnd(hit.end),
    name: hit.place.name,
    law: hit.place.law,
    kind: hit.place.kind,
  }));
}
