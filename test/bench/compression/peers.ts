import { foldedTerms } from '#main/compression/folded-terms.ts';
import type { PassageUnit } from '#main/compression/passage-units.ts';
import { bm25, passageTerms } from '#main/compression/question-scores.ts';
import { randomNumbers } from '#main/training/compression/train-heads.ts';

/** Passages chosen by a score in descending order as long as they fit; scores of equal worth in document order. */
export function chosenByScore(scores: ArrayLike<number>, tokens: ArrayLike<number>, budget: number): Set<number> {
  const order = Array.from({ length: tokens.length }, (_, index) => index);
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const kept = new Set<number>();
  let used = 0;
  for (const index of order) {
    const cost = (tokens[index] ?? 0) + 1;
    if (used + cost > budget) continue;
    kept.add(index);
    used += cost;
  }
  return kept;
}

export function randomScores(count: number, seed: number): number[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, random);
}

export function leadScores(count: number): number[] {
  return Array.from({ length: count }, (_, index) => -index);
}

/** BM25 of a question; without one, of the whole document's own terms as the query (its centroid). */
export function bm25Scores(text: string, units: readonly PassageUnit[], question: string | null): Float32Array {
  const terms = new Map(foldedTerms(question ?? text).map((term) => [term, 1]));
  return bm25(passageTerms(text, units), terms).scores;
}

/** TextRank (Mihalcea and Tarau 2004): passages joined by shared words over the logarithms of their lengths, damping 0.85, 20 rounds. */
export function textRankScores(text: string, units: readonly PassageUnit[]): Float64Array {
  const sets = units.map((unit) => new Set(foldedTerms(text.slice(unit.start, unit.end))));
  const holders = new Map<string, number[]>();
  sets.forEach((set, index) => {
    for (const term of set) {
      const list = holders.get(term);
      if (list) list.push(index);
      else holders.set(term, [index]);
    }
  });
  const edges = sets.map((set, index) => {
    const shared = new Map<number, number>();
    for (const term of set) {
      const list = holders.get(term) ?? [];
      if (list.length > units.length * 0.3) continue;
      for (const other of list) if (other !== index) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].map(
      ([other, count]) => [other, count / (Math.log(2 + set.size) + Math.log(2 + (sets[other]?.size ?? 0)))] as const,
    );
  });
  const out = edges.map((own) => own.reduce((sum, [, weight]) => sum + weight, 0));
  let ranks = new Float64Array(units.length).fill(1);
  for (let round = 0; round < 20; round += 1) {
    const next = new Float64Array(units.length).fill(0.15);
    edges.forEach((own, index) => {
      const share = (0.85 * (ranks[index] ?? 0)) / Math.max(1e-9, out[index] ?? 0);
      for (const [other, weight] of own) next[other] = (next[other] ?? 0) + share * weight;
    });
    ranks = next;
  }
  return ranks;
}

/**
 * Pruning word by word by self-information, as Selective Context and LLMLingua
 * do it, with the document's own unigram model in place of a language model:
 * the share of each range whose every word survives.
 */
export function selfInformationKept(
  text: string,
  ratio: number,
  ranges: readonly { readonly start: number; readonly end: number }[],
): number {
  const words = [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)];
  const count = new Map<string, number>();
  for (const [word] of words) count.set(word.toLowerCase(), (count.get(word.toLowerCase()) ?? 0) + 1);
  const order = words
    .map(({ index, 0: word }) => ({ index, end: index + word.length, seen: count.get(word.toLowerCase()) ?? 0 }))
    .sort((a, b) => a.seen - b.seen || a.index - b.index);
  const kept = order.slice(0, Math.floor(words.length / ratio));
  const marks = new Uint8Array(text.length);
  for (const { index, end } of kept) marks.fill(1, index, end);
  return ranges.filter(({ start, end }) => {
    for (let at = start; at < end; at += 1) if (marks[at] === 0 && /\S/u.test(text.charAt(at))) return false;
    return true;
  }).length;
}

/** The greedy oracle: labels in order of what they still cost. */
export function oracleKept(needed: readonly (readonly number[])[], tokens: ArrayLike<number>, budget: number): number {
  const kept = new Set<number>();
  const rest = [...needed];
  let used = 0;
  let whole = 0;
  while (rest.length > 0) {
    let best = -1;
    let bestCost = Number.POSITIVE_INFINITY;
    rest.forEach((own, index) => {
      const cost = own.reduce((sum, unit) => sum + (kept.has(unit) ? 0 : (tokens[unit] ?? 0) + 1), 0);
      if (cost < bestCost) {
        bestCost = cost;
        best = index;
      }
    });
    if (used + bestCost > budget) break;
    for (const unit of rest.splice(best, 1)[0] ?? []) kept.add(unit);
    used += bestCost;
    whole += 1;
  }
  return whole;
}
