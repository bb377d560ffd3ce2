import { SampanError } from '#contract/errors.ts';
import { loadTokenizerWasm } from './tokenizer-wasm.ts';
import type { TrilingualEngine, TrilingualStream } from './trilingual-engine.ts';

/** Streams that nobody reads any more give their memory back. */
const noText = new Uint8Array(0);

/**
 * The trilingual tokenizer as WebAssembly, its tables its own.
 * @throws SampanError `machine-lacks` without the module; Error that says what is wrong with the vocabulary.
 */
export async function loadTrilingualWasm(vocabulary: Uint8Array, nativeFolder?: string): Promise<TrilingualEngine> {
  const wasm = await loadTokenizerWasm(nativeFolder);
  const { exports, withBytes } = wasm;
  const loaded = withBytes(vocabulary, (at) => exports.trilingualLoad(at, vocabulary.length));
  if (loaded === 0) throw new SampanError('damaged-file', new TextDecoder().decode(wasm.bytesResult(0)));
  const finished = new FinalizationRegistry<number>((stream) => exports.trilingualStreamRelease(stream));

  function run(text: string | Uint8Array, wanted: 0 | 1 | 2): number {
    const bytes = typeof text === 'string' ? bytesOfText(text) : text;
    return withBytes(bytes, (at) => exports.trilingualEncode(loaded, at, bytes.length, wanted)) >>> 0;
  }
  function decoded(ids: Uint16Array, asUnits: boolean): void {
    const bytes = new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength);
    const known = withBytes(bytes, (at) => exports.trilingualDecode(loaded, at, ids.length, asUnits ? 1 : 0));
    if (known === 0) throw new RangeError('A token id is outside the vocabulary.');
  }

  return {
    vocabularySize: exports.trilingualSize(loaded),
    memoryBytes: exports.trilingualMemory(loaded),
    encode(text) {
      run(text, 1);
      return wasm.uint16Result(0);
    },
    encodeWithOffsets(text) {
      run(text, 2);
      return { ids: wasm.uint16Result(0), starts: wasm.uint32Result(1), byteStarts: wasm.uint32Result(2) };
    },
    encodeAll(texts) {
      const parts = texts.map((text) => {
        run(text, 1);
        return wasm.uint16Result(0);
      });
      const ends = new Uint32Array(parts.length);
      let end = 0;
      for (const [index, part] of parts.entries()) {
        end += part.length;
        ends[index] = end;
      }
      const ids = new Uint16Array(end);
      for (const [index, part] of parts.entries()) ids.set(part, (ends[index] ?? 0) - part.length);
      return { ids, ends };
    },
    count: (text) => run(text, 0),
    countAll: (texts) => Uint32Array.from(texts, (text) => run(text, 0)),
    decode(ids) {
      decoded(ids, true);
      return textOfUnits(wasm.uint16Result(1));
    },
    decodeBytes(ids) {
      decoded(ids, false);
      return wasm.bytesResult(0);
    },
    readLines(bytes, ids, offsets) {
      withBytes(bytes, (at) => exports.trilingualLines(loaded, at, bytes.length, ids ? 1 : 0, offsets ? 1 : 0));
      const [read = 0, lines = 0, odd = 0] = wasm.uint32Result(1);
      return { output: wasm.bytesResult(0), bytes: read, lines, odd: odd === 1 };
    },
    encoder() {
      const stream = exports.trilingualStream(loaded);
      let half = '';
      function push(bytes: Uint8Array): Uint16Array {
        withBytes(bytes, (at) => exports.trilingualPush(stream, at, bytes.length));
        return wasm.uint16Result(0);
      }
      const object: TrilingualStream = {
        push(piece) {
          if (typeof piece !== 'string') {
            const before = half;
            half = '';
            return before === '' ? push(piece) : push(joined(bytesOfText(before), piece));
          }
          const text = half + piece;
          half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
          return push(bytesOfText(half === '' ? text : text.slice(0, -1)));
        },
        end() {
          const first = half === '' ? noText : bytesOfText(half);
          half = '';
          const ids = push(first);
          exports.trilingualEnd(stream);
          const rest = wasm.uint16Result(0);
          const all = new Uint16Array(ids.length + rest.length);
          all.set(ids);
          all.set(rest, ids.length);
          return all;
        },
      };
      finished.register(object, stream);
      return object;
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

const encoder = new TextEncoder();

/** UTF-8, and for a lone surrogate the three bytes of its number. */
function bytesOfText(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text);
  const bytes = encoder.encode(text);
  let at = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    // The encoder wrote U+FFFD, which is three bytes too.
    if (codePoint >= 0xd800 && codePoint < 0xe000) {
      bytes.set([0xed, 0x80 | ((codePoint >> 6) & 0x3f), 0x80 | (codePoint & 0x3f)], at);
    }
    at += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function textOfUnits(units: Uint16Array): string {
  const step = 8192;
  let text = '';
  for (let at = 0; at < units.length; at += step) text += String.fromCharCode(...units.subarray(at, at + step));
  return text;
}
