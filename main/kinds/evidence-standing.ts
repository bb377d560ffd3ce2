import { absent, type HypothesisHabits, type HypothesisView, highest, hypothesisHeads } from './hypothesis-rows.ts';
import { logistic } from './logistic.ts';
import { hypothesisCues } from './nda-cues.ts';

/** Numbers a passage and hypothesis. */
export const standingWidth = 26;

/**
 * What the second judge of evidence reads of every passage: the first judge's score of it, of its neighbours, of the
 * passage that leads into it and of its list's items, and its rank among all.
 */
export function evidenceStandingRows(
  { units, scores, cues, signs }: HypothesisView,
  evidence: Float32Array,
  hypothesis: number,
  habits: HypothesisHabits,
): Float32Array {
  const count = hypothesisCues.length;
  const of = (unit: number) => evidence[unit] ?? absent;
  const signed = (unit: number) =>
    (signs.says[unit * count + hypothesis] ?? 0) + (signs.denies[unit * count + hypothesis] ?? 0);
  const order = [...evidence.keys()].sort((a, b) => of(b) - of(a) || a - b);
  const ranks = new Uint32Array(units.length);
  order.forEach((unit, rank) => {
    ranks[unit] = rank;
  });
  const [first = 0, second = 0] = order;
  const mass = evidence.reduce((sum, raw) => sum + logistic(raw), 0);
  const rows = new Float32Array(units.length * standingWidth);
  units.forEach(({ start, end }, unit) => {
    const lead = signs.leads[unit] ?? -1;
    const items = signs.items[unit] ?? [];
    const list = signs.items[lead] ?? [];
    rows.set(
      [
        of(unit),
        of(unit - 1),
        of(unit + 1),
        of(unit - 2),
        of(unit + 2),
        ranks[unit] ?? 0,
        of(first) - of(unit),
        of(second) - of(unit),
        mass,
        of(lead),
        lead < 0 ? 0 : unit - lead,
        items.length,
        highest(items, of, absent),
        highest(
          list.filter((item) => item !== unit),
          of,
          absent,
        ),
        signed(unit),
        lead < 0 ? 0 : signed(lead),
        highest(items, signed, 0),
        cues.about[unit * count + hypothesis] ?? 0,
        scores[unit * hypothesisHeads + hypothesis] ?? absent,
        hypothesis,
        habits.passages,
        habits.mentioned,
        Math.log(1 + end - start),
        lead < 0 || unit === list.at(-1) ? 1 : 0,
        first === lead ? 1 : 0,
        Math.abs(first - unit),
      ],
      unit * standingWidth,
    );
  });
  return rows;
}
