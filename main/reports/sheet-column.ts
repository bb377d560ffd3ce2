/** A column of a workbook's sheet: its head, its width in characters, and what it shows of a row. */
export interface Column<Row> {
  readonly title: string;
  readonly width: number;
  readonly value: (row: Row) => string | number | Date | null;
  /** A spreadsheet's number format. */
  readonly format?: string;
}
