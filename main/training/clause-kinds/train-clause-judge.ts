import { clauseMarks } from '#main/clauses/judging/clause-marks.ts';
import { maskedRidge, type RidgeExample } from './masked-ridge.ts';

/** A folded text with what is known of it: kinds it is of, and those it is not of; null where it is of no others. */
export interface KindExample {
  readonly text: string;
  readonly are: ReadonlySet<string>;
  readonly areNot: ReadonlySet<string> | null;
  /** Whether somebody wrote it to show a kind. */
  readonly isWritten: boolean;
}

export const clauseJudgeSettings = {
  penalty: 0.3,
  steps: 20,
  fewestTexts: 3,
  mostMarks: 90_000,
  kindsOfMark: 12,
  tellAbove: { english: 0.35, chinese: 0.45 },
  dropBelow: 0.15,
};

/** A learned scorer before it is packed. */
export interface KindScorer {
  readonly ids: readonly string[];
  /** Ascending hashes, and how rare each is. */
  readonly marks: Uint32Array;
  readonly rarities: Float64Array;
  /** A weight for each kind, mark after mark. */
  readonly weights: Float32Array;
}

/** Learns what each kind of `ids` is worded like; the same examples give the same numbers. */
export function trainKindScorer(examples: readonly KindExample[], ids: readonly string[]): KindScorer {
  const { penalty, steps, fewestTexts, mostMarks } = clauseJudgeSettings;
  const own = examples.map(({ text }) => clauseMarks(text));
  const met = new Map<number, number>();
  const useful = new Set<number>();
  own.forEach((marks, index) => {
    const example = examples[index];
    for (const mark of marks) {
      met.set(mark, (met.get(mark) ?? 0) + 1);
      if (example?.isWritten || (example?.are.size ?? 0) > 0) useful.add(mark);
    }
  });
  const marks = Uint32Array.from([...useful].filter((mark) => (met.get(mark) ?? 0) >= fewestTexts)).toSorted();
  const rarities = Float64Array.from(marks, (mark) => Math.log((examples.length + 1) / (met.get(mark) ?? 1)));
  const rows = new Map(Array.from(marks, (mark, row) => [mark, row]));
  const learned = examples.map(({ are, areNot }, index): RidgeExample => {
    const known = Int8Array.from(ids, (id) => (are.has(id) ? 1 : areNot === null || areNot.has(id) ? 0 : -1));
    return { ...vectorOf(own[index] ?? [], rows, rarities), known };
  });
  const weights = maskedRidge(learned, marks.length, ids.length, { penalty, steps });
  return weightiest({ ids, marks, rarities, weights }, learned, mostMarks);
}

/** Marks as values of one length in all, rare ones more. */
function vectorOf(
  marks: readonly number[],
  known: ReadonlyMap<number, number>,
  rarities: Float64Array,
): Pick<RidgeExample, 'rows' | 'values'> {
  const rows = Uint32Array.from(marks.flatMap((mark) => known.get(mark) ?? []));
  const values = Float32Array.from(rows, (row) => rarities[row] ?? 0);
  const length = Math.hypot(...values);
  return { rows, values: length === 0 ? values : values.map((value) => value / length) };
}

/** The kinds of which a mark says most, ascending. */
export function weightiestKinds(weights: Float32Array): number[] {
  return Array.from(weights.keys())
    .toSorted((one, other) => Math.abs(weights[other] ?? 0) - Math.abs(weights[one] ?? 0) || one - other)
    .slice(0, clauseJudgeSettings.kindsOfMark)
    .toSorted((one, other) => one - other);
}

/** The marks that say most, by the size of their weights and how often they are met, each with the kinds that it says most of. */
function weightiest(scorer: KindScorer, examples: readonly RidgeExample[], most: number): KindScorer {
  const { ids, marks, rarities, weights } = scorer;
  const worth = new Float64Array(marks.length);
  for (const { rows, values } of examples)
    rows.forEach((row, place) => {
      worth[row] = (worth[row] as number) + (values[place] as number) ** 2;
    });
  for (let row = 0; row < marks.length; row += 1) {
    let sum = 0;
    for (let kind = 0; kind < ids.length; kind += 1) sum += (weights[row * ids.length + kind] as number) ** 2;
    worth[row] = (worth[row] as number) * sum;
  }
  const kept = Array.from(marks.keys())
    .toSorted((one, other) => (worth[other] as number) - (worth[one] as number) || one - other)
    .slice(0, most)
    .toSorted((one, other) => one - other);
  const own = new Float32Array(kept.length * ids.length);
  kept.forEach((row, at) => {
    const all = weights.subarray(row * ids.length, (row + 1) * ids.length);
    for (const kind of weightiestKinds(all)) own[at * ids.length + kind] = all[kind] ?? 0;
  });
  return {
    ids,
    marks: Uint32Array.from(kept, (row) => marks[row] ?? 0),
    rarities: Float64Array.from(kept, (row) => rarities[row] ?? 0),
    weights: own,
  };
}
