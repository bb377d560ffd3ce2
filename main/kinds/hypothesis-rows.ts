import type { PassageReading } from './kind-features.ts';
import { hypothesisCues } from './nda-cues.ts';

const absent = -20;

/** Heads of the linear scorer: evidence for each hypothesis, then evidence against it. */
export const hypothesisHeads = 2 * hypothesisCues.length;

/** How many cues of each hypothesis stand in each passage, and whether one against it. */
export interface CueTable {
  readonly about: Uint8Array;
  readonly against: Uint8Array;
}

const longestRead = 1_500;

/** Reads the cues of all passages: `hypothesisCues.length` numbers a passage. */
export function cueTable({ text, units }: Pick<PassageReading, 'text' | 'units'>): CueTable {
  const count = hypothesisCues.length;
  const about = new Uint8Array(units.length * count);
  const against = new Uint8Array(units.length * count);
  units.forEach(({ start, end }, unit) => {
    const passage = text.slice(start, Math.min(end, start + longestRead)).replace(/\s+/gu, ' ');
    hypothesisCues.forEach((cues, at) => {
      about[unit * count + at] = cues.about.filter((cue) => cue.test(passage)).length;
      against[unit * count + at] = cues.against.some((cue) => cue.test(passage)) ? 1 : 0;
    });
  });
  return { about, against };
}

/** How often experts choose each answer for a hypothesis, and how many passages they name. */
export interface HypothesisHabits {
  readonly mentioned: number;
  readonly contradicted: number;
  readonly passages: number;
}

/** Numbers a passage and hypothesis. */
export const evidenceWidth = 28;

/** What the judge of evidence reads of every passage for one hypothesis. */
export function evidenceRows(
  reading: Pick<PassageReading, 'text' | 'units'>,
  scores: Float32Array,
  cues: CueTable,
  hypothesis: number,
  habits: HypothesisHabits,
): Float32Array {
  const { units } = reading;
  const count = hypothesisCues.length;
  const at = (unit: number) =>
    unit < 0 || unit >= units.length ? absent : (scores[unit * hypothesisHeads + hypothesis] ?? absent);
  const denial = (unit: number) => scores[unit * hypothesisHeads + count + hypothesis] ?? absent;
  const about = (unit: number) => (unit < 0 || unit >= units.length ? 0 : (cues.about[unit * count + hypothesis] ?? 0));
  const order = units.map((_, unit) => unit).sort((a, b) => at(b) - at(a) || a - b);
  const ranks = new Uint32Array(units.length);
  order.forEach((unit, rank) => {
    ranks[unit] = rank;
  });
  const most = units.reduce((high, _, unit) => Math.max(high, about(unit)), 0);
  const full = units.filter((_, unit) => about(unit) === most).length;
  const combined = (unit: number) => at(unit) + 1.2 * about(unit);
  const best = units.reduce((high, _, unit) => Math.max(high, combined(unit)), absent);
  const rows = new Float32Array(units.length * evidenceWidth);
  units.forEach((unit, index) => {
    let other = absent;
    let others = 0;
    for (let head = 0; head < count; head += 1) {
      if (head === hypothesis) continue;
      other = Math.max(other, scores[index * hypothesisHeads + head] ?? absent);
      others = Math.max(others, cues.about[index * count + head] ?? 0);
    }
    rows.set(
      [
        at(index),
        at(index - 1),
        at(index + 1),
        at(index - 2),
        at(index + 2),
        Math.log(1 + (ranks[index] ?? 0)),
        at(order[0] ?? 0) - at(index),
        at(order[0] ?? 0),
        at(order[2] ?? 0) - at(index),
        about(index),
        about(index - 1),
        about(index + 1),
        most - about(index),
        full,
        cues.against[index * count + hypothesis] ?? 0,
        combined(index),
        best - combined(index),
        other,
        at(index) - other,
        others,
        Math.log(1 + unit.end - unit.start),
        index / units.length,
        units.length,
        habits.mentioned,
        habits.passages,
        hypothesis,
        denial(index),
        denial(index) - at(index),
      ],
      index * evidenceWidth,
    );
  });
  return rows;
}

/** Numbers a document and hypothesis. */
export const choiceWidth = 26;

/** What the judge of the answer reads of a document for one hypothesis. */
export function choiceRow(
  evidence: Float32Array,
  scores: Float32Array,
  cues: CueTable,
  hypothesis: number,
  habits: HypothesisHabits,
): Float32Array {
  const count = hypothesisCues.length;
  const order = [...evidence.keys()].sort((a, b) => (evidence[b] ?? 0) - (evidence[a] ?? 0) || a - b);
  const [first = 0, second = 0, third = 0] = order;
  const logit = (unit: number) => evidence[unit] ?? absent;
  const of = (table: Uint8Array, unit: number) => table[unit * count + hypothesis] ?? 0;
  const score = (unit: number) => scores[unit * hypothesisHeads + hypothesis] ?? absent;
  const denial = (unit: number) => scores[unit * hypothesisHeads + count + hypothesis] ?? absent;
  let denied = 0;
  let highestDenial = absent;
  let mass = 0;
  let likely = 0;
  let most = 0;
  let against = 0;
  for (const [unit, raw] of evidence.entries()) {
    const probability = 1 / (1 + Math.exp(-raw));
    mass += probability;
    if (probability > 0.3) likely += 1;
    most = Math.max(most, of(cues.about, unit));
    against += probability * of(cues.against, unit);
    denied += probability * denial(unit);
    highestDenial = Math.max(highestDenial, denial(unit));
  }
  return Float32Array.from([
    logit(first),
    logit(second),
    logit(third),
    mass,
    likely,
    score(first),
    of(cues.about, first),
    of(cues.about, second),
    most,
    of(cues.against, first),
    of(cues.against, second),
    against,
    against / Math.max(1e-3, mass),
    habits.mentioned,
    habits.contradicted,
    habits.passages,
    hypothesis,
    evidence.length,
    Math.log(habits.mentioned / (1 - habits.mentioned)) + logit(first),
    of(cues.against, first) * habits.contradicted,
    denial(first),
    denial(second),
    denial(first) - score(first),
    denied / Math.max(1e-3, mass),
    highestDenial,
    highestDenial + Math.log((habits.contradicted + 0.02) / (1.02 - habits.contradicted)),
  ]);
}
