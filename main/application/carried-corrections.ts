import type { Page } from '#contract/document.ts';
import { correctLine } from '#main/documents/correct-line.ts';
import { distancePt, leastBy, likeness, squeezed } from '#main/documents/moved-stretch.ts';
import { type Correction, deleteCorrection, listCorrections, saveCorrection } from '#main/store/corrections.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage, savePage } from '#main/store/pages.ts';
import { correctionIdFor } from './identifiers.ts';

/** Of the characters of a line, those that another reading of it must share to be the same line. */
const sameLine = 0.5;
/** So far, in points, a line may begin from where it was read before. */
const sameLinePt = 24;

/**
 * Puts people's corrections of an earlier reading into a new one, line by line: on the line that reads as the corrected
 * one did, else on the one on its ink. A line that now reads as it was corrected needs none. Returns those whose line is
 * not there any more.
 */
export function carryCorrections(
  before: StoreDatabase,
  after: StoreDatabase,
  corrections: readonly Correction[],
): readonly Correction[] {
  return corrections.filter((correction) => {
    const { documentId, page: number } = correction;
    const from = loadPage(before, documentId, number);
    const to = loadPage(after, documentId, number);
    if (to === null) return true;
    const line = sameLineOf(from, to, correction);
    if (line === null || to.lines[line] === undefined) return !squeezed(to.text).includes(squeezed(correction.after));
    const { start, end } = to.lines[line];
    const reads = to.text.slice(start, end);
    if (squeezed(reads) === squeezed(correction.after)) return false;
    if (to.origin !== 'ocr') return true;
    savePage(after, documentId, correctLine(to, line, correction.after));
    saveCorrection(after, { ...correction, id: correctionIdFor(documentId, number, line), line, before: reads });
    return false;
  });
}

/** Takes all corrections back that were put into a reading. */
export function takeBackCorrections(store: StoreDatabase, documentId: string): void {
  for (const { id, page: number, line, before } of listCorrections(store, documentId).toReversed()) {
    const page = loadPage(store, documentId, number);
    if (page?.lines[line]) savePage(store, documentId, correctLine(page, line, before));
    deleteCorrection(store, id);
  }
}

/** The index of the line of a new reading that a correction is about. */
function sameLineOf(from: Page | null, to: Page, { line, before, after }: Correction): number | null {
  const old = from?.lines[line];
  const candidates = to.lines.flatMap((candidate, index) => {
    const reads = squeezed(to.text.slice(candidate.start, candidate.end));
    const alike = Math.max(likeness(reads, squeezed(before)), likeness(reads, squeezed(after)));
    if (alike < sameLine) return [];
    const apart = from && old ? distancePt(from, old, to, candidate) : Number.POSITIVE_INFINITY;
    return [{ index, alike, apart }];
  });
  const onInk = leastBy(
    candidates.filter(({ apart }) => apart <= sameLinePt),
    ({ apart, alike }) => apart - sameLinePt * alike,
  );
  if (onInk !== null) return onInk.item.index;
  const same = candidates.filter(({ alike }) => alike === 1);
  return same.length === 1 ? (same[0]?.index ?? null) : null;
}
