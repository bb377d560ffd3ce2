import { z } from 'zod';

/** Numbers of one meaning, a signed byte each. */
export const meaningSize = 512;

/** Meanings compared in one call of the kernel. */
const meaningsAtOnce = 2_048;
const from = meaningSize;
const results = from + meaningsAtOnce * meaningSize;
/** Four products and four squares of 32 bits for each meaning. */
const resultSize = 32;
const memoryPages = Math.ceil((results + meaningsAtOnce * resultSize) / 65_536);

/** A number as WebAssembly writes it (LEB128, unsigned). */
function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}

function sized(bytes: readonly number[]): number[] {
  return [...leb(bytes.length), ...bytes];
}

function section(id: number, bytes: readonly number[]): number[] {
  return [id, ...sized(bytes)];
}

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
/** A constant below 64, or a larger one in the signed form. */
const constant = (value: number): number[] => [0x41, ...(value < 64 ? [value] : [(value & 127) | 128, value >>> 7])];
const simd = (operation: number, ...operands: number[]): number[] => [0xfd, ...leb(operation), ...operands];
const load = simd(0x00, 0, 0);
const store = (offset: number): number[] => simd(0x0b, 0, offset);
const zero = simd(0x0c, ...new Array<number>(16).fill(0));
const add = simd(0xae);
const pairs = simd(0x7e);
const timesLow = simd(0x9c);
const timesHigh = simd(0x9d);

// Parameters: how many, where the meanings stand, where the results go. Then: place in a meaning; sums of products and of squares; sixteen bytes of each.
const [count, meanings, out, at, products, squares, theirs, ours] = [0, 1, 2, 3, 4, 5, 6, 7];

/** local += the pairwise sums of a × b, sixteen signed bytes each. */
const accumulate = (local: number, a: number, b: number): number[] =>
  [timesLow, timesHigh].flatMap((times) => [
    ...get(local),
    ...get(a),
    ...get(b),
    ...times,
    ...pairs,
    ...add,
    ...set(local),
  ]);

const body = [
  // Locals: one i32, four v128.
  ...[2, 1, 0x7f, 4, 0x7b],
  // For every meaning:
  ...[0x03, 0x40, ...zero, ...set(products), ...zero, ...set(squares), ...constant(0), ...set(at)],
  // For every sixteen bytes of it:
  ...[0x03, 0x40, ...get(meanings), ...get(at), 0x6a, ...load, ...set(theirs), ...get(at), ...load, ...set(ours)],
  ...accumulate(products, theirs, ours),
  ...accumulate(squares, theirs, theirs),
  ...[...get(at), ...constant(16), 0x6a, 0x22, at, ...constant(meaningSize), 0x49, 0x0d, 0, 0x0b],
  ...[...get(out), ...get(products), ...store(0), ...get(out), ...get(squares), ...store(16)],
  ...[...get(out), ...constant(resultSize), 0x6a, ...set(out)],
  ...[...get(meanings), ...constant(meaningSize), 0x6a, ...set(meanings)],
  ...[...get(count), ...constant(1), 0x6b, 0x22, count, 0x0d, 0, 0x0b, 0x0b],
];

/**
 * The kernel, some two hundred bytes of WebAssembly with vector instructions: the
 * scalar product of one meaning with many, and the square of each's length. Written
 * here by hand, so that no compiler is needed; a test holds it to plain arithmetic.
 */
const kernel = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 3, 0x7f, 0x7f, 0x7f, 0]),
  ...section(3, [1, 0]),
  ...section(5, [1, 0, ...leb(memoryPages)]),
  ...section(7, [2, 1, 0x6d, 2, 0, 1, 0x66, 0, 0]),
  ...section(10, [1, ...sized(body)]),
]);

/** The types of this project have no browser library, and so no `WebAssembly`: what is used of it. */
const engineSchema = z.object({
  Module: z.custom<new (bytes: Uint8Array) => object>((value) => typeof value === 'function'),
  Instance: z.custom<new (module: object) => { readonly exports: unknown }>((value) => typeof value === 'function'),
});
const exportsSchema = z.object({
  m: z.object({ buffer: z.instanceof(ArrayBuffer) }),
  f: z.custom<(count: number, meanings: number, out: number) => void>((value) => typeof value === 'function'),
});

function newKernel(): z.infer<typeof exportsSchema> {
  const engine: unknown = Reflect.get(globalThis, 'WebAssembly');
  if (typeof engine !== 'object' || engine === null) throw new TypeError('There is no WebAssembly here.');
  const { Module, Instance } = engineSchema.parse({
    Module: Reflect.get(engine, 'Module'),
    Instance: Reflect.get(engine, 'Instance'),
  });
  const { exports } = new Instance(new Module(kernel));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('The kernel has no exports.');
  const memory: unknown = Reflect.get(exports, 'm');
  const buffer = typeof memory === 'object' && memory !== null ? Reflect.get(memory, 'buffer') : null;
  return exportsSchema.parse({ m: { buffer }, f: Reflect.get(exports, 'f') });
}

/** The cosines of one meaning with many, given in rows of bytes. */
export class Cosines {
  readonly #memory: Int8Array;
  readonly #results: Int32Array;
  readonly #run: (count: number, meanings: number, out: number) => void;
  readonly #length: number;

  constructor(meaning: Int8Array) {
    const { m, f } = newKernel();
    this.#memory = new Int8Array(m.buffer);
    this.#results = new Int32Array(m.buffer, results);
    this.#run = f;
    this.#memory.set(meaning.subarray(0, meaningSize));
    let squared = 0;
    for (const value of meaning) squared += value * value;
    this.#length = Math.sqrt(squared) || 1;
  }

  /** The cosine with each of the meanings in a row of bytes; 0 with one that is all zeros. */
  of(bytes: Uint8Array): Float64Array {
    const all = Math.floor(bytes.length / meaningSize);
    const found = new Float64Array(all);
    for (let done = 0; done < all; done += meaningsAtOnce) {
      const now = Math.min(meaningsAtOnce, all - done);
      this.#memory.set(bytes.subarray(done * meaningSize, (done + now) * meaningSize), from);
      this.#run(now, from, results);
      for (let index = 0; index < now; index += 1) {
        const place = index * 8;
        const product = this.#sum(place);
        found[done + index] = product / (this.#length * (Math.sqrt(this.#sum(place + 4)) || 1));
      }
    }
    return found;
  }

  #sum(place: number): number {
    const all = this.#results;
    return (all[place] ?? 0) + (all[place + 1] ?? 0) + (all[place + 2] ?? 0) + (all[place + 3] ?? 0);
  }
}
