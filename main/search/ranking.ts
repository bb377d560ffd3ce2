import type { Concept } from './concepts.ts';

/** How the parts of a page's score weigh; set on development sections only (`docs/search.md`). */
export interface RankWeights {
  /** The share of what was asked, by its rarity, that the best passage holds. */
  readonly passage: number;
  /** The same for the whole page. */
  readonly page: number;
  /** The best passage's likeness in meaning. */
  readonly meaning: number;
  /** The average likeness of the page's passages. */
  readonly pageMeaning: number;
}

export const usualWeights: RankWeights = { passage: 1, page: 1, meaning: 0.3, pageMeaning: 0.4 };
/** Without the encoder. */
export const wordWeights: RankWeights = { passage: 1, page: 1, meaning: 0, pageMeaning: 0 };

/** Counts of a word in one text are damped by this: the second time tells less than the first. */
export const damping = 0.35;

/** How much a word tells by how few passages hold it (Robertson and Spärck Jones 1976). */
export function rarity(count: number, passages: number): number {
  return Math.log(1 + (passages - Math.min(count, passages) + 0.5) / (Math.min(count, passages) + 0.5));
}

export interface RankParts {
  readonly passage: number;
  readonly page: number;
  readonly meaning: number;
  readonly pageMeaning: number;
}

export function scoreOf(parts: RankParts, weights: RankWeights): number {
  return (
    weights.passage * parts.passage +
    weights.page * parts.page +
    weights.meaning * parts.meaning +
    weights.pageMeaning * parts.pageMeaning
  );
}

/** A concept with how much it tells. */
export interface WeighedConcept {
  readonly concept: Concept;
  readonly rarity: number;
}
