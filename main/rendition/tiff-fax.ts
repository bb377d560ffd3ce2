import { type CodeNode, horizontalMode, modeCodes, passMode, runCodes } from './fax-codes.ts';

export interface FaxStrip {
  readonly packed: Uint8Array;
  readonly width: number;
  /** At most so many rows are read. */
  readonly rows: number;
  /** Whether the first pixel of a byte is its low bit. */
  readonly lowBitFirst: boolean;
  /** TIFF's compression 2 (rows of runs on whole bytes), 3 (T.4 with an end of line before each) or 4 (T.6). */
  readonly compression: 2 | 3 | 4;
  /** Of T.4: a row may be told by the one above it. */
  readonly isTwoDimensional: boolean;
}

/** An end of line is a one after so many zeros, or more of them as filling. */
const endOfLineZeros = 11;

/**
 * Unpacks a strip of a facsimile (ITU-T T.4 and T.6); rows on whole bytes, 1 is black. A damaged row of T.4 is as far
 * as it could be read, and the next end of line goes on; T.6 has none, so what comes after damage stays white. Every
 * input ends, in time that grows with its length alone.
 */
export function unpackFax({ packed, width, rows, lowBitFirst, compression, isTwoDimensional }: FaxStrip): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const result = new Uint8Array(rowBytes * rows);
  const bits = new BitReader(packed, lowBitFirst);
  let above: readonly number[] = [];
  for (let row = 0; row < rows && !bits.isAtEnd; row += 1) {
    let byAbove = compression === 4;
    if (compression === 3) {
      bits.skipEndOfLine();
      if (isTwoDimensional) byAbove = bits.next() === 0;
    }
    const { changes, isWhole } = byAbove ? rowByAbove(bits, above, width) : rowOfRuns(bits, width);
    if (!isWhole && changes.length === 0 && bits.isAtEnd) break;
    paint(result, row * rowBytes, changes, width);
    if (!isWhole && compression === 4) break;
    if (!isWhole && compression === 3 && !bits.findEndOfLine()) break;
    if (compression === 2) bits.alignToByte();
    above = changes;
  }
  return result;
}

/** Where a row changes its colour, white at first: one place after another, the last ones at the width. */
interface Row {
  readonly changes: readonly number[];
  readonly isWhole: boolean;
}

function rowOfRuns(bits: BitReader, width: number): Row {
  const changes: number[] = [];
  let at = 0;
  for (let colour: 0 | 1 = 0; at < width; colour = colour === 0 ? 1 : 0) {
    const run = runOf(bits, colour);
    if (run === null || at + run > width) return { changes, isWhole: false };
    at += run;
    changes.push(at);
  }
  return { changes, isWhole: true };
}

function rowByAbove(bits: BitReader, above: readonly number[], width: number): Row {
  const changes: number[] = [];
  let at = -1;
  let colour: 0 | 1 = 0;
  let index = 0;
  while (at < width) {
    // The first change above and to the right of here that is to the other colour.
    while (index > 0 && (above[index - 1] ?? width) > at) index -= 1;
    while (index < above.length && ((above[index] ?? width) <= at || index % 2 !== colour)) index += 1;
    const [first, second] = [above[index] ?? width, above[index + 1] ?? width];
    const mode = bits.code(modeCodes);
    if (mode === null) return { changes, isWhole: false };
    if (mode === passMode) at = second;
    else if (mode === horizontalMode) {
      const one = runOf(bits, colour);
      const other = runOf(bits, colour === 0 ? 1 : 0);
      const from = Math.max(0, at);
      if (one === null || other === null || from + one + other > width) return { changes, isWhole: false };
      at = from + one + other;
      changes.push(from + one, at);
    } else {
      const change = first + mode;
      if (change < Math.max(0, at) || change > width) return { changes, isWhole: false };
      at = change;
      changes.push(at);
      colour = colour === 0 ? 1 : 0;
    }
  }
  return { changes, isWhole: true };
}

/** A run's length: pieces of 64 and more, then one that ends it; null where there is no such word. */
function runOf(bits: BitReader, colour: 0 | 1): number | null {
  for (let length = 0; ; ) {
    const piece = bits.code(runCodes[colour]);
    if (piece === null) return null;
    length += piece;
    if (piece < 64) return length;
  }
}

function paint(result: Uint8Array, start: number, changes: readonly number[], width: number): void {
  for (let index = 0; index < changes.length; index += 2) {
    const to = Math.min(width, changes[index + 1] ?? width);
    for (let x = changes[index] ?? width; x < to; x += 1) {
      const byte = start + (x >> 3);
      result[byte] = (result[byte] ?? 0) | (0x80 >> (x & 7));
    }
  }
}

class BitReader {
  readonly #bytes: Uint8Array;
  readonly #lowBitFirst: boolean;
  #at = 0;

  constructor(bytes: Uint8Array, lowBitFirst: boolean) {
    this.#bytes = bytes;
    this.#lowBitFirst = lowBitFirst;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length * 8;
  }

  /** The next bit; 0 behind the end. */
  next(): number {
    const bit = this.#peek(this.#at);
    this.#at += 1;
    return bit;
  }

  /** The value of the next word of a code; null, and nothing read, where there is none. */
  code(tree: CodeNode): number | null {
    const from = this.#at;
    let node: CodeNode | undefined = tree;
    while (node !== undefined && !this.isAtEnd) {
      node = this.next() === 1 ? node.one : node.zero;
      if (node?.value !== undefined) return node.value;
    }
    this.#at = from;
    return null;
  }

  alignToByte(): void {
    this.#at = Math.ceil(this.#at / 8) * 8;
  }

  /** Goes behind an end of line that begins here, filling before it, and further ones. */
  skipEndOfLine(): void {
    for (;;) {
      let at = this.#at;
      while (at < this.#bytes.length * 8 && this.#peek(at) === 0) at += 1;
      if (at - this.#at < endOfLineZeros) return;
      this.#at = at + 1;
    }
  }

  /** Goes to the next end of line, wherever it is; false where there is none. */
  findEndOfLine(): boolean {
    let zeros = 0;
    for (let at = this.#at; at < this.#bytes.length * 8; at += 1) {
      if (this.#peek(at) === 0) zeros += 1;
      else if (zeros >= endOfLineZeros) {
        this.#at = at - zeros;
        return true;
      } else zeros = 0;
    }
    return false;
  }

  #peek(at: number): number {
    const byte = this.#bytes[at >> 3] ?? 0;
    return (byte >> (this.#lowBitFirst ? at & 7 : 7 - (at & 7))) & 1;
  }
}
