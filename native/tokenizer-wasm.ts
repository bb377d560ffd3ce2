/**
 * The tokenizers' C++ as WebAssembly: slower than the addon by some two thirds,
 * the same ids, and it runs wherever this program does.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { findNativeFolder } from './native-folder.ts';
import { fileSha256, readPrebuildRecords } from './prebuild-record.ts';

const functionNames = [
  ...['allocate', 'release', 'resultAt', 'resultCount', 'trilingualLoad', 'trilingualSize', 'trilingualMemory'],
  ...['trilingualEncode', 'trilingualStream', 'trilingualPush', 'trilingualEnd', 'trilingualStreamRelease'],
  ...['trilingualDecode', 'trilingualLines', 'modelCreate', 'modelRelease', 'modelRead', 'modelSize', 'modelEncode'],
  ...['modelEncodeSettled', 'modelEncodeRest', 'modelDecode', 'modelSpecialToken'],
] as const;

type FunctionName =
  | 'allocate'
  | 'release'
  | 'resultAt'
  | 'resultCount'
  | `trilingual${'Load' | 'Size' | 'Memory' | 'Encode' | 'Stream' | 'Push' | 'End' | 'StreamRelease' | 'Decode' | 'Lines'}`
  | `model${'Create' | 'Release' | 'Read' | 'Size' | 'Encode' | 'EncodeSettled' | 'EncodeRest' | 'Decode' | 'SpecialToken'}`;

type TokenizerExports = Readonly<Record<FunctionName, (...numbers: number[]) => number>> & {
  readonly memory: { readonly buffer: ArrayBuffer };
};

/** An instance of the module and what calls into it share. It serves one thread. */
export interface TokenizerWasm {
  readonly exports: TokenizerExports;
  /** Runs `call` with the bytes copied into the module's memory, at a place of their own. */
  withBytes<Value>(bytes: Uint8Array, call: (at: number) => Value): Value;
  /** A copy of a result of the last call, by the size of its elements. */
  bytesResult(place: number): Uint8Array;
  uint16Result(place: number): Uint16Array;
  uint32Result(place: number): Uint32Array;
}

function isTokenizerExports(value: unknown): value is TokenizerExports {
  return (
    typeof value === 'object' &&
    value !== null &&
    functionNames.every((name: FunctionName) => typeof Reflect.get(value, name) === 'function') &&
    typeof Reflect.get(value, 'memory') === 'object'
  );
}

/**
 * A fresh instance, with memory of its own.
 * @throws SampanError `machine-lacks` when the module is missing or not the recorded one.
 */
export async function loadTokenizerWasm(givenFolder?: string): Promise<TokenizerWasm> {
  const nativeFolder = findNativeFolder(givenFolder);
  const path = nativeFolder === null ? '' : join(nativeFolder, 'prebuilds', 'wasm32', 'sampan.wasm');
  const record = readPrebuildRecords(nativeFolder ?? '').find(({ name }) => name === 'wasm32/sampan.wasm');
  if (record === undefined || !existsSync(path) || fileSha256(path) !== record.sha256) throw lacking();
  const found = await instanceExports(new Uint8Array(readFileSync(path)));
  if (!isTokenizerExports(found)) throw lacking();
  const exports = found;

  function slice(place: number, elementBytes: number): ArrayBuffer {
    const at = exports.resultAt(place) >>> 0;
    return exports.memory.buffer.slice(at, at + (exports.resultCount(place) >>> 0) * elementBytes);
  }
  return {
    exports,
    withBytes(bytes, call) {
      const at = exports.allocate(Math.max(1, bytes.length)) >>> 0;
      if (at === 0) throw new RangeError('The text is too long for the memory of the WebAssembly tokenizer.');
      try {
        new Uint8Array(exports.memory.buffer).set(bytes, at);
        return call(at);
      } finally {
        exports.release(at);
      }
    },
    bytesResult: (place) => new Uint8Array(slice(place, 1)),
    uint16Result: (place) => new Uint16Array(slice(place, 2)),
    uint32Result: (place) => new Uint32Array(slice(place, 4)),
  };
}

/** The types of this project have no browser library, and so no `WebAssembly` to call. */
async function instanceExports(bytes: Uint8Array): Promise<unknown> {
  const webAssembly: unknown = Reflect.get(globalThis, 'WebAssembly');
  const instantiate: unknown = propertyOf(webAssembly, 'instantiate');
  if (typeof instantiate !== 'function') throw lacking();
  const made: unknown = await Reflect.apply(instantiate, webAssembly, [bytes, {}]);
  const exports = propertyOf(propertyOf(made, 'instance'), 'exports');
  const initialise = propertyOf(exports, '_initialize');
  if (typeof initialise === 'function') Reflect.apply(initialise, undefined, []);
  return exports;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function lacking(): SampanError {
  return new SampanError(
    'machine-lacks',
    'The tokenizer is missing: neither its binary for this machine nor prebuilds/wasm32/sampan.wasm is what was recorded. Install Sampan again.',
  );
}
