import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
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
import type { LanguageTag, OutputLanguage } from '#contract/document.ts';
import type { FindingGroup } from '#contract/finding.ts';
import { runLook } from './docx-fonts.ts';
import { type DocxPiece, docxOfPieces } from './docx-pieces.ts';
import type { Block, TableCell as ContentCell, FindingEntry, ReportContent } from './report-blocks.ts';
import { reportContent } from './report-content.ts';
import type { ReportInput } from './report-input.ts';
import { labelled, type ReportWords, reportWords } from './report-words.ts';

const inks: Readonly<Record<FindingGroup, string>> = {
  arbitration: '3478C0',
  procedure: 'B98A00',
  general: 'B98A00',
  construction: 'B98A00',
  maritime: 'B98A00',
  logistics: 'B98A00',
  finance: 'B98A00',
  evidence: '3D8B40',
  defect: 'C4372C',
  conflict: '7D4FC0',
};
const quiet = '59636E';
const navy = '1F3A5F';
/** Width of the text on A4 with 25 mm margins, in twentieths of a point. */
const textWidth = 9_070;
const bullets = 'bullets';

interface Setting {
  readonly language: OutputLanguage;
  readonly words: ReportWords;
}

/** Runs of a text, its line breaks kept; characters that XML forbids are left out. */
function runs(text: string, setting: Setting, options: IRunOptions = {}, language?: LanguageTag): readonly TextRun[] {
  const clean = text.toWellFormed().replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '');
  const look = runLook(language ?? setting.language, setting.language);
  return clean
    .split('\n')
    .map((line, index) => new TextRun({ ...look, ...options, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

function sideBar(group: FindingGroup) {
  return { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: inks[group] } } as const;
}

function findingParagraphs(finding: FindingEntry, setting: Setting): readonly Paragraph[] {
  const { language, words } = setting;
  const border = sideBar(finding.group);
  const indent = { left: 200 };
  const ink = inks[finding.group];
  const parts: {
    readonly children: readonly TextRun[];
    readonly shaded?: boolean;
    readonly after?: number;
  }[] = [];
  const title = [...runs(finding.title, setting, { bold: true, size: 23 })];
  if (finding.severity !== null) {
    title.push(...runs(`  ${finding.severity.words}`, setting, { bold: true, color: ink, size: 19 }));
  }
  parts.push({ children: title, after: 0 });
  if (finding.place !== '') parts.push({ children: runs(finding.place, setting, { color: quiet, size: 19 }) });
  if (finding.quote !== null) {
    parts.push({ children: runs(finding.quote.text, setting, {}, finding.quote.language), shaded: true });
  }
  for (const doubt of finding.doubts) {
    parts.push({ children: runs(doubt, setting, { italics: true, color: inks.defect, size: 19 }) });
  }
  for (const { name, value, replaced } of finding.fields) {
    const line = [
      ...runs(labelled(name, '', language).trimEnd(), setting, { color: quiet }),
      ...runs(` ${value === '' ? '—' : value}`, setting, replaced === null ? {} : { bold: true }),
    ];
    if (replaced !== null) {
      const was = labelled(words.original, replaced === '' ? '—' : replaced, language);
      line.push(...runs(`  ${was}`, setting, { color: quiet, strike: true }));
    }
    parts.push({ children: line, after: 0 });
  }
  // A real list has an indent of its own, which would break the bar at the side.
  for (const reason of finding.reasons) parts.push({ children: runs(`•  ${reason}`, setting, { size: 20 }), after: 0 });
  for (const { place, quote } of finding.supports) {
    parts.push({ children: runs(labelled(words.restsOn, place, language), setting, { color: quiet, size: 19 }) });
    parts.push({ children: runs(quote.text, setting, {}, quote.language), shaded: true });
  }
  if (finding.review !== null) {
    const line = [...runs(labelled(words.review, finding.review.words, language), setting, { bold: true, color: ink })];
    if (finding.review.note !== '') line.push(...runs(` ${finding.review.note}`, setting));
    parts.push({ children: line });
  }
  parts.push({ children: runs(finding.origin, setting, { color: quiet, size: 17 }) });
  return parts.map(
    ({ children, shaded, after }, index) =>
      new Paragraph({
        children: [...children],
        border,
        indent,
        ...(shaded === true ? { shading: { type: ShadingType.CLEAR, fill: 'F3F5F8' } } : {}),
        spacing: { before: index === 0 ? 200 : 0, after: index === parts.length - 1 ? 200 : (after ?? 60) },
        keepNext: index < 2 && index < parts.length - 1,
        keepLines: true,
        ...(index === 0 ? { heading: HeadingLevel.HEADING_3 } : {}),
      }),
  );
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
          ...runs(content.text, setting, head ? { bold: true, size: 19, color: navy } : { size: 19 }, content.language),
        ],
        spacing: { after: 0 },
      }),
    ],
  });
}

type TableBlock = Extract<Block, { type: 'table' }>;

function table(block: TableBlock, setting: Setting): Table {
  const widths = block.widths.map((percent) => Math.round((textWidth * percent) / 100));
  const row = (cells: readonly ContentCell[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
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

function blockParts(block: Block, setting: Setting): readonly (Paragraph | Table)[] {
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
    default:
      block satisfies never;
      return [];
  }
}

function factTable(content: ReportContent, setting: Setting): Table {
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
  setting: Setting,
): Generator<DocxPiece> {
  let children: (Paragraph | Table)[] = [...opening];
  let count = 0;
  for (const block of blocks) {
    const size = block.type === 'table' ? (block.rows.length / rowsAtOnce) * blocksAtOnce : 1;
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

/** The report as a Word document: A4, real headings, Latin and East Asian fonts named for each run's language. */
export async function reportDocx(input: ReportInput): Promise<Uint8Array> {
  const content = reportContent(input);
  const { language } = content;
  const setting: Setting = { language, words: reportWords(language) };
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
  setting: Setting,
): Promise<Uint8Array> {
  const { language } = content;
  const body = runLook(language, language);
  const headings = runLook(language, language, 'sans');
  const small = { color: quiet, size: 17 } as const;
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
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_418, bottom: 1_418, left: 1_418, right: 1_418 },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
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
