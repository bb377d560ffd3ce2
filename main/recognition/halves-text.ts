import type { Line, PageTable } from '#contract/document.ts';
import type { Glyph } from '#main/documents/glyph.ts';
import { pageText, type TextRange } from '#main/documents/page-text.ts';

/** The text of recognised characters, and where each of them went by its `order`. */
export interface RecognisedText {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly tables: readonly PageTable[];
  readonly places: ReadonlyMap<number, TextRange>;
}

/** The text of one page, or of the pages on one sheet, each read to its end before the next. */
export function halvesText(halves: readonly (readonly Glyph[])[]): RecognisedText {
  let text = '';
  const lines: Line[] = [];
  const tables: PageTable[] = [];
  const places = new Map<number, TextRange>();
  for (const glyphs of halves) {
    const half = textOf(glyphs);
    if (half.text === '') continue;
    const offset = text === '' ? 0 : text.length + 1;
    const moved = <Range extends TextRange>(range: Range): Range => ({
      ...range,
      start: range.start + offset,
      end: range.end + offset,
    });
    text = text === '' ? half.text : `${text}\n${half.text}`;
    lines.push(...half.lines.map((line) => ({ ...moved(line), runs: line.runs.map(moved) })));
    tables.push(...half.tables.map((table) => ({ ...table, rows: table.rows.map((cells) => cells.map(moved)) })));
    for (const [order, range] of half.places) places.set(order, moved(range));
  }
  return { text, lines, tables, places };
}

function textOf(glyphs: readonly Glyph[]): RecognisedText {
  return pageText({
    glyphs: [...glyphs],
    rulings: [],
    strokes: [],
    fills: [],
    images: [],
    imageArea: 0,
    curves: 0,
    unknownGlyphs: 0,
    cut: false,
  });
}
