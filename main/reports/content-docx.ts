import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Drawing } from '#contract/drawing.ts';
import { cellLook } from './cell-look.ts';
import { runLook } from './docx-fonts.ts';
import { inks, navy, quiet } from './docx-inks.ts';
import { type DocxPiece, docxOfPieces } from './docx-pieces.ts';
import { runs, type Setting } from './docx-runs.ts';
import { drawingPng } from './drawing-png.ts';
import { figureParagraphs } from './figure-docx.ts';
import { findingParagraphs } from './finding-docx.ts';
import { redlineParagraph } from './redline-docx.ts';
import type { Block, TableCell as ContentCell, ReportContent } from './report-blocks.ts';
import { reportWords } from './report-words.ts';

/** Of A4, and its margins, in twentieths of a point. */
const page = { narrow: 11_906, long: 16_838, margin: 1_418, landscapeMargin: 1_020 } as const;
const bullets = 'bullets';
/** A row with a longer cell than this may go on on the next page. */
const longRow = 1_200;

/** A setting on paper of a certain width. */
interface PaperSetting extends Setting {
  /** Width of the text, in twentieths of a point. */
  readonly textWidth: number;
  /** The figures of the report as PNG. */
  readonly pictures: ReadonlyMap<Drawing, Buffer>;
}

function textWidth({ landscape }: ReportContent): number {
  return landscape === true ? page.long - 2 * page.landscapeMargin : page.narrow - 2 * page.margin;
}

function cell(content: ContentCell, width: number, setting: Setting, head: boolean): TableCell {
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'D5DAE0' } as const;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 60, right: 100 },
    borders: { top: none, left: none, right: none, bottom: head ? { ...line, size: 10, color: navy } : line },
    children: [
      new Paragraph({
        children: [
          ...(content.parts ?? [{ text: content.text }]).flatMap((part) =>
            runs(
              part.text,
              setting,
              { size: 19, ...(head ? { bold: true, color: navy } : {}), ...cellLook(part.look) },
              content.language,
            ),
          ),
        ],
        spacing: { after: 0 },
      }),
    ],
  });
}

type TableBlock = Extract<Block, { type: 'table' }>;

function table(block: TableBlock, setting: PaperSetting): Table {
  const { textWidth } = setting;
  const widths = block.widths.map((percent) => Math.round((textWidth * percent) / 100));
  const row = (cells: readonly ContentCell[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: cells.every(({ text }) => text.length < longRow),
      children: cells.map((content, index) => cell(content, widths[index] ?? 0, setting, head)),
    });
  const rows = block.rows.map((cells) => row(cells, false));
  if (block.head.length > 0)
    rows.unshift(
      row(
        block.head.map((text) => ({ text })),
        true,
      ),
    );
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  });
}

function alert(block: Extract<Block, { type: 'alert' }>, setting: Setting): readonly Paragraph[] {
  const edge = { style: BorderStyle.SINGLE, size: 8, space: 6, color: inks.defect } as const;
  // Neighbouring paragraphs with the same border make one box.
  const box = {
    border: { top: edge, bottom: edge, left: { ...edge, size: 36 }, right: edge },
    indent: { left: 160, right: 160 },
  };
  const shading = { type: ShadingType.CLEAR, fill: 'FDECEB' } as const;
  const title = new Paragraph({
    ...box,
    shading,
    keepNext: true,
    spacing: { before: 160, after: 40 },
    children: [...runs(block.title, setting, { bold: true, color: '8A1C13' })],
  });
  return [
    title,
    ...block.lines.map(
      (line) => new Paragraph({ ...box, shading, spacing: { after: 60 }, children: [...runs(line, setting)] }),
    ),
  ];
}

function blockParts(block: Block, setting: PaperSetting): readonly (Paragraph | Table)[] {
  const { language } = setting;
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
          children: [...runs(block.text, setting, { ...runLook(language, language, 'sans') })],
        }),
      ];
    case 'alert':
      // Without a paragraph between them two boxes would run into one.
      return [
        ...alert(block, setting),
        new Paragraph({ spacing: { after: 0, line: 120, lineRule: 'exact' }, children: [] }),
      ];
    case 'paragraph':
      return [
        new Paragraph({ children: [...runs(block.text, setting, block.quiet ? { color: quiet, size: 20 } : {})] }),
      ];
    case 'statement': {
      const places = block.places === '' ? [] : runs(` [${block.places}]`, setting, { color: quiet, size: 18 });
      return [
        new Paragraph({ children: [...runs(block.statement.text, setting, {}, block.statement.language), ...places] }),
      ];
    }
    case 'refused':
      return block.sentences.map(
        ({ text, reason }) =>
          new Paragraph({
            numbering: { reference: bullets, level: 0 },
            children: [
              ...runs(text, setting, { strike: true, color: quiet }),
              ...runs(` ${reason}`, setting, { size: 19 }),
            ],
          }),
      );
    case 'finding':
      return findingParagraphs(block.finding, setting);
    case 'table':
      return [table(block, setting)];
    case 'figure': {
      const png = setting.pictures.get(block.drawing);
      return png === undefined ? [] : figureParagraphs(block, png, setting);
    }
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'redline':
      return block.paragraphs.map((paragraph, index) =>
        redlineParagraph(paragraph, { ...block, firstId: block.firstId + index * 10_000, setting }),
      );
    case 'timeline':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          children: [...runs(block.title, setting, { ...runLook(language, language, 'sans') })],
        }),
        table(timelineTable(block), setting),
      ];
    default:
      block satisfies never;
      return [];
  }
}

/** A bar for each stretch of time, drawn with block characters: Word shows no SVG of ours. */
function timelineTable({ bars }: Extract<Block, { type: 'timeline' }>): TableBlock {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return {
    type: 'table',
    widths: [24, 68, 8],
    head: [],
    rows: bars.map(({ label, count }) => [
      { text: label },
      barCell('\u2588'.repeat(Math.max(1, Math.round((40 * count) / most)))),
      { text: String(count) },
    ]),
  };
}

function barCell(text: string): ContentCell {
  return { text, parts: [{ text, look: 'bar' }] };
}

function factTable(content: ReportContent, setting: PaperSetting): Table {
  const rows = content.facts.map(({ name, value }) => [{ text: name }, { text: value }]);
  return table({ type: 'table', widths: [24, 76], head: [], rows }, setting);
}

/** Blocks, and rows of a table, that are laid out at a time. */
const blocksAtOnce = 150;
const rowsAtOnce = 200;

/** The blocks in pieces that are laid out one after another; a report of a few dozen pages is one piece. */
function* piecesOf(
  blocks: readonly Block[],
  opening: readonly (Paragraph | Table)[],
  setting: PaperSetting,
): Generator<DocxPiece> {
  let children: (Paragraph | Table)[] = [...opening];
  let count = 0;
  for (const block of blocks) {
    const size =
      block.type === 'table'
        ? (block.rows.length / rowsAtOnce) * blocksAtOnce
        : block.type === 'redline'
          ? block.paragraphs.length
          : 1;
    if (count > 0 && count + size > blocksAtOnce) {
      yield { children, continuesTable: false };
      [children, count] = [[], 0];
    }
    if (block.type !== 'table' || block.rows.length <= rowsAtOnce) {
      children.push(...blockParts(block, setting));
      count += size;
      continue;
    }
    for (let row = 0; row < block.rows.length; row += rowsAtOnce) {
      const rows = block.rows.slice(row, row + rowsAtOnce);
      const part = table({ ...block, rows, head: row === 0 ? block.head : [] }, setting);
      yield { children: [...children, part], continuesTable: row > 0 };
      [children, count] = [[], 0];
    }
  }
  if (children.length > 0) yield { children, continuesTable: false };
}

export interface DocxOptions {
  /** Holds the fonts of figures; without it the document has none. */
  readonly fontsFolder?: string;
}

/** The content as a Word document: A4, real headings, Latin and East Asian fonts named for each run's language. */
export async function contentDocx(content: ReportContent, { fontsFolder }: DocxOptions = {}): Promise<Uint8Array> {
  const { language } = content;
  const pictures = new Map<Drawing, Buffer>();
  for (const block of fontsFolder === undefined ? [] : content.blocks)
    if (block.type === 'figure') pictures.set(block.drawing, await drawingPng(block.drawing, fontsFolder ?? ''));
  const setting: PaperSetting = { language, words: reportWords(language), textWidth: textWidth(content), pictures };
  const headings = runLook(language, language, 'sans');
  const opening = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [...runs(content.title, setting, headings)] }),
    new Paragraph({ spacing: { after: 200 }, children: [...runs(content.documentName, setting, { size: 26 })] }),
    factTable(content, setting),
  ];
  return docxOfPieces(piecesOf(content.blocks, opening, setting), (children) => packed(content, children, setting));
}

/** A document of some of the report, with the styles, header and footer of all of it. */
async function packed(
  content: ReportContent,
  children: readonly (Paragraph | Table)[],
  setting: PaperSetting,
): Promise<Uint8Array> {
  const { language } = content;
  const body = runLook(language, language);
  const headings = runLook(language, language, 'sans');
  const small = { color: quiet, size: 17 } as const;
  const side = content.landscape === true ? page.landscapeMargin : page.margin;
  const document = new Document({
    creator: 'Sampan',
    lastModifiedBy: 'Sampan',
    title: `${content.title} – ${content.documentName}`,
    features: { updateFields: false },
    styles: {
      default: {
        document: { run: { ...body, size: 21 }, paragraph: { spacing: { after: 120, line: 276 } } },
        heading1: {
          run: { ...headings, size: 30, bold: true, color: navy },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
        heading2: {
          run: { ...headings, size: 24, bold: true, color: navy },
          paragraph: { spacing: { before: 240, after: 80 } },
        },
        heading3: { run: { ...body, size: 23, bold: true, color: '1B1F24' } },
        title: { run: { ...headings, size: 44, bold: true, color: navy }, paragraph: { spacing: { after: 40 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 480, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: page.narrow,
              height: page.long,
              orientation: content.landscape === true ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: page.margin, bottom: page.margin, left: side, right: side },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                tabStops: [{ type: TabStopType.RIGHT, position: setting.textWidth }],
                children: [
                  ...runs(content.documentName, setting, small),
                  new TextRun({
                    ...body,
                    ...small,
                    children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [...runs(content.disclaimer, setting, small)],
              }),
            ],
          }),
        },
        children: [...children],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
