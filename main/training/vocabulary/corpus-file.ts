/**
 * The corpus as `native/training` reads it: `SAMPANC1`; for each document its unit,
 * weight, bytes and marks; the whole-only strings with their counts; the forced ones.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { textBoundaries } from './text-boundaries.ts';

export interface CorpusDocument {
  /** Documents of one unit count as one witness. */
  readonly unit: string;
  readonly weight: number;
  readonly text: string;
}

const longestWholeBytes = 200;

export function writeCorpusFile(path: string, documents: readonly CorpusDocument[], forced: readonly string[]): void {
  const file = openSync(path, 'w');
  const write = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
  };
  write(Buffer.from('SAMPANC1'));
  const units = new Map<string, number>();
  const wholes = new Map<string, { count: number; units: number; last: number }>();
  const parts = documents.flatMap((document) => divided(document.text).map((text) => ({ ...document, text })));
  write(uint32(parts.length));
  for (const { unit, weight, text } of parts) {
    const unitNumber = units.get(unit) ?? units.size;
    units.set(unit, unitNumber);
    const boundaries = textBoundaries(text);
    for (const whole of boundaries.wholes) {
      const count = wholes.get(whole) ?? { count: 0, units: 0, last: -1 };
      count.count += weight;
      if (count.last !== unitNumber) count.units += 1;
      count.last = unitNumber;
      wholes.set(whole, count);
    }
    const bytes = Buffer.from(text, 'utf8');
    write(uint32(unitNumber));
    write(float32(weight));
    write(uint32(bytes.length));
    write(bytes);
    write(byteMarks(bytes, text, boundaries.marks));
  }
  const kept = [...wholes].filter(([whole]) => Buffer.byteLength(whole) <= longestWholeBytes);
  kept.sort(([one], [other]) => (one < other ? -1 : 1));
  write(uint32(kept.length));
  for (const [whole, count] of kept) {
    writeString(write, whole, 'utf8');
    write(float32(count.count));
    write(uint32(count.units));
  }
  write(uint32(forced.length));
  for (const string of forced) writeString(write, string, 'latin1');
  closeSync(file);
}

/** Marks by UTF-16 unit become marks by byte: 255 inside a character. */
function byteMarks(bytes: Uint8Array, text: string, marks: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length).fill(255);
  let unit = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    out[at] = marks[unit] ?? 0;
    unit += byte >= 0xf0 ? 2 : 1;
  }
  if (unit !== text.length)
    throw new Error(`marks and bytes of a text disagree: ${unit} units, ${text.length} expected`);
  return out;
}

/** Parts of at most some 200,000 units, cut after a line end, so that passes stay small. */
function divided(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    const lineEnd = from + 200_000 < text.length ? text.indexOf('\n', from + 200_000) : -1;
    const to = lineEnd === -1 ? text.length : lineEnd + 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

function writeString(write: (bytes: Uint8Array) => void, text: string, encoding: 'utf8' | 'latin1'): void {
  const bytes = Buffer.from(text, encoding);
  write(uint32(bytes.length));
  write(bytes);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function float32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}
