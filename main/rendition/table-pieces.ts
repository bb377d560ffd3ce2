import type { PageTable, TableCell } from '#contract/document.ts';
import type { FlowBlock, FlowCell, FlowTable } from '#contract/flow.ts';
import type { PageCanvas } from './page-canvas.ts';
import type { Piece, PieceSettings } from './piece.ts';
import type { StructureElement } from './structure-tree.ts';

/** Sets a cell's blocks: given, as blocks hold tables and tables blocks. */
type SetBlocks = (blocks: readonly FlowBlock[], settings: PieceSettings) => Iterable<Piece>;

const padding = 3.5;
const mostColumns = 512;

interface PlacedCell {
  readonly cell: FlowCell;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly pieces: readonly Piece[];
}

type PlacedRow = readonly PlacedCell[];

interface TablePart {
  readonly rows: (readonly TableCell[])[];
  readonly box: [number, number, number, number];
}

/** What all rows of one table share. */
interface TableFrame {
  readonly edges: readonly number[];
  readonly ruled: boolean;
  readonly rowLines: FlowTable['rowLines'];
  /** In a cell of another table: its words are that cell's. */
  readonly nested: boolean;
  /** The table's part on the page that is being filled, and that page; apart, for the part goes where no page may. */
  part: TablePart | null;
  canvas: PageCanvas | null;
}

/** A piece for each row, or for rows that a cell joins; rows taller than a page can be cut. */
export function* tablePieces(table: FlowTable, settings: PieceSettings, setBlocks: SetBlocks): Generator<Piece> {
  const spans = cellSpans(table);
  const columns = spans.columns;
  if (columns === 0) return;
  const frame: TableFrame = {
    edges: columnEdges(table, columns, settings.width),
    ruled: table.ruled !== false,
    rowLines: table.rowLines,
    nested: (settings.tableDepth ?? 0) > 0,
    part: null,
    canvas: null,
  };
  const size = settings.size ?? (columns > 14 ? 6.5 : columns > 7 ? 8 : 9.5);
  const headerRows = Math.min(table.headerRows ?? 0, table.rows.length - 1);
  let repeated: Piece[] = [];
  const element = settings.parent?.add('Table');
  const parts = { head: headerRows > 0 ? element?.add('THead') : undefined, body: element?.add('TBody') };
  for (let row = 0; row < table.rows.length; ) {
    const count = row < headerRows ? headerRows : groupLength(spans.rows, row);
    const group = spans.rows.slice(row, row + count).map((cells, index) => {
      const isHeader = row + index < headerRows;
      const tagged = (isHeader ? parts.head : parts.body)?.add('TR');
      return cells.map((placed) => {
        const rows = Math.min(placed.rows, count - index);
        const parent = tagged && cellElement(tagged, { ...placed, rows }, isHeader);
        const own = { ...settings, size, ...(parent && { parent }) };
        return { ...placed, rows, pieces: cellPieces(placed.cell, frame, placed, own, isHeader, setBlocks) };
      });
    });
    const isHead = row < headerRows;
    // In a letter a head is not left behind by its first row.
    const whole = { ...rowsPiece(group, frame, repeated), ...(isHead && settings.isLetter && { keep: true }) };
    if (whole.height <= settings.tallest || group.length === 1) yield whole;
    else for (const cells of group) yield rowsPiece([cells.map((placed) => ({ ...placed, rows: 1 }))], frame, repeated);
    if (row + count <= headerRows && whole.height < settings.tallest / 3) repeated = [whole];
    row += count;
  }
  yield { before: 0, height: 6, draw() {} };
}

function cellElement(row: StructureElement, { cell, columns, rows }: UnsetCell, isHeader: boolean): StructureElement {
  const place = { columns, rows };
  if (isHeader) return row.add('TH', { ...place, scope: 'Column' });
  return cell.header || cell.rowHead ? row.add('TH', { ...place, scope: 'Row' }) : row.add('TD', place);
}

interface UnsetCell {
  readonly cell: FlowCell;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

/** The column of each cell: places that a cell above reaches into are passed over. */
function cellSpans(table: FlowTable): { columns: number; rows: UnsetCell[][] } {
  const taken: number[] = [];
  let columns = 0;
  const rows = table.rows.map((cells, row) => {
    let column = 0;
    const placed: UnsetCell[] = [];
    for (const cell of cells) {
      while ((taken[column] ?? 0) > row) column += 1;
      const wide = Math.max(1, Math.min(Math.trunc(cell.columnSpan ?? 1) || 1, mostColumns - column));
      const tall = Math.max(1, Math.min(Math.trunc(cell.rowSpan ?? 1) || 1, table.rows.length - row));
      // Columns past the bound are set in the last one, so that no words are lost.
      const at = Math.min(column, mostColumns - 1);
      for (let index = at; index < at + wide; index += 1) taken[index] = row + tall;
      placed.push({ cell, column: at, columns: wide, rows: tall });
      column = at + wide;
      columns = Math.max(columns, column);
    }
    return placed;
  });
  return { columns, rows };
}

function groupLength(rows: readonly (readonly UnsetCell[])[], start: number): number {
  let end = start + 1;
  for (let row = start; row < end && row < rows.length; row += 1) {
    for (const { rows: tall } of rows[row] ?? []) end = Math.max(end, row + tall);
  }
  return Math.min(end, rows.length) - start;
}

function columnEdges(table: FlowTable, columns: number, width: number): number[] {
  const given = Array.from({ length: columns }, (_, index) => {
    const value = table.columnWidths?.[index];
    return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
  });
  const known = given.filter((value) => value !== null);
  const usual = known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : 1;
  const relative = given.map((value) => value ?? usual);
  const total = relative.reduce((sum, value) => sum + value, 0);
  const edges = [0];
  for (const value of relative) edges.push((edges.at(-1) ?? 0) + (value / total) * width);
  return edges;
}

/** Tables inside a cell's table, and long ones, are set as their cells' words, one under another. */
function cellBlocks(blocks: readonly FlowBlock[], depth: number): FlowBlock[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && depth < 2 && isSmall(block) ? [block] : withoutTables([block]),
  );
}

/** Rows of a table in a cell are not cut, so that only those that fit a page by far stay a table. */
function isSmall(table: FlowTable): boolean {
  const characters = table.rows.map((row) =>
    row.reduce((sum, cell) => sum + cell.blocks.reduce((part, block) => part + lengthOf(block), 0), 0),
  );
  return table.rows.length <= 200 && characters.every((count) => count <= 400);
}

function lengthOf(block: FlowBlock): number {
  // A paragraph of one letter takes a line as well.
  if (block.kind === 'paragraph') return block.spans.reduce((sum, { text }) => sum + text.length, 20);
  return block.kind === 'table' ? 1_000 : 200;
}

function withoutTables(blocks: readonly FlowBlock[], depth = 0): FlowBlock[] {
  return blocks.flatMap((block): FlowBlock[] => {
    if (block.kind === 'page-break') return [];
    if (block.kind !== 'table') return [block];
    return depth > 50 ? [] : block.rows.flatMap((row) => row.flatMap((cell) => withoutTables(cell.blocks, depth + 1)));
  });
}

function cellPieces(
  cell: FlowCell,
  frame: TableFrame,
  at: UnsetCell,
  settings: PieceSettings,
  isHeader: boolean,
  setBlocks: SetBlocks,
): Piece[] {
  const left = frame.edges[at.column] ?? 0;
  const right = frame.edges[at.column + at.columns] ?? left;
  const depth = (settings.tableDepth ?? 0) + 1;
  const blocks = cellBlocks(cell.blocks, depth).map((block): FlowBlock => {
    if (block.kind !== 'paragraph') return block;
    const bold = isHeader || cell.header === true;
    return {
      ...block,
      spaceBefore: Math.min(block.spaceBefore ?? 0, 3),
      spaceAfter: Math.min(block.spaceAfter ?? 1, 3),
      ...(bold && { spans: block.spans.map((span) => ({ bold: true, ...span })) }),
    };
  });
  const { align: _, ...rest } = settings;
  return [
    ...setBlocks(blocks, {
      ...rest,
      tableDepth: depth,
      width: Math.max(right - left - 2 * padding, 6),
      ...(cell.align && { align: cell.align }),
    }),
  ];
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { before, height }) => sum + before + height, 2 * padding);
}

function rowsPiece(rows: readonly PlacedRow[], frame: TableFrame, repeated: readonly Piece[]): Piece {
  const heights = rows.map((row) =>
    row.reduce((most, cell) => (cell.rows === 1 ? Math.max(most, heightOf(cell.pieces)) : most), 10),
  );
  for (const [index, row] of rows.entries()) {
    for (const cell of row.filter(({ rows: tall }) => tall > 1)) {
      const last = index + cell.rows - 1;
      const others = heights.slice(index, last).reduce((sum, height) => sum + height, 0);
      heights[last] = Math.max(heights[last] ?? 0, heightOf(cell.pieces) - others);
    }
  }
  const pieces = rows.flatMap((row) => row.flatMap((cell) => cell.pieces));
  const footnotes = pieces.flatMap((piece) => piece.footnotes ?? []);
  const comments = pieces.flatMap((piece) => piece.comments ?? []);
  return {
    before: 0,
    height: heights.reduce((sum, height) => sum + height, 0),
    ...(footnotes.length > 0 && { footnotes }),
    ...(comments.length > 0 && { comments }),
    repeated,
    draw(canvas, left, top) {
      let y = top;
      for (const [index, row] of rows.entries()) {
        drawRow(row, heights.slice(index), frame, canvas, left, y);
        y -= heights[index] ?? 0;
      }
    },
    split: (height) => (rows.length === 1 && rows[0] ? splitRow(rows[0], frame, repeated, height) : null),
  };
}

function splitRow(
  row: PlacedRow,
  frame: TableFrame,
  repeated: readonly Piece[],
  height: number,
): readonly [Piece, Piece] | null {
  const cuts = row.map(({ pieces }) => {
    let used = 2 * padding;
    let count = 0;
    for (const piece of pieces) {
      if (used + piece.before + piece.height > height) break;
      used += piece.before + piece.height;
      count += 1;
    }
    return count;
  });
  if (cuts.every((count) => count === 0)) return null;
  const part = (take: (pieces: readonly Piece[], count: number) => readonly Piece[]) =>
    rowsPiece([row.map((cell, index) => ({ ...cell, pieces: take(cell.pieces, cuts[index] ?? 0) }))], frame, repeated);
  return [part((pieces, count) => pieces.slice(0, count)), part((pieces, count) => pieces.slice(count))];
}

function drawRow(
  row: PlacedRow,
  heights: readonly number[],
  frame: TableFrame,
  canvas: PageCanvas,
  left: number,
  top: number,
): void {
  const cells = row.map((placed): TableCell => {
    const height = heights.slice(0, placed.rows).reduce((sum, value) => sum + value, 0);
    const x0 = left + (frame.edges[placed.column] ?? 0);
    const x1 = left + (frame.edges[placed.column + placed.columns] ?? 0);
    const isHeader = placed.cell.header === true;
    if (isHeader && frame.ruled && !frame.rowLines) canvas.fill('#eef1f4', x0, top - height, x1 - x0, height);
    if (frame.rowLines) {
      const { row: thin, head } = frame.rowLines;
      canvas.fill(isHeader ? head : thin, x0, top - height, x1 - x0, isHeader ? 1 : 0.5);
    } else if (frame.ruled) canvas.frame(x0, top - height, x1 - x0, height);
    const before = canvas.text.length;
    let y = top - padding;
    for (const piece of placed.pieces) {
      y -= piece.before;
      piece.draw(canvas, x0 + padding, y);
      y -= piece.height;
    }
    const end = canvas.text.length;
    const start = end === before ? end : before === 0 ? 0 : before + 1;
    return {
      start,
      end,
      ...(isHeader && { header: true }),
      ...(placed.rows > 1 && { rowSpan: placed.rows }),
      ...(placed.columns > 1 && { columnSpan: placed.columns }),
    };
  });
  if (frame.nested) return;
  const bottom = top - (heights[0] ?? 0);
  if (frame.part === null || frame.canvas !== canvas) {
    frame.part = { rows: [], box: [left, bottom, left + (frame.edges.at(-1) ?? 0), top] };
    frame.canvas = canvas;
    canvas.tables.push(frame.part satisfies PageTable);
  }
  frame.part.rows.push(cells);
  frame.part.box[1] = Math.min(frame.part.box[1], bottom);
}
