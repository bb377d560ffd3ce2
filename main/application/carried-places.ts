import type { Anchor, Page } from '#contract/document.ts';
import { anchorFor, anchorsFor, type BodyPiece } from '#main/documents/anchor.ts';
import { movedStretch, occurrences, squeezed } from '#main/documents/moved-stretch.ts';
import type { AnchoredText } from './anchored-text.ts';

/** Pages before and behind the old one on which words are looked for: a letter typeset anew flows on. */
const farthestPage = 20;

/** Two readings of one document, and how places of the earlier one are found in the new one. */
export interface CarriedPlaces {
  readonly documentId: string;
  /** The pages are of our own setting, not the file's: a letter, a workbook. */
  readonly isTypeset: boolean;
  readonly pageBefore: (number: number) => Page | undefined;
  readonly pageAfter: (number: number) => Page | undefined;
  /** The same words in the new reading, in as many pieces as they have; null where they are not found. */
  readonly moved: (anchor: Pick<Anchor, 'page' | 'start' | 'end'>) => readonly Anchor[] | null;
  /** The same for a stretch of the body text. */
  readonly movedBody: (start: number, end: number) => { readonly start: number; readonly end: number } | null;
}

/** How places are carried from one reading to another. */
export function carriedPlaces(
  before: AnchoredText,
  after: AnchoredText,
  { isTypeset }: Pick<CarriedPlaces, 'isTypeset'>,
): CarriedPlaces {
  const { documentId } = before;
  const newPieces = Map.groupBy(after.body.lines, ({ page }) => page);
  const pageOf = ({ pages }: AnchoredText, number: number): Page | undefined =>
    typeof pages === 'function' ? pages(number) : pages[number - 1];
  const moved: CarriedPlaces['moved'] = ({ page: number, start, end }) => {
    const from = pageOf(before, number);
    if (from === undefined) return null;
    const same = pageOf(after, number);
    const here = same === undefined ? null : movedStretch(from, same, { start, end });
    if (same !== undefined && here !== null)
      return here.map((stretch) => anchorFor(documentId, same, stretch.start, stretch.end));
    const words = squeezed(from.text.slice(start, end));
    for (let distance = 1; words !== '' && distance <= farthestPage; distance += 1) {
      for (const other of [pageOf(after, number + distance), pageOf(after, number - distance)]) {
        const [first] = other === undefined ? [] : occurrences(other, words);
        if (other !== undefined && first !== undefined) return [anchorFor(documentId, other, first.start, first.end)];
      }
    }
    return null;
  };
  const movedBody: CarriedPlaces['movedBody'] = (start, end) => {
    if (before.body.text === after.body.text) return { start, end };
    const pieces = anchorsFor(before.body, documentId, before.pages, start, end).map(moved);
    if (pieces.length === 0 || pieces.includes(null)) return null;
    const offsets = pieces.flatMap((anchors) =>
      (anchors ?? []).map((anchor) => [
        bodyOffset(newPieces.get(anchor.page), anchor.start),
        bodyOffset(newPieces.get(anchor.page), anchor.end),
      ]),
    );
    const known = offsets.flat().filter((offset) => offset !== null);
    const from = Math.min(...known);
    const to = Math.max(...known);
    // Words that are torn apart are no stretch any more.
    return known.length > 0 && to - from <= 2 * (end - start) + 20 ? { start: from, end: to } : null;
  };
  const pageBefore = (number: number) => pageOf(before, number);
  const pageAfter = (number: number) => pageOf(after, number);
  return { documentId, isTypeset, pageBefore, pageAfter, moved, movedBody };
}

/** Where a place of a page stands in the body text; null where it is left out of it. */
function bodyOffset(ofPage: readonly BodyPiece[] | undefined, offset: number): number | null {
  const piece = ofPage?.find(({ start, end }) => start <= offset && offset <= end);
  return piece === undefined ? null : piece.bodyStart + offset - piece.start;
}
