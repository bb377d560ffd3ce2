import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { findingsByUnit, type PassageUnit, passageUnits } from './passage-units.ts';
import { searchTerms } from './question-terms.ts';
import { speaksOf, topics, topicsOfKind } from './topics.ts';

export interface SelectionInput {
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly findings: readonly TextFinding[];
  /** The most tokens the kept passages may hold together. */
  readonly budgetTokens: number;
  readonly countTokens: (text: string) => number;
  readonly question?: string;
}

export interface SelectedPassage {
  readonly start: number;
  readonly end: number;
  /** Why it was kept, in plain words. */
  readonly reason: string;
}

interface ScoredUnit {
  readonly unit: PassageUnit;
  readonly tokens: number;
  readonly score: number;
  readonly reason: string;
}

/**
 * Chooses the sentences a model should read, within a token budget: what a
 * question asks for, what findings rest on, what speaks of the topics a reader
 * asks about, and at least one sentence of every part of the document as far as
 * a third of the budget goes. Passages come back in document order; neighbours
 * are joined. The sum of their tokens, counted apart, is within the budget.
 */
export function selectPassages(input: SelectionInput): SelectedPassage[] {
  const { text, clauses, budgetTokens } = input;
  const units = passageUnits(text, clauses);
  const scored = scoreUnits(input, units);
  const kept = new Map<number, ScoredUnit>();
  let used = 0;
  const keep = (index: number, limit: number, reason?: string): void => {
    const entry = scored[index];
    if (!entry || kept.has(index) || used + entry.tokens > limit) return;
    kept.set(index, reason === undefined ? entry : { ...entry, reason });
    used += entry.tokens;
  };

  const byValue = scored.map((_, index) => index).sort((a, b) => value(scored[b]) - value(scored[a]) || a - b);

  if (input.question === undefined) {
    // Each part speaks once, with its weightiest sentence, before any speaks twice.
    const bestOfPart = new Map<number, number>();
    for (const index of byValue) {
      const part = scored[index]?.unit.part ?? -1;
      if (part >= 0 && !bestOfPart.has(part)) bestOfPart.set(part, index);
    }
    for (const index of bestOfPart.values()) keep(index, budgetTokens / 3, 'represents its part');
  }
  for (const index of byValue) {
    if ((scored[index]?.score ?? 0) <= 0) break;
    keep(index, budgetTokens);
  }
  if (kept.size === 0 && scored.length > 0) keep(byValue[0] ?? 0, budgetTokens, 'first text');
  return joinNeighbours(
    text,
    [...kept].sort(([a], [b]) => a - b),
  );
}

function value(entry: ScoredUnit | undefined): number {
  return entry ? entry.score / Math.sqrt(Math.max(8, entry.tokens)) : 0;
}

function scoreUnits(input: SelectionInput, units: readonly PassageUnit[]): ScoredUnit[] {
  const { text, findings, question } = input;
  const questionScores = question === undefined ? null : bm25(text, units, question);
  const onUnit = findingsByUnit(units, findings);
  return units.map((unit, index) => {
    const passage = text.slice(unit.start, unit.end);
    const tokens = input.countTokens(passage);
    let score = 0;
    let reason = 'context';
    const found = onUnit.get(index) ?? [];
    const kinds = new Set(found.map((finding) => finding.kind));
    for (const finding of found) {
      const weight = weightOf(finding);
      score += kinds.size > 1 ? weight : weight * 0.9;
      if (weight >= 1 && reason === 'context') reason = `finding: ${finding.kind}`;
    }
    score = Math.min(score, 8);
    if (question === undefined) {
      for (const topic of topics) {
        if (!speaksOf(topic, passage)) continue;
        score += found.some((finding) => topicsOfKind(finding.kind).includes(topic)) ? 0.5 : 1.2;
        if (reason === 'context') reason = `speaks of ${topic}`;
      }
      if (index < 3) {
        score += 2;
        if (reason === 'context') reason = 'opening';
      }
      if (score === 0 && passage.length > 40) score = 0.1;
    } else {
      const match = questionScores?.[index] ?? 0;
      score = match === 0 ? score * 0.05 : match + score * 0.1;
      if (match > 0) reason = 'matches the question';
    }
    return { unit, tokens, score, reason };
  });
}

function weightOf(finding: TextFinding): number {
  if (finding.group === 'defect' || finding.group === 'conflict') return 3;
  if (finding.group === 'arbitration') return 2.5;
  if (finding.kind.startsWith('fact.')) return 0.6;
  return 2;
}

/** Okapi BM25 over the units (Robertson and Zaragoza 2009), k1 = 1.2, b = 0.75. */
function bm25(text: string, units: readonly PassageUnit[], question: string): number[] {
  const wanted = new Set(searchTerms(question));
  const counts = units.map((unit) => {
    const count = new Map<string, number>();
    const terms = searchTerms(text.slice(unit.start, unit.end));
    for (const term of terms) if (wanted.has(term)) count.set(term, (count.get(term) ?? 0) + 1);
    return { count, length: terms.length };
  });
  const mean = counts.reduce((sum, entry) => sum + entry.length, 0) / Math.max(1, counts.length);
  const inUnits = new Map<string, number>();
  for (const { count } of counts) for (const term of count.keys()) inUnits.set(term, (inUnits.get(term) ?? 0) + 1);
  return counts.map(({ count, length }) => {
    let score = 0;
    for (const [term, times] of count) {
      const holding = inUnits.get(term) ?? 0;
      const rarity = Math.log(1 + (units.length - holding + 0.5) / (holding + 0.5));
      score += (rarity * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / Math.max(1, mean)));
    }
    return score;
  });
}

function joinNeighbours(text: string, kept: readonly (readonly [number, ScoredUnit])[]): SelectedPassage[] {
  const passages: { start: number; end: number; reason: string }[] = [];
  let before = -2;
  for (const [index, entry] of kept) {
    const last = passages.at(-1);
    if (last && index === before + 1 && text.slice(last.end, entry.unit.start).trim() === '') {
      last.end = entry.unit.end;
    } else {
      passages.push({ start: entry.unit.start, end: entry.unit.end, reason: entry.reason });
    }
    before = index;
  }
  return passages;
}

export interface CompressionFigures {
  readonly originalTokens: number;
  readonly compressedTokens: number;
}

/** Tokens of the whole text and of what was kept of it, by the same counter. */
export function compressionFigures(
  text: string,
  passages: readonly { readonly start: number; readonly end: number }[],
  countTokens: (text: string) => number,
): CompressionFigures {
  return {
    originalTokens: countTokens(text),
    compressedTokens: passages.reduce((sum, passage) => sum + countTokens(text.slice(passage.start, passage.end)), 0),
  };
}
