import type { FlowBlock, FlowCell, FlowTable } from '#contract/flow.ts';
import { hasContent } from '../flow-text.ts';

/** What `\trowd … \cellx` says of one cell. */
export interface CellDefinition {
  /** Right edge in twips. */
  right: number;
  startsDown?: boolean;
  goesOnDown?: boolean;
  goesOnAcross?: boolean;
}

interface Row {
  readonly cells: FlowBlock[][];
  readonly definitions: readonly CellDefinition[];
  readonly header: boolean;
}

/** Rows of one table while they are read. */
export class TableRows {
  private readonly rows: Row[] = [];
  private cells: FlowBlock[][] = [];
  private blocks: FlowBlock[] = [];

  addBlock(block: FlowBlock): void {
    this.blocks.push(block);
  }

  endCell(): void {
    this.cells.push(this.blocks);
    this.blocks = [];
  }

  endRow(definitions: readonly CellDefinition[], header: boolean): void {
    if (this.blocks.length > 0 && hasContent(this.blocks)) this.endCell();
    this.blocks = [];
    if (this.cells.length > 0) this.rows.push({ cells: this.cells, definitions, header });
    this.cells = [];
  }

  /** The table of all rows so far; null where there are none. A row that was not ended is ended. */
  close(): FlowTable | null {
    this.endRow([], false);
    return this.rows.length === 0 ? null : tableOf(this.rows);
  }
}

function tableOf(rows: readonly Row[]): FlowTable {
  const edges = columnEdges(rows);
  const merging = new Map<number, { rowSpan: number; blocks: FlowBlock[] }>();
  const result = rows.map((row) => {
    const cells: (FlowCell & { rowSpan?: number })[] = [];
    let column = 0;
    for (const [index, blocks] of row.cells.entries()) {
      const definition = row.definitions[index];
      const right = definition ? edgeIndex(edges, definition.right) : column + 1;
      const columnSpan = Math.max(1, right - column);
      const above = definition?.goesOnDown ? merging.get(column) : undefined;
      const before = cells.at(-1);
      if (above) {
        above.rowSpan += 1;
        if (hasContent(blocks)) above.blocks.push(...blocks);
      } else if (definition?.goesOnAcross && before) {
        cells[cells.length - 1] = {
          ...before,
          columnSpan: (before.columnSpan ?? 1) + columnSpan,
          blocks: hasContent(blocks) ? [...before.blocks, ...blocks] : before.blocks,
        };
      } else {
        const cell = {
          blocks: [...blocks],
          rowSpan: 1,
          ...(row.header ? { header: true } : {}),
          ...(columnSpan > 1 ? { columnSpan } : {}),
        };
        cells.push(cell);
        if (definition?.startsDown) merging.set(column, cell);
        else merging.delete(column);
      }
      column += columnSpan;
    }
    return cells;
  });
  const headerRows = rows.findIndex((row) => !row.header);
  const widths = edges.map((edge, index) => edge - (edges[index - 1] ?? 0));
  return {
    kind: 'table',
    rows: result.map((cells) => cells.map(withoutSingleSpan)),
    ...(widths.length > 0 && widths.every((width) => width > 0)
      ? { columnWidths: widths.map((width) => width / 20) }
      : {}),
    ...(headerRows > 0 ? { headerRows } : {}),
  };
}

function withoutSingleSpan({ rowSpan, ...cell }: FlowCell): FlowCell {
  return rowSpan !== undefined && rowSpan > 1 ? { ...cell, rowSpan } : cell;
}

/** Right edges of all columns; edges closer than a point are one. */
function columnEdges(rows: readonly Row[]): number[] {
  const all = rows.flatMap((row) => row.definitions.map((definition) => definition.right)).sort((a, b) => a - b);
  const edges: number[] = [];
  for (const edge of all) if (edges.length === 0 || edge - (edges.at(-1) ?? 0) > 20) edges.push(edge);
  return edges.slice(0, 1_000);
}

function edgeIndex(edges: readonly number[], right: number): number {
  const index = edges.findIndex((edge) => Math.abs(edge - right) <= 20);
  return index < 0 ? 0 : index + 1;
}
