import {
  type ExpectedModals,
  type ModalCount,
  type ModalCounts,
  modalCountNames,
} from '#main/clauses/versions/expected-modals.ts';

/** A passage's words, and what its translation has. */
export interface ExpectedExample {
  readonly signs: readonly string[];
  readonly found: ModalCounts;
  /** How much its source counts. */
  readonly weight: number;
}

const rounds = 40;
/** A word must stand in so many passages, in so many laws' words. */
const fewest = 10;
/** A gamma prior that prefers none: shape and rate. */
const prior = { shape: 0.7, rate: 1 };
/** What brings less is left out. */
const leastWeight = 0.04;

/** Learns how many modal words of the other language each word brings: an additive Poisson model, by expectation and maximisation. */
export function trainExpectedModals(examples: readonly ExpectedExample[]): ExpectedModals {
  const spread = new Map<string, number>();
  for (const { signs } of examples) for (const sign of new Set(signs)) spread.set(sign, (spread.get(sign) ?? 0) + 1);
  const names = [...spread].filter(([, count]) => count >= fewest).map(([sign]) => sign);
  const places = new Map(names.map((sign, at) => [sign, at]));
  const rows = examples.map(({ signs }) => Uint32Array.from(signs.flatMap((sign) => places.get(sign) ?? [])));
  const all = new Float64Array(names.length);
  examples.forEach(({ weight }, index) => {
    for (const at of rows[index] ?? []) all[at] = (all[at] ?? 0) + weight;
  });
  const of = (name: ModalCount): ReadonlyMap<string, number> => {
    let weights = Float64Array.from(names, (sign) => (/^[:=]/.test(sign) ? 0.3 : 0.02));
    for (let round = 0; round < rounds; round += 1) {
      const brought = new Float64Array(names.length);
      examples.forEach(({ found, weight }, index) => {
        const row = rows[index] ?? new Uint32Array();
        if (found[name] === 0) return;
        let expected = background;
        for (const at of row) expected += weights[at] ?? 0;
        for (const at of row) brought[at] = (brought[at] ?? 0) + (weight * found[name] * (weights[at] ?? 0)) / expected;
      });
      weights = weights.map(
        (_, at) => Math.max(0, (brought[at] ?? 0) + prior.shape - 1) / ((all[at] ?? 0) + prior.rate),
      );
    }
    return new Map(
      names.flatMap((sign, at): [string, number][] => {
        const weight = Number((weights[at] ?? 0).toFixed(2));
        return weight < leastWeight ? [] : [[sign, weight]];
      }),
    );
  };
  const [denied, must, may] = modalCountNames.map(of);
  const none = new Map<string, number>();
  return { denied: denied ?? none, must: must ?? none, may: may ?? none };
}

const background = 0.01;
