import { least, most } from './extremes.ts';
import type { Piece } from './page-pieces.ts';

/** A numbered page has at least so many numbers, one a line, or one every five lines. */
const leastNumbers = 12;
const leastFifths = 4;

/**
 * The pieces that number the lines of a page (pleadings, transcripts): bare
 * numbers in one column outside the text, counting on by one or five at an
 * even pitch from the top of the text to its end. Empty where there are none.
 */
export function lineNumbers(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const numbers = pieces.flatMap((piece) => {
    const value = numberOf(piece);
    return value === null ? [] : [{ piece, value }];
  });
  if (numbers.length < leastFifths) return new Set();
  const others = pieces.filter((piece) => numberOf(piece) === null);
  if (others.length === 0) return new Set();
  const top = most(others.map((piece) => piece.v));
  const bottom = least(others.map((piece) => piece.v));
  for (const side of ['left', 'right'] as const) {
    const edge =
      side === 'left' ? least(numbers.map(({ piece }) => piece.u1)) : most(numbers.map(({ piece }) => piece.u0));
    const column = numbers
      .filter(({ piece }) => Math.abs((side === 'left' ? piece.u1 : piece.u0) - edge) <= 1.2 * piece.size)
      .toSorted((first, second) => second.piece.v - first.piece.v);
    const chain = countingChain(column);
    const first = chain[0];
    const last = chain.at(-1);
    if (first === undefined || last === undefined) continue;
    const innermost =
      side === 'left' ? most(chain.map(({ piece }) => piece.u1)) : least(chain.map(({ piece }) => piece.u0));
    const beside = others.filter((piece) => piece.v <= first.piece.v + 2 && piece.v >= last.piece.v - 2);
    const outside = beside.filter((piece) => (side === 'left' ? piece.u0 < innermost : piece.u1 > innermost)).length;
    const covers = first.piece.v - last.piece.v >= 0.75 * (top - bottom);
    // Numbers of paragraphs have lines between them that have none.
    const step = (chain[1]?.value ?? 0) - first.value;
    const numbered = beside.filter((piece) =>
      chain.some((each) => Math.abs(each.piece.v - piece.v) < 0.5 * piece.size),
    );
    const fits = step === 1 ? numbered.length >= 0.6 * beside.length : beside.length >= 3 * chain.length;
    if (covers && fits && outside <= 0.02 * beside.length) return new Set(chain.map(({ piece }) => piece));
  }
  return new Set();
}

interface Numbered {
  readonly piece: Piece;
  readonly value: number;
}

/** The numbers that count on by one step at an even pitch; empty where too few do. */
function countingChain(column: readonly Numbered[]): readonly Numbered[] {
  for (const step of [1, 5]) {
    const chain: Numbered[] = [];
    for (const numbered of column) {
      const last = chain.at(-1);
      if (last === undefined || numbered.value === last.value + step) chain.push(numbered);
      else if (chain.length < 3) chain.splice(0, chain.length, numbered);
    }
    const pitches = chain.slice(1).map((numbered, index) => (chain[index]?.piece.v ?? 0) - numbered.piece.v);
    const usual = pitches.toSorted((first, second) => first - second)[Math.floor(pitches.length / 2)] ?? 0;
    const even = pitches.filter((pitch) => Math.abs(pitch - usual) <= 0.2 * usual).length >= 0.85 * pitches.length;
    const enough = chain.length >= (step === 1 ? leastNumbers : leastFifths);
    if (enough && even && chain.length >= 0.8 * column.length) return chain;
  }
  return [];
}

function numberOf(piece: Piece): number | null {
  if (piece.glyphs.length > 3) return null;
  const text = piece.glyphs.map(({ glyph }) => glyph.text).join('');
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}
