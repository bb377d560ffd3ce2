import { footnotes } from './footnotes.ts';
import type { Ruling } from './glyph.ts';
import { lineNumbers } from './line-numbers.ts';
import { marginNotes, withMarginNotes } from './margin-notes.ts';
import { orderedRows } from './ordered-rows.ts';
import { pagePieces } from './page-pieces.ts';
import { type Row, rowsOf } from './page-rows.ts';
import { type TableLayout, tableLayouts } from './table-layout.ts';
import type { TaggedTable } from './tagged-tables.ts';
import { unruledTables } from './unruled-tables.ts';
import type { WritingFrame } from './writing-frame.ts';

/** The rows of one direction of writing, in reading order, and what they are. */
export interface FrameRows {
  readonly rows: readonly Row[];
  readonly tables: readonly TableLayout[];
  /** The rows of each footnote; they are among `rows`. */
  readonly footnotes: readonly (readonly Row[])[];
  /** Numbers of the page's lines, apart from `rows`. */
  readonly lineNumbers: readonly Row[];
}

export interface FrameOptions {
  /** In the frame. */
  readonly rulings: readonly Ruling[];
  readonly tagged: readonly TaggedTable[];
  /** The direction of most of the page's text. */
  readonly isMain: boolean;
}

/** Puts a frame's characters in order: line numbers aside, tables cell by cell, notes in the margin before their paragraph. */
export function frameRows(frame: WritingFrame, options: FrameOptions): FrameRows {
  const { rulings, isMain } = options;
  const all = pagePieces(frame.placed);
  if (!isMain) return { rows: orderedRows(all, [], rulings), tables: [], footnotes: [], lineNumbers: [] };
  const numbers = lineNumbers(all);
  const numbering = new Set([...numbers].flatMap((piece) => piece.glyphs));
  const text = numbers.size === 0 ? frame.placed : frame.placed.filter((placed) => !numbering.has(placed));
  const tables = tableLayouts(text, rulings, options.tagged);
  const inTables = new Set(
    tables.flatMap((table) => table.rows.flatMap((cells) => cells.flatMap((cell) => cell.glyphs))),
  );
  const outside = pagePieces(inTables.size === 0 ? text : text.filter((placed) => !inTables.has(placed)));
  const { main, notes } = marginNotes(outside);
  const rows = withMarginNotes(orderedRows(main, tables, rulings), notes);
  const isOutside = (row: Row): boolean =>
    row.pieces.every((piece) => piece.glyphs.every((placed) => !inTables.has(placed)));
  const loose = tables.length === 0 ? rows : rows.filter(isOutside);
  return {
    rows,
    tables: [...tables, ...unruledTables(loose)].toSorted((first, second) => second.top - first.top),
    footnotes: footnotes(loose, rulings),
    lineNumbers: rowsOf([...numbers]),
  };
}
