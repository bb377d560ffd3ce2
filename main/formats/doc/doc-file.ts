import { TextDecoder } from 'node:util';
import { damagedFile, passwordNeeded } from '../format-errors.ts';
import type { FormatLimits } from '../format-limits.ts';
import { type OleStreams, openOleStreams } from '../ole-streams.ts';
import { readSprms, type Sprm } from './doc-sprms.ts';

const what = 'Word document';

/** A stretch of the main stream with the properties that the file gives it. */
export interface PropertyRun {
  readonly start: number;
  readonly end: number;
  /** The style of a paragraph; 0 in runs of characters. */
  readonly style: number;
  readonly sprms: readonly Sprm[];
}

interface Piece {
  readonly cpStart: number;
  readonly cpEnd: number;
  readonly offset: number;
  readonly bytesPerCharacter: 1 | 2;
}

export interface DocFile {
  readonly ole: OleStreams;
  /** Lengths of the stories, in order: text, footnotes, headers, macros, comments, endnotes, text boxes, their headers'. */
  readonly lengths: readonly number[];
  /** The table of the index of MS-DOC §2.5.6 as a view; empty where the file has none. */
  table(index: number): DataView;
  /** The table of the index with everything after it, for those followed by more data. */
  tableOnwards(index: number): DataView;
  readonly text: string;
  /** Place in the main stream of the character at `cp`. */
  place(cp: number): number;
  readonly characters: readonly PropertyRun[];
  readonly paragraphs: readonly PropertyRun[];
  readonly main: Uint8Array;
}

/** Opens the streams of a Word 97–2003 document. Throws `damaged-file`, `password-needed`. */
export function openDocFile(bytes: Uint8Array, limits: FormatLimits): DocFile {
  const ole = openOleStreams(bytes, limits);
  const stored = ole.read('WordDocument');
  if (!stored || stored.byteLength < 0x1aa) {
    if (ole.names.includes('EncryptedPackage')) throw passwordNeeded(what);
    throw damagedFile(what);
  }
  const main: Uint8Array = stored;
  const fib = new DataView(main.buffer, main.byteOffset, main.byteLength);
  if (fib.getUint16(0, true) !== 0xa5ec) throw damagedFile(what);
  const flags = fib.getUint16(0x0a, true);
  if (flags & 0x0100) throw passwordNeeded(what);
  const tableBytes = ole.read(flags & 0x0200 ? '1Table' : '0Table');
  if (!tableBytes) throw damagedFile(what);
  const stream = tableBytes;

  function placeOfTable(index: number): readonly [number, number] {
    const at = 0x9a + index * 8;
    if (at + 8 > main.byteLength) return [0, 0];
    const [start, length] = [fib.getUint32(at, true), fib.getUint32(at + 4, true)];
    return start + length <= stream.byteLength ? [start, length] : [0, 0];
  }
  const view = (start: number, length: number) => new DataView(stream.buffer, stream.byteOffset + start, length);
  const table = (index: number) => view(...placeOfTable(index));
  const pieces = readPieces(table(33));
  return {
    ole,
    main,
    lengths: [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68].map((at) => fib.getUint32(at, true)),
    table,
    tableOnwards(index) {
      const [start, length] = placeOfTable(index);
      return length === 0 ? view(0, 0) : view(start, stream.byteLength - start);
    },
    text: pieces.map((piece) => pieceText(piece, main)).join(''),
    place(cp) {
      const piece = pieces[indexOfPiece(pieces, cp)];
      return piece ? piece.offset + (cp - piece.cpStart) * piece.bytesPerCharacter : -1;
    },
    characters: readRuns(table(12), main, false),
    paragraphs: readRuns(table(13), main, true),
  };
}

function readPieces(clx: DataView): Piece[] {
  let at = 0;
  while (at + 3 <= clx.byteLength && clx.getUint8(at) === 1) at += 3 + clx.getUint16(at + 1, true);
  if (at + 5 > clx.byteLength || clx.getUint8(at) !== 2) throw damagedFile(what);
  const length = Math.min(clx.getUint32(at + 1, true), clx.byteLength - at - 5);
  const count = Math.floor((length - 4) / 12);
  const start = at + 5;
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const cpStart = clx.getUint32(start + index * 4, true);
    const cpEnd = clx.getUint32(start + index * 4 + 4, true);
    const fc = clx.getUint32(start + (count + 1) * 4 + index * 8 + 2, true);
    if (cpEnd < cpStart || cpStart !== (pieces.at(-1)?.cpEnd ?? 0)) throw damagedFile(what);
    const compressed = (fc & 0x40000000) !== 0;
    const offset = compressed ? (fc & 0x3fffffff) / 2 : fc;
    pieces.push({ cpStart, cpEnd, offset, bytesPerCharacter: compressed ? 1 : 2 });
  }
  return pieces;
}

function pieceText(piece: Piece, main: Uint8Array): string {
  const length = piece.cpEnd - piece.cpStart;
  const end = piece.offset + length * piece.bytesPerCharacter;
  if (end > main.byteLength) throw damagedFile(what);
  const bytes = main.subarray(piece.offset, end);
  if (piece.bytesPerCharacter === 1) return new TextDecoder('windows-1252').decode(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
}

function indexOfPiece(pieces: readonly Piece[], cp: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.cpEnd ?? 0) <= cp) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Runs of the formatted pages (FKP) that a bin table lists, in order of their places. */
function readRuns(bins: DataView, main: Uint8Array, paragraphs: boolean): PropertyRun[] {
  const count = Math.floor((bins.byteLength - 4) / 8);
  const runs: PropertyRun[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = (bins.getUint32((count + 1) * 4 + index * 4, true) & 0x3fffff) * 512;
    if (page + 512 <= main.byteLength) runs.push(...readPage(main.subarray(page, page + 512), paragraphs));
  }
  return runs.sort((a, b) => a.start - b.start);
}

function readPage(page: Uint8Array, paragraphs: boolean): PropertyRun[] {
  const view = new DataView(page.buffer, page.byteOffset, 512);
  const count = view.getUint8(511);
  const entry = paragraphs ? 13 : 1;
  if ((count + 1) * 4 + count * entry > 511) return [];
  const runs: PropertyRun[] = [];
  for (let index = 0; index < count; index += 1) {
    const [start, end] = [view.getUint32(index * 4, true), view.getUint32(index * 4 + 4, true)];
    const at = view.getUint8((count + 1) * 4 + index * entry) * 2;
    let [from, length, style] = [at + 1, 0, 0];
    if (at > 0 && at < 510) {
      length = view.getUint8(at);
      if (paragraphs) {
        if (length === 0) {
          length = view.getUint8(at + 1) * 2;
          from = at + 2;
        } else length = length * 2 - 1;
        if (from + 2 <= 511) style = view.getUint16(from, true);
        from += 2;
        length = Math.max(length - 2, 0);
      }
    }
    runs.push({ start, end, style, sprms: readSprms(page.subarray(from, Math.min(from + length, 511))) });
  }
  return runs;
}

/** The run that holds the place; null where none does. */
export function runAt(runs: readonly PropertyRun[], place: number): PropertyRun | null {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((runs[middle]?.start ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run && place >= run.start && place < run.end ? run : null;
}
