import type { FlowBlock, FlowParagraph, FlowSpan } from '#contract/flow.ts';
import { TableRows } from './rtf-tables.ts';

/** A body, header, note or text box while it is read: its blocks, open tables and open paragraph. */
export class RtfContainer {
  private blocks: FlowBlock[] = [];
  private readonly tables: TableRows[] = [];
  spans: FlowSpan[] = [];
  number: string | null = null;
  /** Drawings that follow the open paragraph. */
  after: FlowBlock[] = [];

  /** The table that is open at `level` (1 is the outermost), opened where needed; deeper ones end. */
  table(level: number): TableRows {
    this.closeTables(level);
    while (this.tables.length < level) this.tables.push(new TableRows());
    const table = this.tables[level - 1];
    if (!table) throw new RangeError('level of a table below 1');
    return table;
  }

  get openTables(): number {
    return this.tables.length;
  }

  add(block: FlowBlock, level: number): void {
    if (level > 0) this.table(level).addBlock(block);
    else {
      this.closeTables(0);
      this.blocks.push(block);
    }
  }

  /** Ends the open paragraph; one without words is kept as an empty line only where `keepEmpty`. */
  endParagraph(look: Omit<FlowParagraph, 'kind' | 'spans'>, level: number, keepEmpty: boolean): void {
    const { spans, number, after } = this;
    this.spans = [];
    this.number = null;
    this.after = [];
    const hasWords = spans.length > 0 || (number !== null && number !== '');
    if (hasWords || (keepEmpty && after.length === 0)) {
      this.add({ kind: 'paragraph', ...look, ...(number ? { number } : {}), spans }, level);
    }
    for (const block of after) this.add(block, level);
  }

  /** All blocks, tables closed; the container is empty after. */
  take(): FlowBlock[] {
    this.endParagraph({}, this.tables.length, false);
    this.closeTables(0);
    const { blocks } = this;
    this.blocks = [];
    return blocks;
  }

  private closeTables(level: number): void {
    while (this.tables.length > level) {
      const table = this.tables.pop()?.close() ?? null;
      if (!table) continue;
      const outer = this.tables.at(-1);
      if (outer) outer.addBlock(table);
      else this.blocks.push(table);
    }
  }
}
