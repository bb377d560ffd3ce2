import type { PassageReading } from './kind-features.ts';
import { datesIn, namesIn } from './short-texts.ts';

/** A stretch that may be a clause of a category. */
export interface KindCandidate {
  readonly category: number;
  readonly start: number;
  readonly end: number;
  /** The passages it touches, both included. */
  readonly first: number;
  readonly last: number;
}

/** Categories whose answer is a few words: dates and names, not passages. */
export type ShortForm = 'date' | 'name';

const passagesEach = 60;
const leastScore = -10;
const leastInRun = -8;
const longestRun = 3;
const joinable = 6;

/** Runs of one to three passages round each passage that scores high for a category. */
export function passageCandidates(
  { units }: PassageReading,
  scores: Float32Array,
  categories: number,
  short: ReadonlySet<number>,
): KindCandidate[] {
  const found: KindCandidate[] = [];
  const score = (unit: number, category: number) => scores[unit * categories + category] ?? -20;
  for (let category = 0; category < categories; category += 1) {
    if (short.has(category)) continue;
    const seen = new Set<number>();
    const add = (first: number, last: number): void => {
      const from = units[first];
      const to = units[last];
      if (from === undefined || to === undefined || seen.has(first * longestRun + last - first)) return;
      seen.add(first * longestRun + last - first);
      found.push({ category, start: from.start, end: to.end, first, last });
    };
    for (const unit of highest(units.length, (index) => score(index, category))) {
      add(unit, unit);
      const floor = Math.max(leastInRun, score(unit, category) - joinable);
      for (let length = 2; length <= longestRun; length += 1) {
        for (let first = Math.max(0, unit - length + 1); first <= unit; first += 1) {
          let fits = true;
          for (let at = first; at < first + length; at += 1) fits &&= score(at, category) > floor;
          if (fits) add(first, first + length - 1);
        }
      }
    }
  }
  return found;
}

function highest(count: number, score: (index: number) => number): number[] {
  const likely: number[] = [];
  for (let index = 0; index < count; index += 1) if (score(index) > leastScore) likely.push(index);
  return likely.sort((a, b) => score(b) - score(a) || a - b).slice(0, passagesEach);
}

const opening = 6_000;
const shortEach = 14;

/** Dates and names in the opening and in the passages that score high. */
export function shortCandidates(
  { text, units }: PassageReading,
  scores: Float32Array,
  categories: number,
  short: ReadonlyMap<number, ShortForm>,
): KindCandidate[] {
  const found: KindCandidate[] = [];
  for (const [category, form] of short) {
    const likely = new Set(highest(units.length, (index) => scores[index * categories + category] ?? -20));
    let taken = 0;
    for (const [index, unit] of units.entries()) {
      if (unit.start > opening && !likely.has(index)) continue;
      const stretches = form === 'date' ? datesIn(text, unit.start, unit.end) : namesIn(text, unit.start, unit.end);
      for (const { start, end } of stretches.slice(0, shortEach)) {
        if (taken >= shortEach && !likely.has(index)) continue;
        taken += 1;
        found.push({ category, start, end, first: index, last: index });
      }
    }
  }
  return found;
}
