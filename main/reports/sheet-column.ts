/** A column of a workbook's sheet: its head, its width in characters, and what it shows of a row. */
export interface Column<Row> {
  readonly title: string;
  readonly width: number;
  readonly value: (row: Row) => string | number | Date | null;
  /** A spreadsheet's number format. */
  readonly format?: string;
}

/** A day (ISO 8601) as spreadsheets keep one without a time: midnight UTC. */
export function midnight(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
