import { deflateSync } from 'node:zlib';
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Page, Run } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import { glyphlessFont } from './glyphless-font.ts';
import { joinedPieces } from './pdf-increment.ts';
import { entryOf, openForUpdate, type UpdatablePdf } from './updatable-pdf.ts';

/** What of a document is needed to lay text over its pages. */
export type LayeredPdf = Pick<UpdatablePdf, 'context' | 'pages' | 'lookup'>;

/** What a text layer is made of. */
export type LayerPage = Pick<Page, 'number' | 'text' | 'lines'>;

/**
 * The source PDF with the recognised text laid unseen over the ink, so that any
 * viewer can search and copy it. Only pages of origin `ocr` get text.
 *
 * The result begins with the source's own bytes; a file whose cross-references do not
 * hold is written anew. Without recognised pages it is the source itself.
 *
 * @throws {SampanError} `password-needed` for a protected file: a copy without password is needed;
 *   `damaged-file` where its pages cannot be found.
 */
export async function searchablePdf(pdfBytes: Uint8Array, pages: readonly Page[]): Promise<Uint8Array> {
  const recognised = pages.filter((page) => page.origin === 'ocr' && page.text.trim() !== '');
  if (recognised.length === 0) return pdfBytes;
  const pdf = await opened(pdfBytes, pages.length);
  return joinedPieces(await pdf.saved(addTextLayers(pdf, recognised)));
}

async function opened(bytes: Uint8Array, pageCount: number): Promise<UpdatablePdf> {
  try {
    const pdf = await openForUpdate(bytes, { password: '', pageCount });
    if (!pdf.isProtected) return pdf;
  } catch (error) {
    if (!(error instanceof SampanError)) {
      throw new SampanError(
        'damaged-file',
        'This PDF is damaged: no text can be added to it. Print it to a new PDF first.',
        { cause: error },
      );
    }
  }
  throw new SampanError('password-needed', 'This PDF is protected. Save a copy without its password and export that.');
}

/** Lays each page's text unseen over its ink; returns the references of the pages that changed. */
export function addTextLayers(pdf: LayeredPdf, pages: Iterable<LayerPage>): readonly PDFRef[] {
  const { context } = pdf;
  const codes = new GlyphCodes();
  const font = context.nextRef();
  const changed: PDFRef[] = [];
  for (const page of pages) {
    const reference = pdf.pages[page.number - 1];
    const node = pdf.lookup(reference);
    if (reference === undefined || !(node instanceof PDFDict)) continue;
    addLayer(pdf, node, textContent(page, codes), font);
    changed.push(reference);
  }
  if (changed.length > 0) addFont(context, font, codes);
  return changed;
}

/** Steps of a glyph's width, in thousandths of the em. */
const widthStep = 10;
const mostCodes = 65_000;

/** A code for each character at each width, so that every character covers its own ink. */
class GlyphCodes {
  readonly entries: { readonly text: string; readonly width: number }[] = [];
  readonly #codes = new Map<string, number>();

  /** The code of a character of this width (thousandths of the em). */
  codeOf(text: string, width: number): number {
    const rounded = Math.min(8000, Math.round(width / widthStep) * widthStep);
    const key = `${text}${rounded}`;
    const known = this.#codes.get(key) ?? (this.entries.length >= mostCodes ? this.#codes.get(text) : undefined);
    if (known !== undefined) return known;
    // Code 0 stays free: some readers take it for a missing character.
    const code = Math.min(this.entries.length + 1, mostCodes);
    this.entries.push({ text, width: rounded });
    this.#codes.set(key, code);
    if (!this.#codes.has(text)) this.#codes.set(text, code);
    return code;
  }
}

/** How the font divides its height; the line's own division is met by a shift. */
const fontDescent = 0.2;

function textContent(page: LayerPage, codes: GlyphCodes): string {
  const parts: string[] = ['BT', '3 Tr'];
  for (const line of page.lines) for (const run of line.runs) parts.push(runContent(page.text, run, codes));
  parts.push('ET');
  return parts.join('\n');
}

function runContent(text: string, run: Run, codes: GlyphCodes): string {
  const size = run.ascent + run.descent;
  if (!(size > 0)) return '';
  const [dx, dy] = run.direction;
  const raise = fontDescent * size - run.descent;
  const matrix = [dx * size, dy * size, -dy * size, dx * size, run.x - dy * raise, run.y + dx * raise];
  const items: string[] = [];
  // Widths are rounded; what they lack or have too much is made up before the next character.
  let at = run.edges[0] ?? 0;
  let offset = run.start;
  for (const character of text.slice(run.start, run.end)) {
    const index = offset - run.start;
    const from = run.edges[index] ?? at;
    const to = run.edges[index + character.length] ?? from;
    offset += character.length;
    const gap = Math.round(((from - at) / size) * 1000);
    if (Math.abs(gap) >= 2) items.push(String(-gap));
    const width = ((to - from) / size) * 1000;
    const code = codes.codeOf(character, width);
    items.push(`<${code.toString(16).padStart(4, '0')}>`);
    const written = codes.entries[code - 1]?.width ?? width;
    at = (Math.abs(gap) >= 2 ? from : at) + (written / 1000) * size;
  }
  return `/SampanText 1 Tf ${matrix.map(shortNumber).join(' ')} Tm [${items.join('')}] TJ`;
}

function shortNumber(value: number): string {
  return String(Math.round(value * 10_000) / 10_000 + 0);
}

/** Adds content after the page's own, whose graphics state does not reach it. */
function addLayer(pdf: LayeredPdf, page: PDFDict, content: string, font: PDFRef): void {
  const { context } = pdf;
  const stream = (text: string): PDFRef => context.register(context.flateStream(text));
  const entry = page.get(PDFName.of('Contents'));
  const own = pdf.lookup(entry);
  const before = own instanceof PDFArray ? own.asArray() : entry instanceof PDFRef ? [entry] : [];
  page.set(PDFName.of('Contents'), context.obj([stream('q'), ...before, stream(`\nQ\nq\n${content}\nQ`)]));
  const resources = copyOf(context, inherited(pdf, page, 'Resources'));
  const fonts = copyOf(context, entryOf(pdf, resources, 'Font'));
  fonts.set(PDFName.of('SampanText'), font);
  resources.set(PDFName.of('Font'), fonts);
  page.set(PDFName.of('Resources'), resources);
}

/** Resources may be shared with other pages, which stay as they are. */
function copyOf(context: PDFContext, value: unknown): PDFDict {
  const copy = PDFDict.withContext(context);
  if (value instanceof PDFDict) for (const [key, entry] of value.entries()) copy.set(key, entry);
  return copy;
}

function inherited(pdf: LayeredPdf, page: PDFDict, name: string): unknown {
  let node: PDFDict | undefined = page;
  for (let depth = 0; depth < 50 && node !== undefined; depth += 1) {
    const found = entryOf(pdf, node, name);
    if (found !== undefined) return found;
    const parent: unknown = entryOf(pdf, node, 'Parent');
    node = parent instanceof PDFDict ? parent : undefined;
  }
  return undefined;
}

/** The font under every code's own width, with the way back to characters. */
function addFont(context: PDFContext, reference: PDFRef, codes: GlyphCodes): void {
  const program = glyphlessFont();
  const file = context.flateStream(program, { Length1: program.length });
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: 'SampanText',
    Flags: 5,
    FontBBox: [0, -200, 1000, 800],
    ItalicAngle: 0,
    Ascent: 800,
    Descent: -200,
    CapHeight: 800,
    StemV: 80,
  });
  descriptor.set(PDFName.of('FontFile2'), context.register(file));
  const descendant = context.obj({ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'SampanText', DW: 1000 });
  descendant.set(
    PDFName.of('CIDSystemInfo'),
    context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }),
  );
  descendant.set(PDFName.of('FontDescriptor'), context.register(descriptor));
  descendant.set(PDFName.of('W'), context.obj([1, codes.entries.map(({ width }) => width)]));
  // Every code draws the one empty glyph.
  const toGlyph = context.stream(deflateSync(new Uint8Array(2 * 65_536)), { Filter: 'FlateDecode' });
  descendant.set(PDFName.of('CIDToGIDMap'), context.register(toGlyph));
  const font = context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'SampanText', Encoding: 'Identity-H' });
  font.set(PDFName.of('DescendantFonts'), context.obj([context.register(descendant)]));
  font.set(PDFName.of('ToUnicode'), context.register(context.flateStream(toUnicode(codes))));
  context.assign(reference, font);
}

function toUnicode({ entries }: GlyphCodes): string {
  const hex = (code: number): string => code.toString(16).padStart(4, '0');
  const rows = entries.map(({ text }, index) => {
    const units = Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');
    return `<${hex(index + 1)}> <${units}>`;
  });
  const blocks: string[] = [];
  for (let start = 0; start < rows.length; start += 100) {
    const block = rows.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
