import type { Compression, LedgerFact, PassageDecision, PassagePin } from '#contract/compression.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { compressedText } from './compressed-text.ts';
import type { CompressionModel } from './compression-model.ts';
import type { PreparedGlossary } from './glossary.ts';
import { placedFacts, shortFacts } from './ledger-facts.ts';
import { earlierDuplicates } from './near-duplicates.ts';
import { needsOf } from './needed-passages.ts';
import { passageUnits } from './passage-units.ts';
import { passageWorth } from './passage-worth.ts';

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
  /** The share of the budget that the ledger may take, 0 for none; a quarter by default. */
  readonly ledgerShare?: number;
}

/**
 * What of a text a model should read within a budget of its own tokens. Passages
 * (sentences and heading lines) are taken by worth for their length, what is
 * pinned first; parts that would be silent keep a heading line; definitions and
 * clauses that a kept passage refers to come along while they are cheap;
 * repeats are read once. The joined text with its ledger never counts more than
 * the budget.
 */
export function compress(input: CompressionInput): Compression {
  const { text, clauses, findings, countTokens } = input;
  const originalTokens = countTokens(text);
  const budgetTokens = budgetOf(input, originalTokens);
  const units = passageUnits(text, clauses);
  const tokens = Uint32Array.from(units, (unit) => countTokens(text.slice(unit.start, unit.end)));
  const worth = passageWorth({ ...input, units, glossary: input.glossary ?? null });
  const earlier = earlierDuplicates(text, units);
  const pins = units.map((unit) => input.pins?.findLast((pin) => pin.start < unit.end && pin.end > unit.start)?.pin);
  const kept = new Map<number, string[]>();
  let used = 0;
  const keep = (index: number, limit: number, reasons: readonly string[]): boolean => {
    const cost = (tokens[index] ?? 0) + 1;
    if (kept.has(index) || pins[index] === 'out' || used + cost > limit) return false;
    kept.set(index, [...reasons]);
    used += cost;
    return true;
  };

  units.forEach((_, index) => {
    if (pins[index] === 'in') keep(index, budgetTokens, ['pinned-in']);
  });

  const facts = shortFacts(text, findings);
  const ledgerRoom = Math.floor(budgetTokens * (input.ledgerShare ?? 0.25));
  const factTokens = facts.map((fact) => countTokens(`; ${fact.text}`));
  const asked = input.question !== undefined || input.task !== undefined;
  if (!asked) keepHeadings(units, clauses, tokens, (index, reason) => keep(index, budgetTokens * 0.025, [reason]));

  const density = worth.value.map((value, index) => {
    const repeated = (earlier[index] ?? -1) >= 0 ? 0.02 : 1;
    return (repeated * value) / ((tokens[index] ?? 0) + 8) ** (asked ? 0.5 : 1);
  });
  const order = units.map((_, index) => index).sort((a, b) => (density[b] ?? 0) - (density[a] ?? 0) || a - b);
  const neededBy = groupNeeds(needsOf(text, units, clauses, findings));
  // What is kept states facts itself: the ledger's share is known only beside it.
  const passagesLimit = budgetTokens - Math.min(ledgerRoom, sum(factTokens)) * 0.6;
  let spentOnNeeds = 0;
  for (const index of order) {
    const took = keep(index, passagesLimit, worth.reasons[index] ?? ['worth']);
    if (!took) continue;
    for (const need of neededBy.get(index) ?? []) {
      const cost = (tokens[need.unit] ?? 0) + 1;
      if (cost > 0.03 * budgetTokens || spentOnNeeds + cost > 0.04 * budgetTokens) continue;
      if (keep(need.unit, passagesLimit, [need.reason])) spentOnNeeds += cost;
    }
  }

  const place = () =>
    placedFacts(
      facts,
      {
        text: [...kept.keys()].map((index) => text.slice(units[index]?.start, units[index]?.end)).join('\n'),
        covers: (start, end) => coversRange(units, kept, start, end),
      },
      countTokens,
      ledgerRoom,
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
  const refill = () => {
    ledger = place();
    compressedTokens = counted(ledger);
  };
  for (let round = 0; round < 3 && compressedTokens < budgetTokens * 0.985; round += 1) {
    const before = kept.size;
    used = compressedTokens + Math.ceil(0.004 * budgetTokens);
    for (const index of order) keep(index, budgetTokens, worth.reasons[index] ?? ['worth']);
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** A heading line for every part of the document. */
function keepHeadings(
  units: readonly { readonly start: number; readonly end: number; readonly part: number }[],
  clauses: readonly TextClause[],
  tokens: Uint32Array,
  keep: (index: number, reason: string) => void,
): void {
  const seen = new Set<number>();
  units.forEach((unit, index) => {
    if (unit.part < 0 || seen.has(unit.part)) return;
    seen.add(unit.part);
    const clause = clauses[unit.part];
    if ((tokens[index] ?? 0) <= 14) keep(index, `represents-part:${clause?.number || clause?.heading || ''}`);
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
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let touched = false;
  for (let index = low; (units[index]?.start ?? end) < end; index += 1) {
    touched = true;
    if (!kept.has(index)) return false;
  }
  return touched;
}
