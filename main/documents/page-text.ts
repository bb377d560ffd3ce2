import type { Line, Mend, Run } from '#contract/document.ts';
import type { PageDrawing, Ruling } from './glyph.ts';
import { hasSpaceBetween, pagePieces } from './page-pieces.ts';
import type { Row } from './page-rows.ts';
import { readingOrder } from './reading-order.ts';
import { type Placed, writingFrames } from './writing-frame.ts';

/** A page's text with its lines; every line has the role `body` until headers and footers are looked for. */
export interface PageText {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly mends: readonly Mend[];
}

/** The text of a page in reading order, lines joined by "\n", with the place of every UTF-16 unit. */
export function pageText(drawing: PageDrawing): PageText {
  const lines: Line[] = [];
  const mends: Mend[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const frame of writingFrames(drawing.glyphs)) {
    const rows = readingOrder(pagePieces(frame.placed), inFrame(drawing.rulings, frame.direction));
    for (const row of rows) {
      const line = lineOf(row, offset, mends);
      if (line === null) continue;
      lines.push(line.line);
      texts.push(line.text);
      offset += line.text.length + 1;
    }
  }
  return { text: withSimplifiedDoor(texts.join('\n'), mends), lines, mends };
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

function lineOf(row: Row, offset: number, mends: Mend[]): { readonly line: Line; readonly text: string } | null {
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
    text += glyph.text;
    run.last = placed;
  }
  if (run !== null) runs.push(closeRun(run, offset + text.length));
  if (text === '') return null;
  return { line: { start: offset, end: offset + text.length, role: 'body', runs }, text };
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
