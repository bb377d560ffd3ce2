import { lastStartingBy } from '#main/language/last-starting-by.ts';
import type { TextStretch } from './source-document.ts';

/** Where a day in a table stands: the whole row where its cell only gives the day, else that cell. */
export interface DayCell extends TextStretch {
  readonly isRow: boolean;
  /** The row's other cells, as printed; of a cell that tells by itself its own words. */
  readonly words: string;
  /** Where the row begins. */
  readonly row: number;
}

/** A cell up to this long, in UTF-16 units, gives a day; a longer one tells what happened by itself. */
const shortCell = 48;

/** Tells for an offset in which cell of a table it stands; null outside of tables, and in rows of one cell. */
export function tableCells(text: string, rows: readonly (readonly TextStretch[])[]): (at: number) => DayCell | null {
  const cells = rows
    .flatMap((row): (TextStretch & { readonly whole: TextStretch; readonly others: readonly TextStretch[] })[] => {
      const start = Math.min(...row.map((cell) => cell.start));
      const end = Math.max(...row.map((cell) => cell.end));
      return row.length < 2
        ? []
        : row.map((cell) => ({ ...cell, whole: { start, end }, others: row.filter((other) => other !== cell) }));
    })
    .toSorted((one, other) => one.start - other.start);
  const starts = cells.map(({ start }) => start);
  return (at) => {
    const cell = cells[lastStartingBy(starts, at)];
    if (cell === undefined || at >= cell.end) return null;
    const { whole, others } = cell;
    const isRow = cell.end - cell.start <= shortCell && !/[.。;；!！?？]\s*$/.test(text.slice(cell.start, cell.end));
    const words = (isRow ? others : [cell]).map((each) => text.slice(each.start, each.end).trim()).join(' | ');
    return { words, ...(isRow ? whole : { start: cell.start, end: cell.end }), isRow, row: whole.start };
  };
}
