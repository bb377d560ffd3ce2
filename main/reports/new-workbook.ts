import { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';

/** An empty workbook. Its library is loaded when the first is made: most sessions write none, and it takes 20 MB. */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: excel } = await import('exceljs');
  return new excel.Workbook();
}

/** A workbook that is packed while it is made, with the bytes it becomes when it is committed. */
export interface StreamedWorkbook {
  readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter;
  readonly packed: () => Promise<Uint8Array>;
}

/** An empty workbook for thousands of rows, which are not held. */
export async function streamedWorkbook(createdAt: Date): Promise<StreamedWorkbook> {
  const { default: excel } = await import('exceljs');
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(part: Buffer, _encoding, done) {
      parts.push(part);
      done();
    },
  });
  const options = { stream, useStyles: true, useSharedStrings: true };
  const workbook = new excel.stream.xlsx.WorkbookWriter(options);
  workbook.creator = 'Sampan';
  workbook.created = createdAt;
  workbook.modified = createdAt;
  return {
    workbook,
    packed: async () => {
      await workbook.commit();
      return new Uint8Array(Buffer.concat(parts));
    },
  };
}
