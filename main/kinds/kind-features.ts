import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { type ChineseGlossary, type WordHashes, wordHashes } from '#main/compression/passage-features.ts';
import { findingsByUnit, type PassageUnit } from '#main/compression/passage-units.ts';
import { wordHash } from '#main/language/word-hash.ts';
import { conceptSequence, conceptsIn } from './legal-concepts.ts';

/** Buckets of the hash; a power of two. */
export const kindBuckets = 1 << 21;

const groups = {
  word: 1,
  pair: 2,
  triple: 3,
  apart: 4,
  beginning: 5,
  beginnings: 6,
  heading: 7,
  path: 8,
  before: 9,
  after: 10,
  form: 11,
  finding: 12,
  nearFinding: 13,
  concept: 14,
  concepts: 15,
  headingConcept: 16,
  headingConcepts: 17,
  conceptOrder: 18,
} as const;

type Group = keyof typeof groups;

function bucketOf(hash: number, group: Group): number {
  let mixed = Math.imul(hash ^ Math.imul(groups[group], 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (kindBuckets - 1);
}

/** What is known of a text before its passages are judged. */
export interface PassageReading {
  readonly text: string;
  readonly units: readonly PassageUnit[];
  readonly clauses: readonly TextClause[];
  /** What the rules found. */
  readonly findings: readonly TextFinding[];
}

const lengthSteps = [15, 30, 60, 100, 160, 240, 360, 520, 800];
const longestHeading = 120;

/**
 * Each passage as the hash buckets of what it says: see docs/kinds.md. Each bucket
 * once a passage. Without `wholeWords` as a Chinese passage is seen: by the
 * beginnings of the English words it stands for, its headings, findings and form.
 */
export function kindFeatures(
  { text, units, clauses, findings }: PassageReading,
  glossary: ChineseGlossary | null,
  wholeWords = true,
): Uint32Array[] {
  const hashes = units.map(({ start, end }) => wordHashes(text, start, end, glossary));
  const headings = new Map<number, readonly number[]>();
  const headingOf = (clause: number): readonly number[] => {
    const known = headings.get(clause);
    if (known !== undefined) return known;
    const heading = (clauses[clause]?.heading ?? '').slice(0, longestHeading);
    const made = wordHashes(heading, 0, heading.length, glossary).beginnings;
    headings.set(clause, made);
    return made;
  };
  const kinds = [...findingKinds(units, findings)];
  const seen = new Uint32Array(kindBuckets);
  return units.map((unit, index) => {
    const own = hashes[index];
    if (own === undefined) return new Uint32Array();
    const found: number[] = [];
    const add = (hash: number, group: Group): void => {
      const bucket = bucketOf(hash, group);
      if (seen[bucket] === index + 1) return;
      seen[bucket] = index + 1;
      found.push(bucket);
    };
    addWords(own, wholeWords, add);
    const heading = headingOf(unit.clause);
    const path = unit.part === unit.clause ? [] : headingOf(unit.part);
    for (const word of heading) add(word, 'heading');
    for (const word of path) add(word, 'path');
    addConcepts(own.beginnings, conceptsIn([...heading, ...path]), add);
    for (const word of hashes[index - 1]?.beginnings.slice(-30) ?? []) add(word, 'before');
    for (const word of hashes[index + 1]?.beginnings.slice(0, 20) ?? []) add(word, 'after');
    for (const kind of kinds[index] ?? []) add(kind, 'finding');
    for (const kind of kinds[index - 1] ?? []) add(kind, 'nearFinding');
    for (const kind of kinds[index + 1] ?? []) add(kind, 'nearFinding');
    addForm({ unit, index, count: units.length, own, clause: clauses[unit.clause] }, add);
    return Uint32Array.from(found);
  });
}

type Add = (hash: number, group: Group) => void;

function addWords({ words, beginnings }: WordHashes, wholeWords: boolean, add: Add): void {
  let before = 0x1234;
  let second = 0x4321;
  for (const word of wholeWords ? words : []) {
    add(word, 'word');
    add(Math.imul(before, 31) ^ word, 'pair');
    add(Math.imul(Math.imul(second, 31) ^ before, 31) ^ word, 'triple');
    add(Math.imul(second, 31) ^ word, 'apart');
    second = before;
    before = word;
  }
  let previous = 0x1234;
  for (const word of beginnings) {
    add(word, 'beginning');
    add(Math.imul(previous, 31) ^ word, 'beginnings');
    previous = word;
  }
}

/** Concepts that stand together in a passage however far apart, those that follow one another, and those of its headings with its own. */
function addConcepts(beginnings: readonly number[], above: readonly number[], add: Add): void {
  const own = conceptsIn(beginnings);
  own.forEach((one, at) => {
    add(one, 'concept');
    for (const other of own.slice(at + 1)) add(one * 256 + other, 'concepts');
  });
  for (const one of above) {
    add(one, 'headingConcept');
    for (const other of own) add(one * 256 + other, 'headingConcepts');
  }
  const sequence = conceptSequence(beginnings);
  sequence.forEach((one, at) => {
    const [before, second] = [sequence[at - 1], sequence[at - 2]];
    if (before === undefined) return;
    add(before * 256 + one, 'conceptOrder');
    if (second !== undefined) add(((second + 1) * 256 + before) * 256 + one, 'conceptOrder');
  });
}

interface Place {
  readonly unit: PassageUnit;
  readonly index: number;
  readonly count: number;
  readonly own: WordHashes;
  readonly clause: TextClause | undefined;
}

function addForm({ unit, index, count, own, clause }: Place, add: Add): void {
  const form = (name: number, value: number) => add(name * 64 + value, 'form');
  const length = (unit.end - unit.start) * (own.han > 0 ? 3 : 1);
  form(1, lengthSteps.filter((step) => length >= step).length);
  form(2, Math.floor((10 * index) / count));
  form(3, Math.min(12, index));
  form(4, Math.min(12, count - 1 - index));
  form(5, Math.min(5, own.digits));
  form(6, Math.min(4, own.quotes));
  form(7, own.words.length === 0 ? 0 : Math.min(20, Math.round((6 * own.capitals) / own.words.length)));
  form(9, Math.min(6, clause?.level ?? 0));
  form(10, ['title', 'recital', 'definition', 'clause', 'schedule', 'signature'].indexOf(clause?.kind ?? '') + 1);
}

/** For each passage the hashes of the kinds found in it. */
function* findingKinds(units: readonly PassageUnit[], findings: readonly TextFinding[]): Generator<Set<number>> {
  const byUnit = findingsByUnit(units, findings);
  for (let index = 0; index < units.length; index += 1) {
    yield new Set((byUnit.get(index) ?? []).map(({ kind }) => wordHash(kind)));
  }
}
