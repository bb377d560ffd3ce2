import { setImmediate } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import { cellText } from './cell-text.ts';
import type { Column } from './sheet-column.ts';

const lineHeightPt = 17;
/** Longer texts are cut off in view, not in the cell: a row taller than this hides its neighbours. */
const tallestLines = 8;

/** Lines that a text takes in a column of this width in characters; a Han character is two wide. */
function lineCount(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => {
      const wide = line.match(/[\u1100-\u115f\u2e80-\uffdc]/g)?.length ?? 0;
      return Math.max(1, Math.ceil((line.length + wide) / width));
    })
    .reduce((sum, lines) => sum + lines, 0);
}

/** Rows between two turns of the event loop, in which the sheet so far is packed. */
const rowsAtOnce = 200;

/** Adds a sheet with a head that stays and filters; rows are as high as their texts, within reason. */
export function addSheet<Row>(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void {
  const sheet = emptySheet(workbook, name, columns, rows.length);
  for (const row of rows) addRow(sheet, columns, row);
}

/** The same in a workbook that is written while it is made: a row is gone when it is written, and gives way to other work. */
export async function streamSheet<Row>(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  const sheet = emptySheet(workbook, name, columns, rows.length);
  for (const [index, row] of rows.entries()) {
    addRow(sheet, columns, row).commit();
    if ((index + 1) % rowsAtOnce === 0) await setImmediate();
  }
  sheet.commit();
}

function emptySheet<Row>(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: readonly Column<Row>[],
  rowCount: number,
): ExcelJS.Worksheet {
  // All before the first row: a workbook that is written while it is made cannot go back.
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      paperSize: 9,
      printTitlesRow: '1:1',
    },
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, rowCount + 1), column: columns.length } };
  sheet.columns = columns.map(({ title, width, format }) => ({
    header: title,
    width,
    style: { alignment: { vertical: 'top', wrapText: true }, ...(format === undefined ? {} : { numFmt: format }) },
  }));
  const head = sheet.getRow(1);
  head.font = { bold: true, color: { argb: 'FFFFFFFF' } };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3A5F' } };
  head.alignment = { vertical: 'middle', wrapText: true };
  head.height = 2 * lineHeightPt;
  return sheet;
}

function addRow<Row>(sheet: ExcelJS.Worksheet, columns: readonly Column<Row>[], row: Row): ExcelJS.Row {
  const cells = columns.map(({ value }) => {
    const cell = value(row);
    return typeof cell === 'string' ? cellText(cell) : cell;
  });
  const lines = cells.map((cell, index) =>
    typeof cell === 'string' ? lineCount(cell, columns[index]?.width ?? 1) : 1,
  );
  const added = sheet.addRow(cells);
  added.height = lineHeightPt * Math.min(tallestLines, Math.max(1, ...lines));
  return added;
}
