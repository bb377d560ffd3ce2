import type { OutputLanguage } from '#contract/document.ts';
import type { ReviewCell, ReviewColumn, ReviewRow } from '#contract/review-table.ts';
import { bodyName } from './body-names.ts';
import { addSheet } from './clauses-xlsx.ts';
import { newWorkbook } from './new-workbook.ts';
import { fill, listed, reportWords, valueName } from './report-words.ts';

export interface ReviewTableInput {
  readonly columns: readonly ReviewColumn[];
  readonly rows: readonly ReviewRow[];
  /** The pages of each cell stand in a column of their own beside it. */
  readonly withCitations: boolean;
  readonly language: OutputLanguage;
}

/** A column's title in a language; a person's own words as they are. */
export function columnTitle({ title }: ReviewColumn, language: OutputLanguage): string {
  return typeof title === 'string' ? title : title[language === 'yue-Hant' ? 'zh-Hant' : language];
}

/** The table as a workbook of one sheet. */
export async function reviewXlsx(name: string, input: ReviewTableInput): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  addSheet<ReviewRow>(
    workbook,
    name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sampan',
    columnsOf(input),
    input.rows,
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The table as CSV with the mark that spreadsheets know UTF-8 by. */
export function reviewCsv(input: ReviewTableInput): string {
  const columns = columnsOf(input);
  const lines = [columns.map(({ title }) => title), ...input.rows.map((row) => columns.map(({ value }) => value(row)))];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function columnsOf({ columns, withCitations, language }: ReviewTableInput) {
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
