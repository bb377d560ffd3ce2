import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** A line of text at a place on a page. */
export interface SetLine {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** Upright characters in a column that runs down from `y`. */
  readonly vertical?: boolean;
}

/** A page to be written: its lines in the order of the content stream, and ruled lines. */
export interface SetPage {
  readonly lines: readonly SetLine[];
  readonly rules?: readonly (readonly [number, number, number, number])[];
}

const scratch = await PDFDocument.create();
const helvetica = await scratch.embedFont(StandardFonts.Helvetica);
const widths = new Map<string, number>();

/** Width of a character in ems: Helvetica's of Latin letters, one em of all others. */
export function widthOf(character: string): number {
  let width = widths.get(character);
  if (width === undefined) {
    width = isLatin(character) ? helvetica.widthOfTextAtSize(character, 1) : 1;
    widths.set(character, width);
  }
  return width;
}

function isLatin(character: string): boolean {
  return /^[ -~]$/.test(character);
}

/** Breaks a paragraph into lines of at most `width` points: Latin words at spaces, other characters anywhere. */
export function wrapped(text: string, width: number, size: number): readonly string[] {
  const units = text.match(/[!-~]+|\s+|[^\s!-~]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const unit of units) {
    const space = /^\s/.test(unit);
    const length = space ? widthOf(' ') * size : [...unit].reduce((sum, one) => sum + widthOf(one), 0) * size;
    if (used + length > width && line !== '') {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (space && line === '') continue;
    line += space ? ' ' : unit;
    used += length;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** A PDF of these pages: Helvetica, and a Chinese font that is named and not embedded, so that no font travels with it. */
export function pdfOf(
  pages: readonly SetPage[],
  encoding: { readonly cmap: string; readonly ordering: string },
): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Type /Font /Subtype /Type0 /BaseFont /Ming /Encoding /${encoding.cmap} /DescendantFonts [5 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ming /CIDSystemInfo << /Registry (Adobe) /Ordering (${encoding.ordering}) /Supplement 4 >> /DW 1000 /FontDescriptor 6 0 R >>`,
    '<< /Type /FontDescriptor /FontName /Ming /Flags 4 /Ascent 880 /Descent -120 /CapHeight 800 /StemV 80 /ItalicAngle 0 /FontBBox [0 -120 1000 880] >>',
  ];
  for (const [index, page] of pages.entries()) {
    const content = contentOf(page);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${8 + index * 2} 0 R /Resources << /Font << /L 3 0 R /C 4 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function contentOf(page: SetPage): string {
  const parts: string[] = (page.rules ?? []).map(([x0, y0, x1, y1]) => `0.5 w ${x0} ${y0} m ${x1} ${y1} l S`);
  for (const line of page.lines) {
    if (line.vertical === true) {
      for (const [index, one] of [...line.text].entries()) {
        parts.push(
          `BT /C ${line.size} Tf ${line.x.toFixed(2)} ${(line.y - index * line.size).toFixed(2)} Td <${hex(one)}> Tj ET`,
        );
      }
      continue;
    }
    let { x } = line;
    for (const run of line.text.match(/[ -~]+|[^ -~]+/gu) ?? []) {
      const shown = isLatin(run.charAt(0)) ? `(${run.replace(/[\\()]/g, (sign) => `\\${sign}`)})` : `<${hex(run)}>`;
      parts.push(
        `BT /${isLatin(run.charAt(0)) ? 'L' : 'C'} ${line.size} Tf ${x.toFixed(2)} ${line.y.toFixed(2)} Td ${shown} Tj ET`,
      );
      x += [...run].reduce((sum, one) => sum + widthOf(one), 0) * line.size;
    }
  }
  return parts.join('\n');
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}
