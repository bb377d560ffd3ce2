import { isReviewGroup, type KeptReviewTable, type ReviewColumn, type ReviewLine } from '#contract/review-table.ts';

/** What is seen of tables, as far as the order of their columns goes. */
interface ShownColumns {
  readonly tables: readonly KeptReviewTable[];
  readonly tableId: string | null;
  readonly lines: ReadonlyMap<number, ReviewLine>;
  readonly selected: { readonly row: number; readonly column: number };
}

/** Columns in the order of their ids; those that it does not name stand last, as they stood. */
export function inOrder(columns: readonly ReviewColumn[], order: readonly string[]): readonly ReviewColumn[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ id }: ReviewColumn) => places.get(id) ?? order.length;
  return columns.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** A table's columns in another order, with the cells that were read; the cell that has the keyboard goes along. */
export function withColumns(
  { tables, tableId, lines, selected }: ShownColumns,
  table: KeptReviewTable,
  columns: readonly ReviewColumn[],
): ShownColumns {
  const shown = tables.map((one) => (one.id === table.id ? { ...table, columns } : one));
  if (tableId !== table.id) return { tables: shown, tableId, lines, selected };
  const from = columns.map(({ id }) => table.columns.findIndex((column) => column.id === id));
  return {
    tables: shown,
    tableId,
    lines: new Map([...lines].map(([at, line]) => [at, withCells(line, from)])),
    selected: { ...selected, column: selected.column < 0 ? selected.column : from.indexOf(selected.column) },
  };
}

function withCells(line: ReviewLine, from: readonly number[]): ReviewLine {
  if (isReviewGroup(line)) return line;
  const cells = from.flatMap((column) => line.cells.slice(column, column + 1));
  return { ...line, cells };
}
