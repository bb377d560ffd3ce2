import type { Anchor, Page, PageMark, PageRegion } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { PageReading } from '#contract/page-reading.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import { correctLine } from '#main/documents/correct-line.ts';
import { deleteCorrection, listCorrections, saveCorrection } from '#main/store/corrections.ts';
import { loadPage, savePage } from '#main/store/pages.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { correctionIdFor } from './identifiers.ts';

/** A recognised character below this is shown as weak. */
export const weakBelow = 80;

/** How a page was read: its lines, what is weak or marked in them, and what is no text. Errors: `not-found`. */
export function pageReading(
  { database }: Pick<AnalysisContext, 'database'>,
  { documentId, pageNumber }: { readonly documentId: string; readonly pageNumber: number },
): PageReading {
  const page = requirePage(loadPage(database, documentId, pageNumber));
  const anchor = (start: number, end: number): Anchor => anchorFor(documentId, page, start, end);
  return {
    origin: page.origin,
    lines: page.lines.map(({ start, end }) => ({ text: page.text.slice(start, end), anchor: anchor(start, end) })),
    weak: weakStretches(page).map(({ start, end }) => anchor(start, end)),
    marks: (page.marks ?? []).map((mark: PageMark) => ({ mark, anchor: anchor(mark.start, mark.end) })),
    regions: page.regions ?? ([] as readonly PageRegion[]),
  };
}

/** The stretches of a page that its recogniser was not sure of, whole words where words are written with spaces. */
export function weakStretches(page: Page): { readonly start: number; readonly end: number }[] {
  const weak: { start: number; end: number }[] = [];
  for (const line of page.lines) {
    for (const run of line.runs) {
      for (const [index, confidence] of (run.confidence ?? []).entries()) {
        const at = run.start + index;
        if (confidence >= weakBelow || /\s/.test(page.text[at] ?? ' ')) continue;
        const { start, end } = wordAround(page.text, at, line);
        const last = weak.at(-1);
        if (last && last.end >= start) last.end = Math.max(last.end, end);
        else weak.push({ start, end });
      }
    }
  }
  return weak;
}

function wordAround(text: string, at: number, line: { readonly start: number; readonly end: number }) {
  let [start, end] = [at, at + 1];
  if (/[A-Za-z0-9]/.test(text[at] ?? '')) {
    while (start > line.start && /[A-Za-z0-9.,'’-]/.test(text[start - 1] ?? '')) start -= 1;
    while (end < line.end && /[A-Za-z0-9'’-]/.test(text[end] ?? '')) end += 1;
  }
  return { start, end };
}

/**
 * Puts a person's reading of a line in place of the recogniser's, which is kept
 * beside it; the old words again take the correction back. Errors: those of
 * `correctLine`; `wrong-usage` for a page whose characters come from the file itself.
 */
export function correctPageLine(
  { database, now, pagesChanged }: Pick<AnalysisContext, 'database' | 'now' | 'pagesChanged'>,
  asked: {
    readonly documentId: string;
    readonly pageNumber: number;
    readonly line: number;
    readonly text: string;
  },
): void {
  const { documentId, pageNumber, line, text } = asked;
  const page = requirePage(loadPage(database, documentId, pageNumber));
  if (page.origin !== 'ocr') {
    throw new SampanError(
      'wrong-usage',
      'Only lines of a recognised page can be corrected. The words of this page are the file’s own.',
    );
  }
  const id = correctionIdFor(documentId, pageNumber, line);
  const earlier = listCorrections(database, documentId, pageNumber).find((correction) => correction.id === id);
  const own = page.lines[line];
  const before = earlier?.before ?? (own ? page.text.slice(own.start, own.end) : '');
  const corrected = correctLine(page, line, text);
  database.transaction(() => {
    savePage(database, documentId, corrected);
    if (text === before) deleteCorrection(database, id);
    else saveCorrection(database, { id, documentId, page: pageNumber, line, before, after: text, madeAtMs: now() });
  });
  pagesChanged();
}

/** The page as people corrected it, after a new recognition; a correction whose line now reads otherwise is left out. */
export function withCorrections({ database }: Pick<AnalysisContext, 'database'>, documentId: string, page: Page): Page {
  return listCorrections(database, documentId, page.number).reduce((corrected, { line, before, after }) => {
    const own = corrected.lines[line];
    const isSame = own !== undefined && corrected.text.slice(own.start, own.end) === before;
    return isSame ? correctLine(corrected, line, after) : corrected;
  }, page);
}

function requirePage(page: Page | null): Page {
  if (!page) throw new SampanError('not-found', 'That page is not there. Open the document again.');
  return page;
}
