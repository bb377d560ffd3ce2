import type { OutlineEntry, Page } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { FlowBlock, FlowToSet } from '#contract/flow.ts';
import type { PdfAbout } from './archive-metadata.ts';
import { FontSet } from './font-set.ts';
import { PageFiller } from './page-filler.ts';
import { PdfPages } from './pdf-pages.ts';
import { StructureElement } from './structure-tree.ts';

export interface TypesetOptions {
  /** The folder that holds the packages `noto-sans-hk` and `noto-sans-sc`. */
  readonly fontsFolder: string;
  readonly signal?: AbortSignal;
  /** What the PDF says of itself. With it the PDF is tagged, PDF/A-2a and PDF/UA-1. */
  readonly about?: PdfAbout;
}

export interface Rendition {
  readonly pdf: Uint8Array;
  readonly pages: Page[];
  readonly outline: OutlineEntry[];
}

/**
 * Lays a document without pages of its own out on pages: a PDF to look at and
 * the same pages as data, with the place of every character. The same document
 * gives the same bytes.
 *
 * @throws {SampanError} `machine-lacks` (a font is missing), `too-large` (past 50,000 pages), `cancelled`.
 */
export async function typeset(flow: FlowToSet, options: TypesetOptions): Promise<Rendition> {
  const pages: Page[] = [];
  const { pieces, outline } = await layOut(flow, options, pages);
  const pdf = new Uint8Array(Buffer.concat([...pieces]));
  return { pdf, pages, outline };
}

/** The PDF alone, piece after piece as its pages are filled: of them nothing is held. Errors, as it goes: those of `typeset`. */
export async function typesetPieces(flow: FlowToSet, options: TypesetOptions): Promise<Iterable<Uint8Array>> {
  return (await layOut(flow, options, null)).pieces;
}

interface LaidOut {
  /** To be taken once: the pages are filled as they are asked for. */
  readonly pieces: Iterable<Uint8Array>;
  /** Whole when the pieces are taken. */
  readonly outline: OutlineEntry[];
}

async function layOut(flow: FlowToSet, options: TypesetOptions, pages: Page[] | null): Promise<LaidOut> {
  const fonts = await FontSet.load(options.fontsFolder);
  // Where pages say how many there are, they are filled once to be counted.
  const count = asksForCount(flow) ? await countedPages(flow, options) : undefined;
  const structure = options.about === undefined ? null : new StructureElement('Document');
  const pdf = new PdfPages(structure);
  const filler = new PageFiller(fonts, { pdf, pages }, count, structure);
  return { pieces: piecesOf(filler, { pdf, fonts, flow, options }), outline: filler.outline };
}

interface ToFill {
  readonly pdf: PdfPages;
  readonly fonts: FontSet;
  readonly flow: FlowToSet;
  readonly options: TypesetOptions;
}

function* piecesOf(filler: PageFiller, { pdf, fonts, flow, options }: ToFill): Generator<Uint8Array> {
  for (const _piece of filled(filler, flow, options.signal)) yield* pdf.full();
  yield* pdf.rest(fonts, filler.outline, options.about);
}

async function countedPages(flow: FlowToSet, { fontsFolder, signal }: TypesetOptions): Promise<number> {
  const filler = new PageFiller(await FontSet.load(fontsFolder), { pdf: null, pages: null }, undefined);
  for (const _piece of filled(filler, flow, signal));
  return filler.count;
}

/** Fills the pages, giving way after each piece that is put on them. */
function* filled(filler: PageFiller, flow: FlowToSet, signal: AbortSignal | undefined): Generator<void> {
  for (const section of flow.sections) {
    if (signal?.aborted)
      throw new SampanError('cancelled', 'Cancelled. Nothing finished is lost; start it again to go on.');
    yield* filler.section(section);
  }
  if (flow.sections.length === 0) yield* filler.section({ blocks: [] });
}

function asksForCount(flow: FlowToSet): boolean {
  return flow.sections.some((section) => {
    const { header, footer, firstHeader, firstFooter, evenHeader, evenFooter, blocks } = section;
    return [header, footer, firstHeader, firstFooter, evenHeader, evenFooter, blocks].some((part) =>
      hasCount(part ?? []),
    );
  });
}

function hasCount(blocks: Iterable<FlowBlock>): boolean {
  return Array.from(blocks).some((block) => {
    if (block.kind === 'paragraph') return block.spans.some(({ pageField }) => pageField === 'count');
    return block.kind === 'table' && block.rows.some((row) => row.some((cell) => hasCount(cell.blocks)));
  });
}
