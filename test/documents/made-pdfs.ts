import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';
import type { Page, Quad } from '#contract/document.ts';
import { charQuads } from '#main/documents/anchor.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { type PdfReading, type ReadPdfOptions, readPdf } from '#main/documents/read-pdf.ts';

export const pdfjsFolder = fileURLToPath(new URL('../../node_modules/pdfjs-dist', import.meta.url));

/** Reads bytes in this process with the default limits. */
export function read(bytes: Uint8Array, options: Partial<ReadPdfOptions> = {}): Promise<PdfReading> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return readPdf(bytes, {
    documentId: 'd1',
    sha256,
    name: 'made.pdf',
    pdfjsFolder,
    limits: defaultReadLimits,
    ...options,
  });
}

/** A PDF of pages drawn with Helvetica. */
export async function drawn(draw: (document: PDFDocument, font: PDFFont) => Promise<void> | void): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  await draw(document, await document.embedFont(StandardFonts.Helvetica));
  return document.save();
}

/** Draws lines downwards from a point, each its own text object. */
export function drawLines(
  page: PDFPage,
  font: PDFFont,
  lines: readonly string[],
  place: { readonly x: number; readonly y: number; readonly size: number },
): void {
  for (const [index, line] of lines.entries()) {
    page.drawText(line, { x: place.x, y: place.y - index * place.size * 1.3, size: place.size, font });
  }
}

/** A PDF written by hand: object 1 is the catalogue; each entry the body of the object of its number. */
export function handWritten(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n%âãÏÓ\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

export function stream(content: string, entries = ''): string {
  return `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`;
}

/** The quads of the first place where `words` stand on the page. */
export function quadsOf(page: Page, words: string): readonly Quad[] {
  const start = page.text.indexOf(words);
  return start < 0 ? [] : charQuads(page, start, start + words.length);
}
