import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OutlineEntry } from '#contract/document.ts';

const maximumEntries = 5000;
const maximumLevel = 12;

/** The file's bookmarks in order, those whose page is found; the outermost level is 1. */
export async function pdfOutline(document: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>, level: number): Promise<void> => {
    for (const item of items ?? []) {
      if (entries.length >= maximumEntries) return;
      const page = await pageOf(document, item.dest);
      const title = item.title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
      if (page !== null && title !== '') entries.push({ title, page, level });
      if (level < maximumLevel) await walk(item.items, level + 1);
    }
  };
  await walk(await document.getOutline(), 1);
  return entries;
}

async function pageOf(document: PDFDocumentProxy, target: unknown): Promise<number | null> {
  try {
    const destination: unknown = typeof target === 'string' ? await document.getDestination(target) : target;
    const first: unknown = Array.isArray(destination) ? destination[0] : null;
    if (typeof first === 'number') return first >= 0 && first < document.numPages ? first + 1 : null;
    if (typeof first !== 'object' || first === null) return null;
    const num: unknown = Reflect.get(first, 'num');
    const gen: unknown = Reflect.get(first, 'gen');
    if (typeof num !== 'number' || typeof gen !== 'number') return null;
    return (await document.getPageIndex({ num, gen })) + 1;
  } catch {
    return null;
  }
}
