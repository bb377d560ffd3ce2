import type { Compression, LedgerFact, NearRange, PassageDecision, PassagePin } from '#contract/compression.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import { compressedText } from './compressed-text.ts';
import type { CompressionModel } from './compression-model.ts';
import type { PreparedGlossary } from './glossary.ts';
import { placedFacts } from './ledger-facts.ts';
import { choosePassages } from './passage-choice.ts';
import { passageWorth } from './passage-worth.ts';
import { type PreparedText, prepareText } from './prepared-text.ts';

/** Shares of the budget and powers of length, chosen on the development documents. */
const defaultLedgerShare = 0.6;
const needShare = 0.02;
const askedLengthPower = 0.7;
const plainLengthPower = 1;

export interface CompressionInput {
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly findings: readonly TextFinding[];
  /** Exact, of the model that will read. */
  readonly countTokens: (text: string) => number;
  /** The most tokens of the compressed text; or `ratio`, the text's tokens over it. The smaller counts where both are given; 10 where neither is. */
  readonly budgetTokens?: number;
  readonly ratio?: number;
  readonly question?: string;
  /** Clause kinds or categories wanted instead of a question. */
  readonly task?: readonly string[];
  readonly pins?: readonly PassagePin[];
  readonly model: CompressionModel;
  readonly glossary?: PreparedGlossary;
  /** The share of the budget that the ledger may take, 0 for none; three fifths by default. */
  readonly ledgerShare?: number;
  /** The text as `prepareText` read it, where many questions are asked of one text. */
  readonly prepared?: PreparedText;
  /** How near stretches of the text are to the question in meaning, where a sentence encoder is there. */
  readonly nearness?: readonly NearRange[];
  /** A known wording of a question that is to count as unknown, for measuring. */
  readonly withoutWording?: string;
}

/**
 * What of a text a model should read within a budget of its own tokens. Passages
 * (sentences and heading lines) are taken by worth for what they cost beside the
 * ledger, what is pinned first; definitions and clauses that a kept passage refers
 * to come along while they are cheap; repeats are read once. The joined text with its ledger never counts more than
 * the budget.
 */
export function compress(input: CompressionInput): Compression {
  const { text, countTokens } = input;
  const prepared = input.prepared ?? prepareText(input);
  const { originalTokens, units, tokens, earlier, facts } = prepared;
  const budgetTokens = budgetOf(input, originalTokens);
  const worth = passageWorth({ ...input, prepared, glossary: input.glossary ?? null });
  const pins = units.map((unit) => input.pins?.findLast((pin) => pin.start < unit.end && pin.end > unit.start)?.pin);
  const share = input.ledgerShare ?? defaultLedgerShare;
  const ledgerRoom = Math.floor(budgetTokens * share);
  const asked = input.question !== undefined || input.task !== undefined;
  const isOut = (index: number) => pins[index] === 'out';
  const { kept, density, order } = choosePassages({
    costs: Float64Array.from(tokens, (own) => own + 1),
    values: worth.value.map((value, index) => ((earlier[index] ?? -1) >= 0 ? 0.02 : 1) * value),
    isOut,
    pinned: units.flatMap((_, index) => (pins[index] === 'in' ? [index] : [])),
    reasons: worth.reasons,
    needs: groupNeeds(prepared.needs),
    needTokens: budgetTokens * needShare,
    factTokens: withinRoom(prepared.factTokens, ledgerRoom),
    stated: prepared.stated,
    budget: budgetTokens,
    lengthPower: asked ? askedLengthPower : plainLengthPower,
  });

  const place = () =>
    placedFacts(
      facts,
      {
        text: [...kept.keys()].map((index) => text.slice(units[index]?.start, units[index]?.end)).join('\n'),
        covers: (start, end) => coversRange(units, kept, start, end),
      },
      countTokens,
      // What the passages leave over is the ledger's as well.
      share > 0 ? Math.max(ledgerRoom, budgetTokens - sumOf(kept.keys(), (index) => (tokens[index] ?? 0) + 1) - 16) : 0,
    );
  let ledger = place();
  const decisions = (): PassageDecision[] =>
    units.map((unit, index): PassageDecision => {
      const reasons = kept.get(index);
      const pinned = pins[index];
      const same = units[earlier[index] ?? -1];
      const left =
        pinned === 'out'
          ? 'pinned-out'
          : same !== undefined
            ? `duplicate-of:${same.start}-${same.end}`
            : (density[index] ?? 0) > 0.25 * (density[order[kept.size] ?? 0] ?? 0)
              ? 'over-budget'
              : 'low-score';
      return {
        start: unit.start,
        end: unit.end,
        kept: reasons !== undefined,
        score: worth.value[index] ?? 0,
        reasons: reasons ?? [left],
        tokens: tokens[index] ?? 0,
        ...(pinned !== undefined && { pinned }),
      };
    });

  // Tokens do not add up exactly over joins, and the ledger grew or shrank: the joined text is what counts.
  const counted = (facts_: readonly LedgerFact[]) =>
    countTokens(compressedText({ ledger: facts_, passages: decisions() }, text).text);
  let compressedTokens = counted(ledger);
  let used = 0;
  const keep = (index: number): void => {
    const cost = (tokens[index] ?? 0) + 1;
    if (kept.has(index) || isOut(index) || used + cost > budgetTokens) return;
    kept.set(index, [...(worth.reasons[index] ?? ['worth'])]);
    used += cost;
  };
  const refill = () => {
    ledger = place();
    compressedTokens = counted(ledger);
  };
  for (let round = 0; round < 3 && compressedTokens < budgetTokens * 0.985; round += 1) {
    const before = kept.size;
    used = compressedTokens + Math.ceil(0.004 * budgetTokens);
    for (const index of order) keep(index);
    if (kept.size === before) break;
    refill();
  }
  const worst = [...kept.keys()].sort(
    (a, b) => Number(pins[a] === 'in') - Number(pins[b] === 'in') || (density[a] ?? 0) - (density[b] ?? 0),
  );
  for (const index of worst) {
    if (compressedTokens <= budgetTokens) break;
    kept.delete(index);
    refill();
  }
  while (compressedTokens > budgetTokens && ledger.some((fact) => fact.standsIn === 'ledger')) {
    const last = ledger.findLastIndex((fact) => fact.standsIn === 'ledger');
    ledger = ledger.map((fact, index) => (index === last ? { ...fact, standsIn: 'nowhere' } : fact));
    compressedTokens = counted(ledger);
  }
  return {
    originalTokens,
    compressedTokens,
    budgetTokens,
    ratio: originalTokens / Math.max(1, compressedTokens),
    passages: decisions(),
    ledger,
  };
}

function budgetOf({ budgetTokens, ratio }: CompressionInput, originalTokens: number): number {
  const byRatio = ratio === undefined ? Number.POSITIVE_INFINITY : Math.floor(originalTokens / Math.max(1, ratio));
  const budget = Math.min(budgetTokens ?? Number.POSITIVE_INFINITY, byRatio);
  return Math.max(0, Math.floor(Number.isFinite(budget) ? budget : originalTokens / 10));
}

function sumOf(indexes: Iterable<number>, of: (index: number) => number): number {
  let sum = 0;
  for (const index of indexes) sum += of(index);
  return sum;
}

/** What each fact costs in the ledger as far as its room goes; 0 for those that find none. */
function withinRoom(costs: readonly number[], room: number): number[] {
  let used = 0;
  return costs.map((cost) => {
    if (used + cost > room) return 0;
    used += cost;
    return cost;
  });
}

function groupNeeds<T extends { readonly by: number }>(needs: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const need of needs) {
    const list = groups.get(need.by);
    if (list) list.push(need);
    else groups.set(need.by, [need]);
  }
  return groups;
}

/** Whether every passage that the range touches is kept. */
function coversRange(
  units: readonly { readonly start: number; readonly end: number }[],
  kept: ReadonlyMap<number, unknown>,
  start: number,
  end: number,
): boolean {
  let touched = false;
  for (let index = firstEndingAfter(units, start); (units[index]?.start ?? end) < end; index += 1) {
    touched = true;
    if (!kept.has(index)) return false;
  }
  return touched;
}
