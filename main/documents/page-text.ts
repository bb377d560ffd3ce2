import type { Line, LineRole, Mend, PageTable, Run } from '#contract/document.ts';
import { least, most } from './extremes.ts';
import { type FrameRows, frameRows } from './frame-rows.ts';
import type { Glyph, PageDrawing, Ruling } from './glyph.ts';
import { hasSpaceBetween } from './page-pieces.ts';
import type { Row } from './page-rows.ts';
import type { TableLayout } from './table-layout.ts';
import type { TaggedTable } from './tagged-tables.ts';
import { type Placed, writingFrames } from './writing-frame.ts';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A page's text with its lines; every line has the role `body` but the numbers of lines, until headers and footers are looked for. */
export interface PageText {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly mends: readonly Mend[];
  readonly tables: readonly PageTable[];
  /** Each footnote of the page, in order. */
  readonly footnotes: readonly TextRange[];
  /** Where each character of the drawing went, by its `order`. */
  readonly places: ReadonlyMap<number, TextRange>;
}

export interface PageTextOptions {
  readonly tagged?: readonly TaggedTable[];
  /** Orders of characters that are not to be seen; they stand after all others. */
  readonly unseen?: ReadonlySet<number>;
}

/** The text of a page in reading order, lines joined by "\n", with the place of every UTF-16 unit. */
export function pageText(drawing: PageDrawing, options: PageTextOptions = {}): PageText {
  const writer = new LineWriter();
  const tables: PageTable[] = [];
  const footnotes: TextRange[] = [];
  const unseen = options.unseen ?? new Set();
  const seen = unseen.size === 0 ? drawing.glyphs : drawing.glyphs.filter((glyph) => !unseen.has(glyph.order));
  const layers: readonly (readonly Glyph[])[] =
    unseen.size === 0 ? [seen] : [seen, drawing.glyphs.filter((glyph) => unseen.has(glyph.order))];
  for (const layer of layers) {
    for (const [index, frame] of writingFrames(layer).entries()) {
      const found = frameRows(frame, {
        rulings: inFrame(drawing.rulings, frame.direction),
        tagged: options.tagged ?? [],
        isMain: index === 0,
      });
      writeFrame(writer, found, footnotes);
      for (const table of found.tables) tables.push(pageTable(table, writer.places, frame.direction));
    }
  }
  return {
    text: withSimplifiedDoor(writer.texts.join('\n'), writer.mends),
    lines: writer.lines,
    mends: writer.mends,
    tables,
    footnotes,
    places: writer.places,
  };
}

function writeFrame(writer: LineWriter, found: FrameRows, footnotes: TextRange[]): void {
  const ranges = new Map<Row, TextRange>();
  for (const row of found.rows) {
    const range = writer.write(row, 'body');
    if (range !== null) ranges.set(row, range);
  }
  for (const note of found.footnotes) {
    const parts = note.flatMap((row) => ranges.get(row) ?? []);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first !== undefined && last !== undefined) footnotes.push({ start: first.start, end: last.end });
  }
  for (const row of found.lineNumbers) writer.write(row, 'header');
}

/** The table with its cells as stretches of the text; an empty cell stands at the end of the one before it. */
function pageTable(
  table: TableLayout,
  places: ReadonlyMap<number, TextRange>,
  direction: readonly [number, number],
): PageTable {
  const [dx, dy] = direction;
  const cellPlaces = table.rows.map((cells) =>
    cells.map((cell) => {
      const ranges = cell.glyphs.flatMap(({ glyph }) => places.get(glyph.order) ?? []);
      if (ranges.length === 0) return null;
      return {
        start: ranges.reduce((least, range) => Math.min(least, range.start), Infinity),
        end: ranges.reduce((most, range) => Math.max(most, range.end), 0),
      };
    }),
  );
  let at = least(cellPlaces.flat().flatMap((range) => range?.start ?? []));
  const rows = table.rows.map((cells, row) =>
    cells.map(({ glyphs: _, ...kind }, column) => {
      const range = cellPlaces[row]?.[column] ?? { start: at, end: at };
      at = range.end;
      return { ...range, ...kind };
    }),
  );
  const corners = [
    [table.u0, table.bottom],
    [table.u1, table.top],
  ].map(([u = 0, v = 0]) => [u * dx - v * dy, u * dy + v * dx] as const);
  const xs = corners.map(([x]) => round(x));
  const ys = corners.map(([, y]) => round(y));
  return { rows, box: [least(xs), least(ys), most(xs), most(ys)] };
}

/** Writes rows as lines of one text. */
class LineWriter {
  readonly lines: Line[] = [];
  readonly texts: string[] = [];
  readonly mends: Mend[] = [];
  readonly places = new Map<number, TextRange>();
  #offset = 0;

  /** The row's range in the text; null where it has no character. */
  write(row: Row, role: LineRole): TextRange | null {
    const written = lineOf(row, this.#offset, role, this);
    if (written === null) return null;
    this.lines.push(written.line);
    this.texts.push(written.text);
    this.#offset += written.text.length + 1;
    return { start: written.line.start, end: written.line.end };
  }
}

/** Characters that only Simplified Chinese has. */
const simplifiedOnly = /[这为国说对时会发过还贷务权责证订约条护项应产业]/u;

/**
 * The radical ⼾ stands for 戶 by its decomposition; fonts for Simplified Chinese
 * give it the shape and the place of 户. Of the Kangxi radicals it alone is
 * shared by two characters of today.
 */
function withSimplifiedDoor(text: string, mends: readonly Mend[]): string {
  const doors = mends.filter((mend) => mend.source === '⼾');
  if (doors.length === 0 || !simplifiedOnly.test(text)) return text;
  return doors.reduce((mended, { offset }) => `${mended.slice(0, offset)}户${mended.slice(offset + 1)}`, text);
}

function inFrame(rulings: readonly Ruling[], direction: readonly [number, number]): readonly Ruling[] {
  const [dx, dy] = direction;
  if (dx === 1 && dy === 0) return rulings;
  return rulings.map((ruling) => {
    const u0 = ruling.x0 * dx + ruling.y0 * dy;
    const u1 = ruling.x1 * dx + ruling.y1 * dy;
    const v0 = ruling.y0 * dx - ruling.x0 * dy;
    const v1 = ruling.y1 * dx - ruling.x1 * dy;
    return { x0: Math.min(u0, u1), y0: Math.min(v0, v1), x1: Math.max(u0, u1), y1: Math.max(v0, v1) };
  });
}

interface OpenRun {
  readonly start: number;
  readonly first: Placed;
  last: Placed;
  readonly edges: number[];
}

function lineOf(
  row: Row,
  offset: number,
  role: LineRole,
  { mends, places }: { readonly mends: Mend[]; readonly places: Map<number, TextRange> },
): { readonly line: Line; readonly text: string } | null {
  const glyphs = row.pieces.flatMap((piece) => piece.glyphs);
  const runs: Run[] = [];
  let text = '';
  let run: OpenRun | null = null;
  for (const placed of glyphs) {
    const { glyph } = placed;
    if (run !== null) {
      const spaced = hasSpaceBetween(run.last, placed);
      if (continues(run, placed)) {
        if (spaced) {
          run.edges.push(run.last.u1 - run.first.u0);
          text += ' ';
        }
      } else {
        runs.push(closeRun(run, offset + text.length));
        if (spaced) text += ' ';
        run = null;
      }
    }
    const at = placed.u0 - (run?.first.u0 ?? placed.u0);
    run ??= { start: offset + text.length, first: placed, last: placed, edges: [] };
    const characters = [...glyph.text];
    for (const [index, character] of characters.entries()) {
      const edge = at + (glyph.advance * index) / characters.length;
      run.edges.push(edge);
      // A low surrogate has no width of its own.
      if (character.length === 2) run.edges.push(at + (glyph.advance * (index + 1)) / characters.length);
    }
    if (glyph.source !== null) noteMend(mends, offset + text.length, glyph.text, glyph.source);
    places.set(glyph.order, { start: offset + text.length, end: offset + text.length + glyph.text.length });
    text += glyph.text;
    run.last = placed;
  }
  if (run !== null) runs.push(closeRun(run, offset + text.length));
  if (text === '') return null;
  return { line: { start: offset, end: offset + text.length, role, runs }, text };
}

/** The whole source at the first unit; the further letters of a ligature have none of their own. */
function noteMend(mends: Mend[], offset: number, text: string, source: string): void {
  mends.push({ offset, source });
  for (let index = 1; index < text.length; index += 1) mends.push({ offset: offset + index, source: '' });
}

function continues(run: OpenRun, next: Placed): boolean {
  const { first, last } = run;
  const em = first.glyph.size;
  const gap = next.u0 - last.u1;
  return (
    Math.abs(next.v - first.v) <= 0.03 * em &&
    Math.abs(next.glyph.size - em) <= 0.02 * em &&
    next.glyph.bold === first.glyph.bold &&
    next.glyph.italic === first.glyph.italic &&
    gap <= 1.5 * em &&
    gap >= -0.3 * em &&
    first.glyph.directionX * next.glyph.directionX + first.glyph.directionY * next.glyph.directionY > 0.9999
  );
}

function closeRun(open: OpenRun, end: number): Run {
  const { glyph } = open.first;
  const edges: number[] = [];
  let least = 0;
  for (const edge of [...open.edges, open.last.u1 - open.first.u0]) {
    least = Math.max(least, Math.round(edge * 100) / 100);
    edges.push(least);
  }
  return {
    start: open.start,
    end,
    x: round(glyph.x),
    y: round(glyph.y),
    direction: [roundUnit(glyph.directionX), roundUnit(glyph.directionY)],
    ascent: round(glyph.ascent),
    descent: round(glyph.descent),
    edges,
    ...(glyph.bold ? { bold: true } : {}),
    ...(glyph.italic ? { italic: true } : {}),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function roundUnit(value: number): number {
  return Math.round(value * 1e5) / 1e5 + 0;
}
