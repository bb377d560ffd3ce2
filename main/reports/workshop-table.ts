import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Worksheet } from 'exceljs';
import type { OutputLanguage } from '#contract/document.ts';
import { type CellClaim, isDisputeColumn, isFound, isOff, isOwn, type SideBySide } from '#contract/side-by-side.ts';
import { cellText } from './cell-text.ts';
import { runLook } from './docx-fonts.ts';
import { kindName } from './kind-names.ts';
import { pageRanges } from './place-words.ts';
import { fill, reportWords } from './report-words.ts';

/** What a table of contracts side by side is written with. */
export interface WorkshopTableInput {
  readonly language: OutputLanguage;
  readonly nameOf: (documentId: string) => string;
  readonly words: Readonly<Record<string, string>>;
}

/** A column's head in the file's language: the workshop's own word, else the ontology's name of the kind. */
export function columnTitle(column: string, language: OutputLanguage, words: WorkshopTableInput['words']): string {
  return isDisputeColumn(column)
    ? (words[`column_${column}`] ?? column)
    : kindName({ kind: column, label: '' }, language);
}

/** A cell as it is written. */
interface WrittenCell {
  readonly text: string;
  /** The pages it is read from. */
  readonly pages: string;
  /** What the checker has against it. */
  readonly doubt: string;
  readonly isOff: boolean;
  readonly isFound: boolean;
}

/** The table's rows in words: the heads, the most common, then each contract. */
function writtenRows(table: SideBySide, { language, nameOf, words }: WorkshopTableInput) {
  const heads = table.columns.map((column) => columnTitle(column, language, words));
  const most = table.most.map((one, index) => {
    if (one !== null) return `${one.words[language]} (${fill(words.mostOf ?? '', { count: one.count, of: one.of })})`;
    return isOwn(table.columns[index] ?? '') || !isCompared(table, index) ? '' : (words.noMost ?? '');
  });
  const rows = table.rows.map(({ documentId, cells }) => ({
    name: nameOf(documentId),
    cells: cells.map((claim, index): WrittenCell => {
      if (claim === null) return { text: '', pages: '', doubt: '', isOff: false, isFound: false };
      const column = table.columns[index];
      const none = column === 'defects' ? words.cellNoDefects : words.cellNone;
      return {
        text: isFound(claim) ? claim.cell.words[language] : (none ?? ''),
        pages: isFound(claim) ? pagesOf(claim, language) : '',
        doubt: claim.verdict === 'disagrees' ? (words.disagrees ?? '') : '',
        isOff: isOff(claim, table.most[index]),
        isFound: isFound(claim),
      };
    }),
  }));
  return { heads: [words.contract ?? '', ...heads], most: [words.mostCommon ?? '', ...most], rows };
}

/** Whether at least two contracts say something in a column that can be compared. */
function isCompared({ rows }: SideBySide, index: number): boolean {
  return rows.filter(({ cells }) => (cells[index]?.cell.value ?? '') !== '').length > 1;
}

function pagesOf({ citations, cell }: CellClaim, language: OutputLanguage): string {
  const pages = citations.filter(({ documentId }) => documentId === cell.documentId).map(({ page }) => page);
  return fill(reportWords(language).page, { page: pageRanges(pages, language) });
}

const headFill = 'E7EBF0';
const mostFill = 'F3F5F8';
const offFill = 'FFF1D6';
const quiet = '5A6472';
const doubtInk = 'A4262C';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1DA' } as const;

/** The table for a Word document; heads repeat on every page, and a row stays whole. */
export function sideBySideDocx(table: SideBySide, input: WorkshopTableInput): Table {
  const { language } = input;
  const { heads, most, rows } = writtenRows(table, input);
  const run = (text: string, look: { bold?: boolean; color?: string } = {}) =>
    new TextRun({ text, size: 15, ...look, ...runLook(language, language) });
  const cell = (runs: readonly TextRun[], shade: string | null) =>
    new TableCell({
      children: [new Paragraph({ children: [...runs] })],
      verticalAlign: VerticalAlign.TOP,
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      ...(shade !== null && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } }),
    });
  const written = (one: WrittenCell) =>
    cell(
      [
        run(one.isOff ? `≠ ${one.text}` : one.text, one.isFound ? { bold: one.isOff } : { color: quiet }),
        ...(one.pages === '' ? [] : [run(`  [${one.pages}]`, { color: quiet })]),
        ...(one.doubt === '' ? [] : [run(`  ${one.doubt}`, { bold: true, color: doubtInk })]),
      ],
      one.isOff ? offFill : null,
    );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map((head) => cell([run(head, { bold: true })], headFill)),
      }),
      ...(rows.length < 2
        ? []
        : [new TableRow({ cantSplit: true, children: most.map((words) => cell([run(words)], mostFill)) })]),
      ...rows.map(
        ({ name, cells }) =>
          new TableRow({ cantSplit: true, children: [cell([run(name, { bold: true })], null), ...cells.map(written)] }),
      ),
    ],
  });
}

/** The table on a sheet of a workbook; what differs from the most common is marked and coloured. */
export function fillSideBySideSheet(sheet: Worksheet, table: SideBySide, input: WorkshopTableInput): void {
  const { heads, most, rows } = writtenRows(table, input);
  sheet.columns = heads.map((header, index) => ({
    header,
    width: index === 0 ? 36 : 24,
    style: { alignment: { vertical: 'top', wrapText: true } },
  }));
  sheet.getRow(1).font = { bold: true };
  if (rows.length > 1) sheet.addRow(most.map(cellText)).font = { italic: true };
  for (const { name, cells } of rows) {
    const row = sheet.addRow(
      [
        name,
        ...cells.map(({ text, pages, doubt, isOff: off }) =>
          [off ? `≠ ${text}` : text, pages, doubt].filter((part) => part !== '').join('\n'),
        ),
      ].map(cellText),
    );
    cells.forEach(({ isOff: off }, index) => {
      if (off) row.getCell(index + 2).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${offFill}` } };
    });
  }
}
