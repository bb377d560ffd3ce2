import { foldedTerms } from './folded-terms.ts';
import type { PassageUnit } from './passage-units.ts';
import type { QuestionProfile } from './question-profile.ts';
import type { HeadTable } from './scoring-rows.ts';

/** A question's own score of each passage as a logit, and the words of the question that each holds. */
export interface AskedScores {
  readonly scores: Float32Array;
  /** By the learned categories alone, as a logit. */
  readonly learned: Float32Array;
  /** By the question's words alone: BM25 as a share of the best passage's, and the share of its words. */
  readonly words: Float32Array;
  readonly coverage: Float32Array;
  /** How surely the question is of its likeliest category. */
  readonly sure: number;
  readonly matched: readonly (readonly string[])[];
  /** The category that each passage answers best, −1 where none. */
  readonly category: Int16Array;
}

/** The terms of every passage, read once for any number of questions. */
export function passageTerms(text: string, units: readonly PassageUnit[]): string[][] {
  return units.map((unit) => foldedTerms(text.slice(unit.start, unit.end)));
}

/** Okapi BM25 over the passages (Robertson and Zaragoza 2009), k1 = 1.2, b = 0.75, each term with its weight. */
export function bm25(
  units: readonly (readonly string[])[],
  terms: ReadonlyMap<string, number>,
): { scores: Float32Array; coverage: Float32Array; matched: string[][] } {
  const counts = units.map((own) => {
    const count = new Map<string, number>();
    for (const term of own) if (terms.has(term)) count.set(term, (count.get(term) ?? 0) + 1);
    return { count, length: own.length };
  });
  const mean = counts.reduce((sum, entry) => sum + entry.length, 0) / Math.max(1, counts.length);
  const holding = new Map<string, number>();
  for (const { count } of counts) for (const term of count.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const rarity = (term: string): number => {
    const with_ = holding.get(term) ?? 0;
    return Math.log(1 + (units.length - with_ + 0.5) / (with_ + 0.5));
  };
  let most = 0;
  for (const [term, weight] of terms) if (holding.has(term)) most += weight * rarity(term);
  const scores = new Float32Array(units.length);
  const coverage = new Float32Array(units.length);
  const matched = counts.map(({ count, length }, index) => {
    for (const [term, times] of count) {
      const weight = (terms.get(term) ?? 0) * rarity(term);
      scores[index] =
        (scores[index] ?? 0) + (weight * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / Math.max(1, mean)));
      coverage[index] = (coverage[index] ?? 0) + weight / Math.max(1e-6, most);
    }
    return [...count.keys()].sort((a, b) => rarity(b) * (terms.get(b) ?? 0) - rarity(a) * (terms.get(a) ?? 0));
  });
  return { scores, coverage, matched };
}

/**
 * The chance that a passage answers the question: by the learned categories that
 * the question is near to, and by its words, as two independent witnesses; and
 * the witnesses apart, for the trees that learn how far to trust each.
 */
export function askedScores(
  terms: readonly (readonly string[])[],
  table: HeadTable,
  profile: QuestionProfile,
): AskedScores {
  const { scores: words, coverage, matched } = bm25(terms, profile.terms);
  const top = words.reduce((most, score) => Math.max(most, score), 1e-6);
  const asked = [...profile.categories.keys()].filter((category) => (profile.categories[category] ?? 0) > 0.01);
  const sure = asked.reduce((most, category) => Math.max(most, profile.categories[category] ?? 0), 0);
  const scores = new Float32Array(terms.length);
  const learned = new Float32Array(terms.length);
  const best = new Int16Array(terms.length).fill(-1);
  terms.forEach((_, index) => {
    let no = 1;
    let strongest = 0.05;
    for (const category of asked) {
      const chance =
        (profile.categories[category] ?? 0) / (1 + Math.exp(-(table.scores[index * table.heads + category] ?? -12)));
      no *= 1 - chance;
      if (chance > strongest) {
        strongest = chance;
        best[index] = category;
      }
    }
    const near = (words[index] ?? 0) / top;
    const spoken = (1 - 0.97 * sure) * 0.7 * near ** 2 * Math.min(1, (coverage[index] ?? 0) * 1.5);
    learned[index] = logit(1 - no);
    scores[index] = logit(1 - no * (1 - spoken));
  });
  return { scores, learned, words: words.map((score) => score / top), coverage, sure, matched, category: best };
}

function logit(chance: number): number {
  const held = Math.min(1 - 1e-5, Math.max(1e-6, chance));
  return Math.log(held / (1 - held));
}
