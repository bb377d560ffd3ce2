/** Small GGUF files that carry a vocabulary and no weights, for tests. */
import { Buffer } from 'node:buffer';

const valueSizes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const stringType = 8;
const arrayType = 9;

export interface GgufEntry {
  readonly key: string;
  /** The value's type and bytes as they stand in the file. */
  readonly value: Buffer;
}

/** The metadata entries of a GGUF file's bytes, tensors left out. */
export function ggufEntries(bytes: Buffer): readonly GgufEntry[] {
  let at = 16;
  const u64 = () => {
    const value = Number(bytes.readBigUInt64LE(at));
    at += 8;
    return value;
  };
  const u32 = () => {
    const value = bytes.readUInt32LE(at);
    at += 4;
    return value;
  };
  const skip = (type: number): void => {
    if (type === stringType) {
      const length = u64();
      at += length;
    } else if (type === arrayType) {
      const itemType = u32();
      const count = u64();
      const size = valueSizes[itemType];
      if (size === undefined) for (let index = 0; index < count; index++) skip(itemType);
      else at += size * count;
    } else {
      at += valueSizes[type] ?? 0;
    }
  };
  const count = u64();
  const entries: GgufEntry[] = [];
  for (let index = 0; index < count; index++) {
    const length = u64();
    const key = bytes.toString('utf8', at, at + length);
    at += length;
    const start = at;
    skip(u32());
    entries.push({ key, value: bytes.subarray(start, at) });
  }
  return entries;
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([size, bytes]);
}

function head(type: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(type);
  return bytes;
}

function arrayHead(type: number, count: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(arrayType, 0);
  bytes.writeUInt32LE(type, 4);
  bytes.writeBigUInt64LE(BigInt(count), 8);
  return bytes;
}

export const ggufText = (text: string): Buffer => Buffer.concat([head(stringType), sized(text)]);
export const ggufTexts = (texts: readonly string[]): Buffer =>
  Buffer.concat([arrayHead(stringType, texts.length), ...texts.map(sized)]);
export const ggufIntegers = (values: readonly number[]): Buffer =>
  Buffer.concat([arrayHead(5, values.length), Buffer.from(Int32Array.from(values).buffer)]);
export const ggufFloats = (values: readonly number[]): Buffer =>
  Buffer.concat([arrayHead(6, values.length), Buffer.from(Float32Array.from(values).buffer)]);
export const ggufInteger = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return Buffer.concat([head(4), bytes]);
};
export const ggufBoolean = (value: boolean): Buffer => Buffer.concat([head(7), Buffer.from([value ? 1 : 0])]);

/** A GGUF file (version 3) of these entries and no tensors. */
export function ggufFile(entries: readonly GgufEntry[]): Buffer {
  const start = Buffer.alloc(24);
  start.write('GGUF', 0, 'latin1');
  start.writeUInt32LE(3, 4);
  start.writeBigUInt64LE(0n, 8);
  start.writeBigUInt64LE(BigInt(entries.length), 16);
  return Buffer.concat([start, ...entries.flatMap(({ key, value }) => [sized(key), value])]);
}

/** The entries with some replaced, added or (null) left out. */
export function withEntries(
  entries: readonly GgufEntry[],
  changes: Readonly<Record<string, Buffer | null>>,
): readonly GgufEntry[] {
  const kept = entries.filter(({ key }) => !(key in changes));
  const added = Object.entries(changes).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
  return [...kept, ...added];
}
