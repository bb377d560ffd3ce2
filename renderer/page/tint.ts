import type { Quad } from '#contract/document.ts';

/** A stretch of a page that a lens colours: what it stands for and how it is drawn. */
export interface Tint {
  readonly id: string;
  /** Class names that say how it looks. */
  readonly look: string;
  readonly quads: readonly Quad[];
}

/** Tints by page number. */
export type Tints = ReadonlyMap<number, readonly Tint[]>;

export const noTints: Tints = new Map();
