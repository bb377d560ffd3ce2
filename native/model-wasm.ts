import { closeSync, openSync, readSync } from 'node:fs';
import type { NativeTokenizer, NativeTokenizerModule } from './tokenizer-binary.ts';
import { loadTokenizerWasm, type TokenizerWasm } from './tokenizer-wasm.ts';

/** Most headers of GGUF files are shorter; one that is not is read again, twice as much. */
const firstBytes = 8 << 20;

/**
 * The tokenizer in front of the model as WebAssembly, with the addon's face: for machines that no binary fits.
 * Each vocabulary has an instance of its own.
 * @throws SampanError `machine-lacks` when the module is missing or not the recorded one.
 */
export async function loadModelWasm(nativeFolder?: string): Promise<NativeTokenizerModule> {
  await loadTokenizerWasm(nativeFolder);
  return {
    async loadVocabulary(ggufPath) {
      const wasm = await loadTokenizerWasm(nativeFolder);
      return tokenizerOf(wasm, readModel(wasm, ggufPath));
    },
  };
}

/** The model's place in the module's memory. @throws Error that says what is wrong with the file. */
function readModel(wasm: TokenizerWasm, ggufPath: string): number {
  const { exports, withBytes } = wasm;
  for (let wanted = firstBytes; ; wanted *= 2) {
    const head = headOf(ggufPath, wanted);
    const model = exports.modelCreate();
    const status = withBytes(head, (at) => exports.modelRead(model, at, head.length));
    if (status === 0) return model;
    exports.modelRelease(model);
    if (status === 2) throw new Error(new TextDecoder().decode(wasm.bytesResult(0)));
    if (head.length < wanted) throw new Error('the model file ends inside its header');
  }
}

function headOf(path: string, wanted: number): Uint8Array {
  const bytes = new Uint8Array(wanted);
  let length = 0;
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new Error('the model file cannot be opened', { cause });
  }
  try {
    for (;;) {
      const read = readSync(file, bytes, length, wanted - length, length);
      length += read;
      if (read === 0 || length === wanted) return bytes.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function tokenizerOf(wasm: TokenizerWasm, model: number): NativeTokenizer {
  const { exports, withBytes } = wasm;
  const encoder = new TextEncoder();

  function withUnits<Value>(text: string, call: (at: number) => Value): Value {
    if (typeof text !== 'string') throw new TypeError('The text must be a string.');
    const units = new Uint16Array(text.length);
    for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
    return withBytes(new Uint8Array(units.buffer), call);
  }
  function encode(text: string, asLlama: boolean, withStarts: boolean): number {
    return withUnits(text, (at) => exports.modelEncode(model, at, text.length, asLlama ? 1 : 0, withStarts ? 1 : 0));
  }

  return {
    vocabularySize: exports.modelSize(model),
    encode(text, matchUserDefined = false) {
      encode(text, matchUserDefined, false);
      return wasm.uint32Result(0);
    },
    encodeWithStarts(text, matchUserDefined = false) {
      encode(text, matchUserDefined, true);
      return { ids: wasm.uint32Result(0), starts: wasm.uint32Result(1) };
    },
    encodeAll(texts, matchUserDefined = false) {
      const parts = texts.map((text) => {
        encode(text, matchUserDefined, false);
        return wasm.uint32Result(0);
      });
      const ends: number[] = [];
      for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
      const ids = new Uint32Array(ends.at(-1) ?? 0);
      for (const [index, part] of parts.entries()) ids.set(part, (ends[index] ?? 0) - part.length);
      return { ids, ends: Uint32Array.from(ends) };
    },
    count: (text, matchUserDefined = false) => encode(text, matchUserDefined, false) >>> 0,
    countAll: (texts, matchUserDefined = false) =>
      Uint32Array.from(texts, (text) => encode(text, matchUserDefined, false)),
    countSettled(text, first) {
      const length = withUnits(text, (at) => exports.modelEncodeSettled(model, at, text.length, first ? 1 : 0));
      return { count: exports.resultCount(0) >>> 0, length: length >>> 0 };
    },
    countRest: (text, first) =>
      withUnits(text, (at) => exports.modelEncodeRest(model, at, text.length, first ? 1 : 0)) >>> 0,
    decodeBytes(ids) {
      const bytes = new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength);
      const known = withBytes(bytes, (at) => exports.modelDecode(model, at, ids.length));
      if (known === 0) throw new RangeError('A token id is outside the vocabulary.');
      return wasm.bytesResult(0);
    },
    specialToken(text) {
      const bytes = encoder.encode(text);
      const id = withBytes(bytes, (at) => exports.modelSpecialToken(model, at, bytes.length));
      return id < 0 ? undefined : id;
    },
  };
}
