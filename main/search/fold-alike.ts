import type { RankedPage } from './page-rank.ts';
import { shapeDistance } from './shape.ts';

export interface FoldedPage {
  readonly page: RankedPage;
  /** The pages left out because they say nearly the same. */
  readonly alike: readonly { readonly documentId: string; readonly page: number }[];
}

/** Shapes nearer than this are one text with other names or figures. */
const nearest = 3;
/** A very short passage says too little to be called the same. */
const shortest = 40;

/** Of pages whose best passages are near-duplicates only the best stays. */
export function foldAlike(ranked: readonly RankedPage[]): FoldedPage[] {
  const kept: { page: RankedPage; alike: { documentId: string; page: number }[] }[] = [];
  for (const page of ranked) {
    const { best } = page;
    const same =
      best.end - best.start < shortest
        ? undefined
        : kept.find((other) => shapeDistance(other.page.best.shape, best.shape) <= nearest);
    if (same) same.alike.push({ documentId: best.documentId, page: best.page });
    else kept.push({ page, alike: [] });
  }
  return kept;
}
