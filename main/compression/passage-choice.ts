import type { Need } from './needed-passages.ts';

export interface ChoiceInput {
  /** Tokens of each passage, its separator included. */
  readonly costs: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly isOut: (index: number) => boolean;
  readonly pinned: readonly number[];
  readonly reasons: readonly (readonly string[])[];
  readonly needs: ReadonlyMap<number, readonly Need[]>;
  readonly needTokens: number;
  /** Tokens that each fact takes in the ledger; 0 where it is not to stand there. */
  readonly factTokens: readonly number[];
  /** The facts that each passage states. */
  readonly stated: readonly (readonly number[])[];
  readonly budget: number;
  /** How strongly length counts against worth, 0…1. */
  readonly lengthPower: number;
}

export interface Choice {
  /** The passages taken with the reasons, in the order in which they were taken. */
  readonly kept: Map<number, string[]>;
  readonly density: Float64Array;
  /** All passages, the worthiest for their length first. */
  readonly order: readonly number[];
}

const readingTokens = 8;

/**
 * Passages by worth for what they cost. A passage costs its tokens less those of
 * the facts that it states and the ledger then need not; so the ledger shrinks as
 * passages are taken, and the sum of both never passes the budget.
 */
export function choosePassages(input: ChoiceInput): Choice {
  const { costs, values, stated, factTokens, budget } = input;
  const count = stated.length;
  const waiting = Float64Array.from(factTokens);
  let used = waiting.reduce((sum, tokens) => sum + tokens, 0);
  const kept = new Map<number, string[]>();
  const netCost = (index: number): number => {
    let net = costs[index] ?? 0;
    for (const fact of stated[index] ?? []) net -= waiting[fact] ?? 0;
    return net;
  };
  const densityOf = (index: number): number =>
    (values[index] ?? 0) / (Math.max(1, netCost(index)) + readingTokens) ** input.lengthPower;
  const keep = (index: number, limit: number, reasons: readonly string[]): boolean => {
    if (kept.has(index) || input.isOut(index)) return false;
    const net = netCost(index);
    if (net > 0 && used + net > limit) return false;
    kept.set(index, [...reasons]);
    used += net;
    for (const fact of stated[index] ?? []) waiting[fact] = 0;
    return true;
  };
  for (const index of input.pinned) keep(index, budget, ['pinned-in']);
  const density = Float64Array.from({ length: count }, (_, index) => densityOf(index));
  const order = [...density.keys()].sort((a, b) => (density[b] ?? 0) - (density[a] ?? 0) || a - b);
  // Worths only fall while facts come to be stated: a passage is looked at again when its turn comes.
  const queue = [...order];
  let onNeeds = 0;
  for (let at = 0; at < queue.length; at += 1) {
    const index = queue[at] ?? 0;
    const now = densityOf(index);
    if (now < (density[index] ?? 0) * 0.999) {
      density[index] = now;
      let to = at;
      while (to + 1 < queue.length && (density[queue[to + 1] ?? 0] ?? 0) > now) {
        queue[to] = queue[to + 1] ?? 0;
        to += 1;
      }
      queue[to] = index;
      if (to !== at) {
        at -= 1;
        continue;
      }
    }
    if (!keep(index, budget, input.reasons[index] ?? ['worth'])) continue;
    for (const need of input.needs.get(index) ?? []) {
      const cost = costs[need.unit] ?? 0;
      if (cost > 0.75 * input.needTokens || onNeeds + cost > input.needTokens) continue;
      if (keep(need.unit, budget, [need.reason])) onNeeds += cost;
    }
  }
  return { kept, density, order: [...density.keys()].sort((a, b) => (density[b] ?? 0) - (density[a] ?? 0) || a - b) };
}
