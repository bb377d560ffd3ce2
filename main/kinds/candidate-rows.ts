import { findingMarks, markWidth } from '#main/compression/finding-marks.ts';
import { isHan } from '#main/language/characters.ts';
import type { KindCandidate } from './kind-candidates.ts';
import type { PassageReading } from './kind-features.ts';
import { logistic } from './logistic.ts';

/** What is known of a category from its labelled examples. */
export interface CategoryHabits {
  /** Share of documents that have it. */
  readonly share: number;
  /** Answers in a document that has it. */
  readonly answers: number;
  /** Mean of the natural logarithm of an answer's characters. */
  readonly length: number;
  /** Share of answers over several passages. */
  readonly several: number;
}

const passageColumns = 40;
const shortColumns = 16;
/** Numbers in a candidate's row. */
export const rowWidth = passageColumns + markWidth + shortColumns;

const absent = -20;
const nearby = 5;
const possibleScore = -5;

interface Standing {
  readonly order: readonly number[];
  readonly ranks: Uint32Array;
  readonly mass: number;
  /** Passages that the head thinks possible. */
  readonly possible: number;
  /** Of each outermost clause: its expected examples, and the highest score in it. */
  readonly parts: ReadonlyMap<number, { readonly mass: number; readonly top: number }>;
}

/** What the second judge reads of each candidate: `rowWidth` numbers a candidate. */
export function candidateRows(
  reading: PassageReading,
  scores: Float32Array,
  habits: readonly CategoryHabits[],
  candidates: readonly KindCandidate[],
): Float32Array {
  const { text, units, findings } = reading;
  const categories = habits.length;
  const marks = findingMarks(units, findings);
  const standings = habits.map((_, category) => standingOf(units, scores, categories, category));
  const expected = expectedLabels(units.length, scores, categories);
  const repeated = new Map<string, number>();
  for (const { category, start, end } of candidates) {
    const key = `${category} ${text.slice(start, end).toLowerCase()}`;
    repeated.set(key, (repeated.get(key) ?? 0) + 1);
  }
  const chinese = /\p{Script=Han}/u.test(text);
  const met = new Uint32Array(categories);
  const rows = new Float32Array(candidates.length * rowWidth);
  candidates.forEach((candidate, index) => {
    const { category, start, end, first, last } = candidate;
    const at = (unit: number) => scores[unit * categories + category] ?? absent;
    const { order, ranks, mass, possible, parts } = standings[category] as Standing;
    const part = parts.get(units[first]?.part ?? -1);
    const habit = habits[category] as CategoryHabits;
    let high = absent;
    let low = -absent;
    let sum = 0;
    for (let unit = first; unit <= last; unit += 1) {
      high = Math.max(high, at(unit));
      low = Math.min(low, at(unit));
      sum += at(unit);
    }
    let other = absent;
    let second = absent;
    for (let head = 0; head < categories; head += 1) {
      if (head === category) continue;
      const score = scores[first * categories + head] ?? absent;
      if (score > other) {
        second = other;
        other = score;
      } else if (score > second) second = score;
    }
    const top = order[0] ?? 0;
    const clause = units[first]?.clause ?? -1;
    // An ideograph says about what three letters say.
    const length = end - start + (chinese ? 2 * ideographs(text, start, end) : 0);
    let inClause = 0;
    let inClauseTop = absent;
    for (let unit = Math.max(0, first - 12); unit < Math.min(units.length, last + 13); unit += 1) {
      if (units[unit]?.clause !== clause) continue;
      inClause += logistic(at(unit));
      inClauseTop = Math.max(inClauseTop, at(unit));
    }
    let near = 0;
    let nearTop = absent;
    let nearCount = 0;
    for (let unit = Math.max(0, first - nearby); unit < Math.min(units.length, last + nearby + 1); unit += 1) {
      if (unit >= first && unit <= last) continue;
      near += at(unit);
      nearTop = Math.max(nearTop, at(unit));
      nearCount += 1;
    }
    rows.set(
      [
        high,
        low,
        sum / (last - first + 1),
        at(first - 1),
        at(last + 1),
        at(first),
        at(last),
        Math.log(1 + (ranks[first] ?? 0)),
        at(top) - high,
        at(order[1] ?? 0) - high,
        at(order[3] ?? 0) - high,
        mass,
        at(top),
        other,
        high - other,
        second,
        last - first,
        Math.log(length + 1),
        Math.log(length + 1) - habit.length,
        first / units.length,
        first,
        units.length - last,
        units.length,
        inClause,
        inClauseTop - high,
        units[top]?.clause === clause ? 1 : 0,
        Math.max(-20, Math.min(20, first - top)),
        habit.share,
        habit.answers,
        habit.several,
        /[a-z]/u.test(text.charAt(start)) ? 1 : 0,
        /[.。;；]/u.test(text.charAt(end - 1)) ? 1 : 0,
        near / Math.max(1, nearCount),
        nearTop - high,
        part?.mass ?? 0,
        (part?.top ?? absent) - high,
        possible,
        (ranks[first] ?? 0) / units.length,
        expected[first] ?? 0,
        (expected[first - 1] ?? 0) + (expected[first + 1] ?? 0),
      ],
      index * rowWidth,
    );
    rows.set(marks.subarray(first * markWidth, (first + 1) * markWidth), index * rowWidth + passageColumns);
    rows.set(
      aroundColumns(
        text,
        candidate,
        met[category] ?? 0,
        repeated.get(`${category} ${text.slice(start, end).toLowerCase()}`) ?? 1,
      ),
      index * rowWidth + passageColumns + markWidth,
    );
    met[category] = (met[category] ?? 0) + 1;
  });
  return rows;
}

function ideographs(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (isHan(text.charCodeAt(at))) count += 1;
  return count;
}

const dated = /dated|date of|made|entered|executed|簽訂|签订|訂立|订立|簽署|签署/iu;
const effective = /effective|commenc|生效|起計|起计/iu;
const amended = /amend|supplement|restate|pursuant|certain|previous|between .* dated|修訂|修订|補充|补充/iu;
const filing = /exhibit|ex-|form 10|filed|8-k|10-q|source:/iu;
const signing = /signature|signed|by:|name:|title:|date:|witness/iu;

/** The words before and after a candidate, and its own form. */
function aroundColumns(text: string, { start, end, first }: KindCandidate, met: number, repeats: number): number[] {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 60);
  const own = text.slice(start, Math.min(end, start + 120));
  const letters = own.replace(/[^A-Za-z]/gu, '');
  const line = text.lastIndexOf('\n', start - 1);
  const lineEnd = text.indexOf('\n', end);
  const flag = (held: boolean) => (held ? 1 : 0);
  return [
    met,
    repeats,
    start,
    flag(dated.test(before)),
    flag(/as of(?: the)?\s*$/iu.test(before)),
    flag(effective.test(before)),
    flag(/^[^.;]{0,12}["“「(（].{0,16}(?:effective|生效)/iu.test(after)),
    flag(/^.{0,14}["“].{0,20}date/iu.test(after)),
    flag(amended.test(before)),
    flag(filing.test(before)),
    flag(signing.test(before)),
    flag(letters.length > 3 && letters === letters.toUpperCase()),
    flag(start - line < 4 && (lineEnd < 0 || lineEnd - end < 4)),
    flag(/(?:this|these)\s+["“]?$/iu.test(before)),
    flag(/^\s*["”]?\s*[(（]/u.test(after)),
    first,
  ];
}

function standingOf(
  units: PassageReading['units'],
  scores: Float32Array,
  categories: number,
  category: number,
): Standing {
  const at = (unit: number) => scores[unit * categories + category] ?? absent;
  const order = Array.from(units, (_, unit) => unit).sort((a, b) => at(b) - at(a) || a - b);
  const ranks = new Uint32Array(units.length);
  const parts = new Map<number, { mass: number; top: number }>();
  let mass = 0;
  let possible = 0;
  order.forEach((unit, rank) => {
    ranks[unit] = rank;
    const chance = logistic(at(unit));
    mass += chance;
    if (at(unit) > possibleScore) possible += 1;
    const place = units[unit]?.part ?? -1;
    const part = parts.get(place) ?? { mass: 0, top: absent };
    parts.set(place, { mass: part.mass + chance, top: Math.max(part.top, at(unit)) });
  });
  return { order: order.slice(0, 4), ranks, mass, possible, parts };
}

/** How many labels of any category each passage may be expected to have. */
function expectedLabels(count: number, scores: Float32Array, categories: number): Float32Array {
  return Float32Array.from({ length: count }, (_, unit) => {
    let sum = 0;
    for (let head = 0; head < categories; head += 1) sum += logistic(scores[unit * categories + head] ?? absent);
    return sum;
  });
}
