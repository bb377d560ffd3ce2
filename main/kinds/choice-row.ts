import { absent, type HypothesisHabits, type HypothesisView, highest, hypothesisHeads } from './hypothesis-rows.ts';
import { logistic } from './logistic.ts';
import { hypothesisCues } from './nda-cues.ts';
import type { PassageSigns } from './passage-signs.ts';

/** Numbers a document and hypothesis. */
export const choiceWidth = 44;

/** What the judge of the answer reads of a document for one hypothesis. */
export function choiceRow(
  { scores, cues, signs }: Omit<HypothesisView, 'units'>,
  evidence: Float32Array,
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
    const probability = logistic(raw);
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
    ...signColumns(signs, evidence, hypothesis, first, second),
  ]);
}

/** The signs of the two surest passages, and those of all, by how sure each is. */
function signColumns(
  signs: PassageSigns,
  evidence: Float32Array,
  hypothesis: number,
  first: number,
  second: number,
): number[] {
  const of = (table: Uint8Array, unit: number) => table[unit * hypothesisCues.length + hypothesis] ?? 0;
  const units = [...evidence.keys()];
  const share = (unit: number) => logistic(evidence[unit] ?? absent);
  const mass = units.reduce((sum, unit) => sum + share(unit), 1e-3);
  const weighed = (table: Uint8Array) => units.reduce((sum, unit) => sum + share(unit) * of(table, unit), 0);
  const saying = units.filter((unit) => of(signs.says, unit) > 0);
  const denying = units.filter((unit) => of(signs.denies, unit) > 0);
  const telling = units.filter((unit) => of(signs.first, unit) === 1);
  const sure = (unit: number) => evidence[unit] ?? absent;
  const surestDenial = highest(denying, sure, absent);
  const surest = highest(saying, sure, absent);
  return [
    of(signs.says, first),
    of(signs.denies, first),
    of(signs.says, second),
    of(signs.denies, second),
    weighed(signs.says),
    weighed(signs.denies),
    weighed(signs.says) / mass,
    weighed(signs.denies) / mass,
    highest(units, (unit) => of(signs.says, unit), 0),
    highest(units, (unit) => of(signs.denies, unit), 0),
    saying.length,
    denying.length,
    surest,
    surestDenial,
    surestDenial - surest,
    highest(telling, sure, absent),
    20 * of(signs.first, first) + hypothesis,
    20 * of(signs.firstDenial, first) + hypothesis,
  ];
}
