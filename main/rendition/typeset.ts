import type { OutlineEntry, Page } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { FlowBlock, FlowDocument } from '#contract/flow.ts';
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
export async function typeset(flow: FlowDocument, options: TypesetOptions): Promise<Rendition> {
  const first = await layOut(flow, options, undefined);
  return asksForCount(flow) ? layOut(flow, options, first.pages.length) : first;
}

async function layOut(flow: FlowDocument, options: TypesetOptions, pageCount: number | undefined): Promise<Rendition> {
  const fonts = await FontSet.load(options.fontsFolder);
  const pdf = new PdfPages();
  const structure = options.about === undefined ? null : new StructureElement('Document');
  const filler = new PageFiller(fonts, pdf, pageCount, structure);
  for (const section of flow.sections) {
    if (options.signal?.aborted)
      throw new SampanError('cancelled', 'Cancelled. Nothing finished is lost; start it again to go on.');
    filler.section(section);
  }
  if (flow.sections.length === 0) filler.section({ blocks: [] });
  return {
    pdf: pdf.file(fonts, filler.outline, options.about, structure),
    pages: filler.pages,
    outline: filler.outline,
  };
}

function asksForCount(flow: FlowDocument): boolean {
  return flow.sections.some((section) => {
    const { header, footer, firstHeader, firstFooter, evenHeader, evenFooter, blocks } = section;
    return [header, footer, firstHeader, firstFooter, evenHeader, evenFooter, blocks].some((part) =>
      hasCount(part ?? []),
    );
  });
}

function hasCount(blocks: readonly FlowBlock[]): boolean {
  return blocks.some((block) => {
    if (block.kind === 'paragraph') return block.spans.some(({ pageField }) => pageField === 'count');
    return block.kind === 'table' && block.rows.some((row) => row.some((cell) => hasCount(cell.blocks)));
  });
}
