import { least, most } from './extremes.ts';
import type { Piece } from './page-pieces.ts';
import { extent, medianSize, type Row, rowsOf } from './page-rows.ts';

/** Notes stand in a column at most this wide, beside a text at least this wide, as parts of both. */
const noteShare = 0.24;
const gapEms = 0.9;

/** A page's pieces without the notes in its margin, and the notes as blocks of rows. */
export interface MarginNotes {
  readonly main: readonly Piece[];
  readonly notes: readonly (readonly Row[])[];
}

/**
 * Parts the notes in the margin from the text: short blocks of words in a narrow
 * column that no line of the text enters, on fewer lines than the text has.
 */
export function marginNotes(pieces: readonly Piece[]): MarginNotes {
  const none = { main: pieces, notes: [] };
  const whole = extent(pieces);
  if (whole === null || pieces.length < 8) return none;
  for (const side of ['left', 'right'] as const) {
    const found = notesAt(pieces, whole.u0, whole.u1, side);
    if (found !== null) return found;
  }
  return none;
}

function notesAt(pieces: readonly Piece[], u0: number, u1: number, side: 'left' | 'right'): MarginNotes | null {
  const width = u1 - u0;
  const isNote = (piece: Piece, at: number): boolean => (side === 'left' ? piece.u1 <= at : piece.u0 >= at);
  const edges = pieces
    .map((piece) => (side === 'left' ? piece.u1 : piece.u0))
    .filter((edge) => (side === 'left' ? edge - u0 : u1 - edge) <= noteShare * width);
  // The innermost edge that still leaves a free gutter wins: all of a note's lines are parted at once.
  const candidates = [...new Set(edges.map(Math.round))].toSorted((a, b) => (side === 'left' ? b - a : a - b));
  for (const at of candidates.slice(0, 40)) {
    const bound = side === 'left' ? at + 1 : at - 1;
    const notes = pieces.filter((piece) => isNote(piece, bound));
    const main = pieces.filter((piece) => !isNote(piece, bound));
    const text = extent(main);
    const note = extent(notes);
    if (text === null || note === null || !isApart(notes, main, side)) continue;
    if (text.width < 0.55 * width || note.width < 0.05 * width) continue;
    if (!looksLikeNotes(notes, main)) continue;
    return { main, notes: blocksOf(rowsOf(notes)) };
  }
  return null;
}

/** A gutter between the notes and every line of the text. */
function isApart(notes: readonly Piece[], main: readonly Piece[], side: 'left' | 'right'): boolean {
  const em = most(notes.map((piece) => piece.size));
  const inner = side === 'left' ? most(notes.map((piece) => piece.u1)) : least(notes.map((piece) => piece.u0));
  return main.every((piece) => (side === 'left' ? piece.u0 - inner : inner - piece.u1) >= gapEms * em);
}

function looksLikeNotes(notes: readonly Piece[], main: readonly Piece[]): boolean {
  const text = rowsOf(main);
  const rows = rowsOf(notes);
  const isSmall = medianSize(rows) <= 0.9 * medianSize(text);
  if (text.length < 6 || rows.length < (isSmall ? 1 : 2) || rows.length > 0.6 * text.length) return false;
  const words = rows.map(wordsOf);
  const worded = words.filter((word) => /\p{L}{2}/u.test(word)).length;
  if (worded < 0.8 * words.length) return false;
  // A heading at the margin has text on its first line; so has a note.
  const blocks = blocksOf(rows);
  const beside = blocks.filter(
    ([first]) => first !== undefined && text.some((row) => Math.abs(row.v - first.v) < row.size),
  );
  // Clauses that count on are a column of the text.
  const numbered = blocks.filter(
    ([first]) => first !== undefined && /^[(（]?(?:\d|第|[ivxa-z][.)])/iu.test(wordsOf(first)),
  ).length;
  if (numbered > 0.3 * blocks.length || blocks.some((block) => block.length > 8)) return false;
  const fullLines = text.filter((row) => row.u1 - row.u0 > 0.55 * (extent(main)?.width ?? 0)).length;
  return beside.length >= 0.7 * blocks.length && fullLines >= 0.4 * text.length;
}

function wordsOf(row: Row): string {
  return row.pieces.flatMap((piece) => piece.glyphs.map(({ glyph }) => glyph.text)).join('');
}

function blocksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const last = blocks.at(-1)?.at(-1);
    if (last !== undefined && last.v - row.v <= 1.7 * row.size) blocks.at(-1)?.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

/** The rows with each note before the paragraph that it stands beside. */
export function withMarginNotes(rows: readonly Row[], notes: readonly (readonly Row[])[]): readonly Row[] {
  if (notes.length === 0) return rows;
  const before = new Map<number, Row[]>();
  for (const block of notes) {
    const top = block[0]?.v ?? 0;
    let at = rows.findIndex((row) => row.v <= top + 0.6 * row.size);
    if (at < 0) at = rows.length;
    while (at > 0 && at < rows.length && !beginsParagraph(rows[at - 1], rows[at])) at -= 1;
    const list = before.get(at) ?? [];
    list.push(...block);
    before.set(at, list);
  }
  return [...rows.flatMap((row, index) => [...(before.get(index) ?? []), row]), ...(before.get(rows.length) ?? [])];
}

function beginsParagraph(last: Row | undefined, next: Row | undefined): boolean {
  if (last === undefined || next === undefined) return true;
  if (last.v - next.v > 1.6 * next.size || next.v > last.v) return true;
  const ending = last.pieces.at(-1)?.glyphs.at(-1)?.glyph.text ?? '';
  return /[.;:!?。；：！？”"—–]/u.test(ending);
}
