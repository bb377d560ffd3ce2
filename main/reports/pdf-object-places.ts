import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { CrossReference } from './pdf-cross-reference.ts';
import { streamBytes } from './pdf-stream-bytes.ts';

/** Where an object stands: in the file itself, or in an object stream. */
export type ObjectPlace = { readonly offset: number; readonly generation: number } | { readonly stream: number };

export interface ObjectPlaces {
  /** By object number; free ones are left out. */
  readonly places: ReadonlyMap<number, ObjectPlace>;
  readonly trailer: PDFContext['trailerInfo'];
  readonly largestObjectNumber: number;
}

const mostSections = 1_000;
const mostObjects = 8_388_607;

/** What the newest section says of an object holds; `null` is a free number. */
type Found = Map<number, ObjectPlace | null>;

/** The text of a stretch of a file; every byte one character. */
export function latinText(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    start,
    Math.min(bytes.length, end),
  );
}

/** The object that begins at an offset with "12 0 obj", and its number; null where none does. */
export function objectAt(
  bytes: Uint8Array,
  offset: number,
  context: PDFContext,
): { readonly reference: PDFRef; readonly object: ReturnType<PDFObjectParser['parseObject']> } | null {
  const head = /^\s{0,2}(\d{1,10})\s+(\d{1,5})\s+obj/.exec(latinText(bytes, offset, offset + 40));
  if (head?.[1] === undefined) return null;
  const object = PDFObjectParser.forBytes(bytes.subarray(offset + head[0].length), context).parseObject();
  return { reference: PDFRef.of(Number(head[1]), Number(head[2])), object };
}

/**
 * Follows a sound file's sections from the newest to the oldest (ISO 32000-2 §7.5.4–7.5.8).
 * @throws {Error} where one cannot be read.
 */
export function objectPlaces(bytes: Uint8Array, last: CrossReference, context: PDFContext): ObjectPlaces {
  const found: Found = new Map();
  let trailer: PDFContext['trailerInfo'] = {};
  let largest = 0;
  const seen = new Set<number>();
  const waiting = [last.offset];
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.has(offset)) continue;
    if (seen.size >= mostSections) throw new Error('too many cross-reference sections');
    seen.add(offset);
    const isTable = /^\s*xref\s/.test(latinText(bytes, offset, offset + 12));
    const dictionary = isTable ? readTable(bytes, offset, context, found) : readStream(bytes, offset, context, found);
    const entry = (name: string) => dictionary.get(PDFName.of(name));
    const size = entry('Size');
    if (size instanceof PDFNumber) largest = Math.max(largest, size.asNumber() - 1);
    const { Size, Root, Encrypt, Info, ID } = trailer;
    const own = { Root: Root ?? entry('Root'), Encrypt: Encrypt ?? entry('Encrypt'), Info: Info ?? entry('Info') };
    trailer = {
      ...Object.fromEntries(
        Object.entries({ ...own, ID: ID ?? entry('ID') }).filter(([, value]) => value !== undefined),
      ),
      ...(size instanceof PDFNumber && Size === undefined ? { Size: size } : Size === undefined ? {} : { Size }),
    };
    // A hybrid file's stream stands between its table and the section before.
    for (const next of [entry('XRefStm'), entry('Prev')]) if (next instanceof PDFNumber) waiting.push(next.asNumber());
  }
  const places = new Map<number, ObjectPlace>();
  for (const [number, place] of found) {
    largest = Math.max(largest, number);
    if (place !== null) places.set(number, place);
  }
  return { places, trailer, largestObjectNumber: largest };
}

function put(found: Found, number: number, place: ObjectPlace | null): void {
  if (found.has(number)) return;
  if (found.size >= mostObjects) throw new Error('too many objects');
  found.set(number, place);
}

function readTable(bytes: Uint8Array, offset: number, context: PDFContext, found: Found): PDFDict {
  let position = offset + (/^\s*xref\s*/.exec(latinText(bytes, offset, offset + 16))?.[0].length ?? 0);
  for (;;) {
    const head = /^(\d+)[ ]+(\d+)\s*?[ ]?(?:\r\n|\r|\n)/.exec(latinText(bytes, position, position + 40));
    if (head?.[1] === undefined || head[2] === undefined) break;
    position += head[0].length;
    const [first, count] = [Number(head[1]), Number(head[2])];
    if (position + count * 20 > bytes.length) throw new Error('a table longer than its file');
    for (let index = 0; index < count; index += 1, position += 20) {
      const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(latinText(bytes, position, position + 18));
      if (entry === null) throw new Error('a broken entry');
      const place = { offset: Number(entry[1]), generation: Number(entry[2]) };
      put(found, first + index, entry[3] === 'n' ? place : null);
    }
  }
  const head = /^\s*trailer/.exec(latinText(bytes, position, position + 40));
  if (head === null) throw new Error('a table without a trailer');
  const trailer = PDFObjectParser.forBytes(bytes.subarray(position + head[0].length), context).parseObject();
  if (!(trailer instanceof PDFDict)) throw new Error('a trailer that is no dictionary');
  return trailer;
}

function numbersOf(value: unknown): readonly number[] {
  return value instanceof PDFArray
    ? value.asArray().map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : Number.NaN))
    : [];
}

function readStream(bytes: Uint8Array, offset: number, context: PDFContext, found: Found): PDFDict {
  const stream = objectAt(bytes, offset, context)?.object;
  if (!(stream instanceof PDFRawStream)) throw new Error('a section that is no stream');
  const { dict } = stream;
  const widths = numbersOf(dict.get(PDFName.of('W')));
  const size = dict.get(PDFName.of('Size'));
  const index = numbersOf(dict.get(PDFName.of('Index')));
  const ranges = index.length > 0 ? index : [0, size instanceof PDFNumber ? size.asNumber() : 0];
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const rowLength = typeWidth + secondWidth + thirdWidth;
  if (widths.length < 3 || !widths.every((width) => width >= 0 && width <= 8)) throw new Error('odd widths');
  const rows = streamBytes(dict, stream.contents);
  let position = 0;
  const next = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise;
    let value = 0;
    for (let at = 0; at < width; at += 1) value = value * 256 + (rows[position + at] ?? 0);
    position += width;
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range, range + 2);
    if (position + count * rowLength > rows.length) throw new Error('a stream shorter than its index');
    for (let entry = 0; entry < count; entry += 1) {
      const [type, second, third] = [next(typeWidth, 1), next(secondWidth, 0), next(thirdWidth, 0)];
      if (type === 1) put(found, first + entry, { offset: second, generation: third });
      else put(found, first + entry, type === 2 ? { stream: second } : null);
    }
  }
  return dict;
}
