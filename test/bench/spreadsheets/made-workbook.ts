import ExcelJS from 'exceljs';

const formats = [
  '#,##0.00',
  '0.0%',
  '"HK$"#,##0.00',
  '[$¥-804]#,##0.00',
  'yyyy"年"m"月"d"日"',
  'yyyy-mm-dd',
  'dd mmm yyyy',
  '[h]:mm',
  '0.00E+00',
  '# ?/?',
  '#,##0;[Red](#,##0)',
  '@',
];

/** A workbook of our own with every kind of value, formulas, merged cells, long gaps, a hidden sheet and comments. */
export async function madeWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const values = book.addWorksheet('Values 值');
  values.addRow(['No.', ...formats.map((format) => `as ${format.replaceAll('"', '')}`)]);
  for (let row = 0; row < 120; row += 1) {
    const added = values.addRow([row + 1, ...formats.map((_, column) => (row + 1) * 37.25 + column * 1_000.125)]);
    for (const [column, format] of formats.entries()) added.getCell(column + 2).numFmt = format;
  }
  const costs = book.addWorksheet('費用');
  costs.addRow(['項目', 'Date', 'Amount', 'Share']);
  for (let row = 2; row < 80; row += 1) {
    costs.addRow([
      `費用 ${row} — fees, “costs” and 支出\n第二行`,
      new Date(Date.UTC(2026, row % 12, 1 + (row % 27))),
      row * 1_234.5,
    ]);
    costs.getCell(row, 2).numFmt = 'd mmmm yyyy';
    costs.getCell(row, 3).numFmt = '#,##0.00';
    costs.getCell(row, 4).value = { formula: `C${row}/SUM(C$2:C$79)` };
    costs.getCell(row, 4).numFmt = '0.00%';
  }
  costs.mergeCells('A90:B92');
  costs.getCell('A90').value = 'Total 合計';
  costs.getCell('C90').value = { formula: 'SUM(C2:C79)' };
  costs.getCell('C90').note = 'checked by 何';
  costs.getCell('A2000').value = 'far below';
  const hidden = book.addWorksheet('隱藏', { state: 'hidden' });
  hidden.addRow([true, false, { error: '#N/A' }, 'secret']);
  const wide = book.addWorksheet('Wide');
  for (let row = 0; row < 30; row += 1) wide.addRow(Array.from({ length: 60 }, (_, column) => row * 60 + column));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
