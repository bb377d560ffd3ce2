import type { FlowBudget } from '../flow-budget.ts';
import { counted } from '../office-package.ts';
import { coveredPlaces, type Grid, type GridCell } from './sheet-grid.ts';

type Row = readonly (GridCell | null)[];

/** The rows of one sheet as they come, top to bottom. */
export interface SheetRows {
  /** `row` stands at `index`, counted from 0, and `times - 1` times more below it. Throws `too-large`. */
  add(index: number, row: Row, times?: number): void;
  /** The rows that are kept, all of one length. `headerRow` is the place in the file of the row that heads the columns. */
  finish(headerRow: number | null): Pick<Grid, 'rows' | 'headerRow'>;
}

/**
 * Collects a sheet's rows. A long empty stretch says no more than one empty
 * line, which stands for it, except where merged cells reach over it.
 */
export function sheetRows(budget: FlowBudget): SheetRows {
  const rows: Row[] = [];
  const places: number[] = [];
  let reach = -1;
  let afterEmpty = false;
  let charged = 0;
  return {
    add(index, row, times = 1) {
      const empty = row.every(isEmpty);
      const wanted = empty ? Math.max(reach - index + 1, afterEmpty ? 0 : 1) : times;
      afterEmpty = empty;
      const length = Math.max(1, usedColumns(row));
      for (let count = 0; count < Math.min(wanted, times); count += 1) {
        charged += length;
        // A row that repeats itself is counted before it fills the memory.
        budget.cell(length);
        places.push(index + count);
        rows.push(row);
      }
      for (const cell of row) reach = Math.max(reach, index + times - 1 + (cell?.rowSpan ?? 1) - 1);
    },
    finish(headerRow) {
      while (rows.at(-1)?.every(isEmpty)) rows.pop();
      const columns = rows.reduce((most, row) => Math.max(most, usedColumns(row)), 0);
      const header = headerRow === null ? -1 : places.slice(0, rows.length).indexOf(headerRow);
      budget.cell(Math.max(0, rows.length * columns - charged));
      return {
        rows: rows.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? null)),
        ...(header >= 0 ? { headerRow: header } : {}),
      };
    },
  };
}

/** What a person has to know of cells that merged cells cover: their words stay out of sight, as in the sheet. */
export function coveredWarnings({ name, rows }: Pick<Grid, 'name' | 'rows'>): string[] {
  const covered = coveredPlaces(rows, 0, rows[0]?.length ?? 0);
  let words = 0;
  for (const place of covered) {
    if (!isEmpty(rows[Math.floor(place / 20_000)]?.[place % 20_000] ?? null)) words += 1;
  }
  return words === 0 ? [] : [`${counted(words, 'cell')} under merged cells in “${name}” and not shown.`];
}

function isEmpty(cell: GridCell | null): boolean {
  return cell === null || (cell.text === '' && cell.marks === undefined);
}

function usedColumns(row: Row): number {
  for (let column = row.length - 1; column >= 0; column -= 1) {
    const cell = row[column] ?? null;
    if (!isEmpty(cell)) return column + Math.min(cell?.columnSpan ?? 1, 256);
  }
  return 0;
}
