import { markWidth } from './finding-marks.ts';
import type { PassageUnit } from './passage-units.ts';

/** The heads' raw scores of a document's passages, `heads` numbers a passage; the last head is the expected labels' logarithm. */
export interface HeadTable {
  readonly heads: number;
  readonly scores: Float32Array;
}

const absent = -12;

/** What the scorer without a question reads of every passage: all heads, those of its neighbours in brief, its place and length. */
export function readerRows(
  table: HeadTable,
  units: readonly PassageUnit[],
  marks: Float32Array,
): { rows: Float32Array; width: number } {
  const { heads, scores } = table;
  const width = heads + 14 + markWidth;
  const rows = new Float32Array(units.length * width);
  const at = (unit: number, head: number): number =>
    unit < 0 || unit >= units.length ? absent : (scores[unit * heads + head] ?? absent);
  const worth = heads - 1;
  const best = units.map((_, unit) => {
    let top = absent;
    for (let head = 0; head < worth; head += 1) top = Math.max(top, at(unit, head));
    return top;
  });
  const clauseTop = topOfClauses(units, (unit) => at(unit, worth));
  const ranks = ranksOf(units.map((_, unit) => at(unit, worth)));
  const sum = units.reduce((all, _, unit) => all + Math.exp(at(unit, worth)), 0);
  units.forEach((unit, index) => {
    let to = index * width;
    for (let head = 0; head < heads; head += 1) {
      rows[to] = at(index, head);
      to += 1;
    }
    const length = unit.end - unit.start;
    let expected = 0;
    for (let head = 0; head < worth; head += 1) expected += 1 / (1 + Math.exp(-at(index, head)));
    for (const value of [
      best[index] ?? absent,
      expected,
      at(index - 1, worth),
      at(index + 1, worth),
      best[index - 1] ?? absent,
      best[index + 1] ?? absent,
      clauseTop.get(unit.clause) ?? absent,
      length,
      index,
      units.length - index,
      index / units.length,
      (ranks[index] ?? 0) / units.length,
      units.length,
      sum,
    ]) {
      rows[to] = value;
      to += 1;
    }
    rows.set(marks.subarray(index * markWidth, (index + 1) * markWidth), to);
  });
  return { rows, width };
}

export const questionWidth = 32 + markWidth;

/** What is known of every passage for a question: see `askedScores`, `findingMarks`, `wantedMarks`. */
export interface QuestionWitnesses {
  readonly scores: ArrayLike<number>;
  readonly learned: ArrayLike<number>;
  readonly words: ArrayLike<number>;
  readonly coverage: ArrayLike<number>;
  readonly sure: number;
  /** How near the passage's direction is to the question's, −1…1. */
  readonly directions: ArrayLike<number>;
  readonly wanted: ArrayLike<number>;
  readonly marks: Float32Array;
}

/**
 * What the scorer with a question reads of every passage. `asked` is the
 * question's own score of each passage (a head's, or a mixture of heads and
 * words): the same meaning of columns for every question, so that questions
 * nobody trained for are ranked by the same trees.
 */
export function questionRows(
  table: HeadTable,
  units: readonly PassageUnit[],
  witnesses: QuestionWitnesses,
): Float32Array {
  const asked = witnesses.scores;
  const { learned, words, coverage, directions, wanted, marks } = witnesses;
  const { heads, scores } = table;
  const worth = heads - 1;
  const of = (unit: number): number => (unit < 0 || unit >= units.length ? absent : (asked[unit] ?? absent));
  const ranks = ranksOf(units.map((_, unit) => of(unit)));
  let first = 0;
  for (let unit = 1; unit < units.length; unit += 1) if (of(unit) > of(first)) first = unit;
  const sorted = units.map((_, unit) => of(unit)).sort((a, b) => b - a);
  const mass = sorted.reduce((all, score) => all + 1 / (1 + Math.exp(-score)), 0);
  const clauseTop = topOfClauses(units, of);
  const partTop = topOfParts(units, of);
  const wordRanks = ranksOf(units.map((_, unit) => words[unit] ?? 0));
  const directionRanks = ranksOf(units.map((_, unit) => directions[unit] ?? 0));
  const nearest = units.reduce((most, _, unit) => Math.max(most, directions[unit] ?? 0), 0);
  const anyWanted = units.reduce((most, _, unit) => Math.max(most, wanted[unit] ?? 0), 0);
  const rows = new Float32Array(units.length * questionWidth);
  units.forEach((unit, index) => {
    let best = absent;
    for (let head = 0; head < worth; head += 1) best = Math.max(best, scores[index * heads + head] ?? absent);
    const values = [
      of(index),
      of(index - 1),
      of(index + 1),
      of(index - 2),
      of(index + 2),
      Math.log(1 + (ranks[index] ?? 0)),
      (ranks[index] ?? 0) / units.length,
      (sorted[0] ?? 0) - of(index),
      (sorted[2] ?? absent) - of(index),
      mass,
      scores[index * heads + worth] ?? absent,
      best,
      best - of(index),
      unit.end - unit.start,
      index / units.length,
      Math.max(-30, Math.min(30, index - first)),
      clauseTop.get(unit.clause) ?? absent,
      partTop.get(unit.part) ?? absent,
      units[first]?.clause === unit.clause ? 1 : 0,
      learned[index] ?? absent,
      witnesses.sure,
      words[index] ?? 0,
      coverage[index] ?? 0,
      Math.log(1 + (wordRanks[index] ?? 0)),
      Math.max(words[index - 1] ?? 0, words[index + 1] ?? 0),
      directions[index] ?? 0,
      nearest - (directions[index] ?? 0),
      Math.log(1 + (directionRanks[index] ?? 0)),
      Math.max(directions[index - 1] ?? 0, directions[index + 1] ?? 0),
      wanted[index] ?? 0,
      Math.max(wanted[index - 1] ?? 0, wanted[index + 1] ?? 0),
      anyWanted,
      ...marks.subarray(index * markWidth, (index + 1) * markWidth),
    ];
    rows.set(values, index * questionWidth);
  });
  return rows;
}

function ranksOf(values: readonly number[]): Uint32Array {
  const order = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  const ranks = new Uint32Array(values.length);
  order.forEach((index, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}

function topOfClauses(units: readonly PassageUnit[], score: (unit: number) => number): Map<number, number> {
  const top = new Map<number, number>();
  units.forEach((unit, index) => {
    top.set(unit.clause, Math.max(top.get(unit.clause) ?? absent, score(index)));
  });
  return top;
}

function topOfParts(units: readonly PassageUnit[], score: (unit: number) => number): Map<number, number> {
  const top = new Map<number, number>();
  units.forEach((unit, index) => {
    top.set(unit.part, Math.max(top.get(unit.part) ?? absent, score(index)));
  });
  return top;
}
