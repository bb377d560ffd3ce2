import type ExcelJS from 'exceljs';

/** An empty workbook. Its library is loaded when the first is made: most sessions write none, and it takes 20 MB. */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: excel } = await import('exceljs');
  return new excel.Workbook();
}
