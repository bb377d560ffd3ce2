/** Writes GGUF files (version 3) for tests. Source: ggml's docs/gguf.md. */
import { writeFileSync } from 'node:fs';

export type GgufValue =
  | { readonly type: 'uint32' | 'float32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'uint32s' | 'int32s'; readonly value: readonly number[] }
  | { readonly type: 'strings'; readonly value: readonly string[] };

export interface GgufTensor {
  readonly name: string;
  /** The fastest varying dimension first. */
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

const typeNumbers = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;
const tensorTypes = { float32: 0, int32: 26 } as const;
const alignment = 32;

export function writeGguf(
  path: string,
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): void {
  const parts: Buffer[] = [Buffer.from('GGUF', 'latin1'), uint32(3), uint64(tensors.length)];
  parts.push(uint64(Object.keys(metadata).length));
  for (const [key, value] of Object.entries(metadata)) parts.push(text(key), ...valueBytes(value));
  let offset = 0;
  for (const { name, shape, data } of tensors) {
    parts.push(text(name), uint32(shape.length), ...shape.map(uint64));
    parts.push(uint32(data instanceof Int32Array ? tensorTypes.int32 : tensorTypes.float32), uint64(offset));
    offset += padded(data.byteLength);
  }
  const head = Buffer.concat(parts);
  const body = tensors.flatMap(({ data }) => [
    Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    Buffer.alloc(padded(data.byteLength) - data.byteLength),
  ]);
  writeFileSync(path, Buffer.concat([head, Buffer.alloc(padded(head.length) - head.length), ...body]));
}

function valueBytes(value: GgufValue): Buffer[] {
  switch (value.type) {
    case 'uint32':
      return [uint32(typeNumbers.uint32), uint32(value.value)];
    case 'float32':
      return [uint32(typeNumbers.float32), float32(value.value)];
    case 'bool':
      return [uint32(typeNumbers.bool), Buffer.from([value.value ? 1 : 0])];
    case 'string':
      return [uint32(typeNumbers.string), text(value.value)];
    case 'uint32s':
      return [...arrayHead(typeNumbers.uint32, value.value.length), ...value.value.map(uint32)];
    case 'int32s':
      return [...arrayHead(typeNumbers.int32, value.value.length), ...value.value.map(uint32)];
    case 'strings':
      return [...arrayHead(typeNumbers.string, value.value.length), ...value.value.map(text)];
  }
}

function arrayHead(itemType: number, length: number): Buffer[] {
  return [uint32(typeNumbers.array), uint32(itemType), uint64(length)];
}

function padded(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function text(words: string): Buffer {
  const bytes = Buffer.from(words, 'utf8');
  return Buffer.concat([uint64(bytes.length), bytes]);
}
