import type { OutputLanguage } from '#contract/document.ts';
import {
  isReviewGroup,
  type ReviewCell,
  type ReviewColumn,
  type ReviewGroup,
  type ReviewLine,
  type ReviewRow,
} from '#contract/review-table.ts';
import { addSheet } from './add-sheet.ts';
import { bodyName } from './body-names.ts';
import { newWorkbook } from './new-workbook.ts';
import { fill, listed, reportWords, valueName } from './report-words.ts';
import type { Column } from './sheet-column.ts';

export interface ReviewTableInput {
  readonly columns: readonly ReviewColumn[];
  /** With the heads of groups where rows are grouped. */
  readonly lines: readonly ReviewLine[];
  /** The pages of each cell stand in a column of their own beside it. */
  readonly withCitations: boolean;
  readonly language: OutputLanguage;
}

/** A column's title in a language; a person's own words as they are. */
export function columnTitle({ title }: ReviewColumn, language: OutputLanguage): string {
  return typeof title === 'string' ? title : title[language === 'yue-Hant' ? 'zh-Hant' : language];
}

/** The table as a workbook of one sheet; what is in a group is an outline below its head. */
export async function reviewXlsx(name: string, input: ReviewTableInput): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  const { lines } = input;
  const [names, ...columns] = columnsOf(input);
  const sheetName = name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sampan';
  addSheet<ReviewLine>(
    workbook,
    sheetName,
    [
      { ...names, value: (line) => (isReviewGroup(line) ? groupHead(line, input) : names.value(line)) },
      ...columns.map((column) => ({
        ...column,
        value: (line: ReviewLine) => (isReviewGroup(line) ? null : column.value(line)),
      })),
    ],
    lines,
  );
  const sheet = workbook.worksheets[0];
  if (sheet !== undefined && lines.some(isReviewGroup)) {
    sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
    // A filter would take heads for rows.
    sheet.autoFilter = undefined;
    let level = 0;
    lines.forEach((line, index) => {
      const row = sheet.getRow(index + 2);
      if (isReviewGroup(line)) {
        level = line.level;
        row.font = { bold: true };
        row.getCell(1).alignment = { ...row.getCell(1).alignment, indent: level - 1 };
      }
      row.outlineLevel = isReviewGroup(line) ? level - 1 : level;
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The table as CSV with the mark that spreadsheets know UTF-8 by; grouped rows stand together, without heads. */
export function reviewCsv(input: ReviewTableInput): string {
  const columns = columnsOf(input);
  const rows = input.lines.flatMap((line) => (isReviewGroup(line) ? [] : [line]));
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

interface RowColumn extends Column<ReviewRow> {
  readonly value: (row: ReviewRow) => string;
}

function columnsOf({ columns, withCitations, language }: ReviewTableInput): readonly [RowColumn, ...RowColumn[]] {
  const words = reportWords(language);
  return [
    { title: words.document, width: 36, value: ({ name }: ReviewRow) => name },
    ...columns.flatMap((column, index) => {
      const title = columnTitle(column, language);
      const cell = (row: ReviewRow): ReviewCell | undefined => row.cells[index];
      return [
        { title, width: 30, value: (row: ReviewRow) => valueWords(cell(row)?.value ?? '', language) },
        ...(withCitations
          ? [
              {
                title: `${title} – ${words.pages}`,
                width: 14,
                value: (row: ReviewRow) => pagesOf(cell(row), language),
              },
            ]
          : []),
      ];
    }),
  ];
}

/** What the rows of a group share, and how many they are. */
function groupHead({ value, count }: ReviewGroup, { language }: ReviewTableInput): string {
  return `${value === '' ? '–' : valueWords(value, language)} (${count})`;
}

/** Names of places, laws and arbitral bodies in the table's language; any other words as they are. */
function valueWords(value: string, language: OutputLanguage): string {
  const words = reportWords(language);
  return value
    .split('; ')
    .map((one) => bodyName(one, language) ?? valueName(words, one))
    .join('; ');
}

function pagesOf(cell: ReviewCell | undefined, language: OutputLanguage): string {
  const words = reportWords(language);
  const pages = [...new Set((cell?.places ?? []).map(({ page }) => page))].toSorted((one, other) => one - other);
  return listed(
    pages.map((page) => fill(words.page, { page })),
    language,
  );
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
