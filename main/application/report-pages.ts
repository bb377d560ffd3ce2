import { setImmediate } from 'node:timers/promises';
import { charQuads } from '#main/documents/anchor.ts';
import { type PackedLayer, packedLayer } from '#main/reports/packed-layer.ts';
import { type PageDoubt, pageDoubts } from '#main/reports/page-doubts.ts';
import type { ReportPage } from '#main/reports/report-input.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { listPageSummaries, loadPage } from '#main/store/pages.ts';
import { weakStretches } from './page-readings.ts';

/** Pages unpacked between two turns of the event loop: a page takes one to three milliseconds. */
const pagesAtOnce = 4;

/** A page's doubts with the boxes of their words. */
export function doubtsOfPage(database: StoreDatabase, documentId: string, number: number): readonly PageDoubt[] {
  const page = loadPage(database, documentId, number);
  if (page === null) return [];
  return pageDoubts(page, weakStretches(page), ({ start, end }) => charQuads(page, start, end));
}

/**
 * A document's pages as reports show them, and the text of the recognised ones packed for their
 * layer. Lines and boxes, which are most of a page's weight, are held for one page at a time; doubts have none.
 */
export async function reportPages(
  database: StoreDatabase,
  documentId: string,
): Promise<{ readonly pages: readonly ReportPage[]; readonly layers: readonly PackedLayer[] }> {
  const pages: ReportPage[] = [];
  const layers: PackedLayer[] = [];
  for (const { number, languages } of listPageSummaries(database, documentId)) {
    const page = loadPage(database, documentId, number);
    if (!page) continue;
    const { lines: _lines, mends: _mends, tables: _tables, ...shown } = page;
    const doubts = pageDoubts(page, weakStretches(page), () => []);
    pages.push({ ...shown, languages, ...(doubts.length > 0 && { doubts }) });
    if (page.origin === 'ocr' && page.text.trim() !== '') layers.push(packedLayer(page));
    if (number % pagesAtOnce === 0) await setImmediate();
  }
  return { pages, layers };
}
