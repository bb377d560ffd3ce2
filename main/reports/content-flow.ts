import type { OutputLanguage } from '#contract/document.ts';
import type { FlowBlock, FlowCell, FlowParagraph, FlowSpan, FlowToSet } from '#contract/flow.ts';
import { inks, navy, quiet } from './docx-inks.ts';
import { findingFlow } from './finding-flow.ts';
import type { Block, CellLook, CellPart, ReportContent, TableCell } from './report-blocks.ts';
import { timelineDrawing } from './timeline-drawing.ts';

/** Points, of A4. */
const paper = { narrow: 595.28, long: 841.89, margin: 64, landscapeMargin: 46 } as const;
const size = 10.5;
const small = 9.5;
const alertInk = '#8a1c13';

const looks: Readonly<Record<CellLook, Omit<FlowSpan, 'text'>>> = {
  strong: { bold: true },
  quiet: { color: `#${quiet}`, size: small - 1 },
  mark: { bold: true, color: `#${inks.conflict}` },
  number: { bold: true, color: `#${inks.conflict}`, position: 'superscript' },
  inserted: { underline: true, color: '#1a6b2d' },
  deleted: { strike: true, color: `#${inks.defect}` },
  warning: { bold: true, color: `#${inks.defect}` },
  bar: { color: `#${inks.arbitration}`, size: small - 2 },
};

/** The content as a document that can be typeset: A4 with its header and footer, set as a letter is. */
export function contentFlow(content: ReportContent): FlowToSet {
  const { documentName, disclaimer, landscape = false } = content;
  const running = { size: 8.5, color: `#${quiet}` };
  const page: FlowParagraph = {
    kind: 'paragraph',
    spans: [
      { text: '1', pageField: 'number', ...running },
      { text: ' / ', ...running },
      { text: '1', pageField: 'count', ...running },
    ],
  };
  const header: FlowBlock = {
    kind: 'table',
    ruled: false,
    columnWidths: [85, 15],
    rows: [
      [
        { blocks: [{ kind: 'paragraph', spans: [{ text: clipped(documentName, 90), ...running }] }] },
        { blocks: [page], align: 'right' },
      ],
    ],
  };
  return {
    mediaType: 'text/plain',
    attachments: [],
    facts: [],
    warnings: [],
    sections: [
      {
        ...(landscape && { pageWidth: paper.long, pageHeight: paper.narrow }),
        letter: { margin: landscape ? paper.landscapeMargin : paper.margin },
        header: [header],
        footer: [{ kind: 'paragraph', align: 'centre', spans: [{ text: disclaimer, ...running }] }],
        blocks: { [Symbol.iterator]: () => sectionBlocks(content) },
      },
    ],
  };
}

/** The blocks as they are set: those of a report of thousands of pages are never all there. */
function* sectionBlocks(content: ReportContent): Generator<FlowBlock> {
  const { title, documentName, facts } = content;
  yield { ...paragraph(title, { bold: true, size: 20, color: `#${navy}`, spaceAfter: 2 }), structure: 'H1' };
  yield paragraph(documentName, { size: 12.5, spaceAfter: 10 });
  if (facts.length > 0) {
    const rows = facts.map(({ name, value }) => [{ text: name }, { text: value }]);
    yield table({ type: 'table', widths: [24, 76], head: [], rows });
  }
  yield* leveledBlocks(content);
}

/** Blocks with their level in the tags: what has a title of its own stands one below the last heading. */
function* leveledBlocks({ blocks, language }: ReportContent): Generator<FlowBlock> {
  let level: 0 | 1 | 2 = 0;
  for (const block of blocks) {
    if (block.type === 'heading') level = block.level;
    yield* blockFlow(block, language, below[level]);
  }
}

/** The title is the only heading of the first level. */
const below = ['H2', 'H3', 'H4'] as const;

function blockFlow(block: Block, language: OutputLanguage, own: (typeof below)[number]): readonly FlowBlock[] {
  switch (block.type) {
    case 'heading':
      return [
        {
          kind: 'paragraph',
          headingLevel: block.level,
          structure: block.level === 1 ? 'H2' : 'H3',
          spaceBefore: block.level === 1 ? 20 : 12,
          spaceAfter: block.level === 1 ? 6 : 4,
          spans: [{ text: block.text, size: block.level === 1 ? 14.5 : 11.5, bold: true, color: `#${navy}` }],
        },
      ];
    case 'alert':
      return [{ text: block.title, bold: true, color: alertInk }, ...block.lines.map((text) => ({ text }))].map(
        (span, index): FlowParagraph => ({
          kind: 'paragraph',
          indent: 12,
          bar: alertInk,
          ground: '#fdeceb',
          spaceBefore: index === 0 ? 12 : 0,
          spaceAfter: 0,
          keepNext: index === 0,
          spans: [{ size, ...span }],
        }),
      );
    case 'paragraph':
      return [paragraph(block.text, block.quiet ? { size: small, color: `#${quiet}` } : {})];
    case 'statement': {
      const places = block.places === '' ? [] : [{ text: held(` [${block.places}]`), size: 8.5, color: `#${quiet}` }];
      return [
        {
          kind: 'paragraph',
          spaceAfter: 5,
          ...(block.statement.language !== language && { language: block.statement.language }),
          spans: [{ text: block.statement.text, size }, ...places],
        },
      ];
    }
    case 'refused':
      return block.sentences.map(
        ({ text, reason }): FlowParagraph => ({
          kind: 'paragraph',
          number: '•',
          indent: 0,
          spans: [
            { text, size: small, color: `#${quiet}`, strike: true },
            { text: ` ${reason}`, size: small },
          ],
        }),
      );
    case 'finding':
      return findingFlow(block.finding, language, own);
    case 'table':
      return [table(block)];
    case 'page-break':
      return [{ kind: 'page-break' }];
    case 'redline':
      return block.paragraphs.map(
        ({ pieces, heading }): FlowParagraph => ({
          kind: 'paragraph',
          ...(heading && { headingLevel: 3, structure: own }),
          spans: pieces.map(({ text, kind }) => ({
            text,
            size,
            ...(kind === 'kept' ? {} : looks[kind]),
          })),
        }),
      );
    case 'timeline':
      return [
        { ...paragraph(block.title, { bold: true, size: 11.5, color: `#${navy}` }), structure: own },
        { kind: 'drawing', drawing: timelineDrawing(block), alt: block.title },
      ];
    case 'figure':
      return [
        { kind: 'drawing', drawing: block.drawing, alt: block.alt },
        paragraph(block.caption, { size: 9, color: `#${quiet}`, spaceAfter: 10 }),
      ];
    default:
      block satisfies never;
      return [];
  }
}

interface Look extends Omit<FlowSpan, 'text'> {
  readonly spaceAfter?: number;
}

function paragraph(text: string, { spaceAfter = 5, ...look }: Look): FlowParagraph {
  return { kind: 'paragraph', spaceAfter, spans: [{ text, size, ...look }] };
}

/** Without a head, each row's first cell names it. */
function table(block: Extract<Block, { type: 'table' }>): FlowBlock {
  const head = block.head.map(
    (text): FlowCell => ({
      header: true,
      blocks: [{ kind: 'paragraph', spans: [{ text, size: small, bold: true, color: `#${navy}` }] }],
    }),
  );
  const rows = block.rows.map((row) =>
    row.map((cell, index) => ({ ...cellFlow(cell), ...(head.length === 0 && index === 0 && { rowHead: true }) })),
  );
  return {
    kind: 'table',
    columnWidths: block.widths,
    headerRows: head.length > 0 ? 1 : 0,
    ruled: false,
    rowLines: { row: '#d5dae0', head: `#${navy}` },
    rows: head.length > 0 ? [head, ...rows] : rows,
  };
}

/** Each line of a cell is a paragraph of its own, so that its Chinese is set to the edge and a short line stays short. */
function cellFlow({ text, parts }: TableCell): FlowCell {
  const lines: CellPart[][] = [[]];
  for (const part of parts ?? [{ text }]) {
    for (const [index, line] of part.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...part, text: line });
    }
  }
  return {
    blocks: lines.map(
      (line): FlowParagraph => ({
        kind: 'paragraph',
        spaceAfter: 0,
        spans: line.map((part) => ({ text: held(part.text), size: small, ...(part.look && looks[part.look]) })),
      }),
    ),
  };
}

/** A page's number stays on the line of its word: "p. 3", "第 3 頁". */
function held(text: string): string {
  return text.replace(/(?<=第) (?=\d)|(?<=\d) (?=[頁页條条款])|(?<=\b(?:p\.|cl\.|clause)) (?=\d)/g, '\u00a0');
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}
