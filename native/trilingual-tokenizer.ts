/**
 * Sampan's own tokenizer for text in which English, Chinese in both scripts and
 * written Cantonese mix. Of all ways to write a text in tokens of its vocabulary
 * it takes the one with fewest, among those the one of least cost, among those
 * the one whose last token is shortest, and so on backwards. What went in comes
 * out again, byte for byte and unit for unit. See docs/tokenizer.md.
 */
import { readFile } from 'node:fs/promises';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { loadTokenizerModule } from './tokenizer-binary.ts';
import type { PlainLines, TrilingualEngine } from './trilingual-engine.ts';
import { loadTrilingualWasm } from './trilingual-wasm.ts';
import { parseVocabulary } from './vocabulary-file.ts';

export interface TrilingualText {
  readonly ids: Uint16Array;
  /** For each token the UTF-16 offset of the character in which it begins. */
  readonly starts: Uint32Array;
  /** For each token the offset of its first byte in the text's bytes. */
  readonly byteStarts: Uint32Array;
}

/** Encodes a text that comes in pieces, cut anywhere; all ids together are those of the whole text. */
export interface TrilingualEncoder {
  /** The ids that are decided by now. A string and bytes may follow each other; bytes end half a surrogate pair. */
  push(piece: string | Uint8Array): Uint16Array;
  /** The rest; the encoder may then be used for another text. */
  end(): Uint16Array;
}

export interface TrilingualTokenizer {
  readonly engine: 'native' | 'wasm';
  readonly vocabularySize: number;
  /** Bytes of the tables and the encoder outside JavaScript's heap; native threads share the tables. */
  readonly memoryBytes: number;
  /** A lone surrogate is taken as the three bytes of its number, so that it comes back. */
  encode(text: string): Uint16Array;
  /** Any bytes, UTF-8 or not. */
  encodeBytes(bytes: Uint8Array): Uint16Array;
  encodeWithOffsets(text: string): TrilingualText;
  /** The texts one after another, in one call over the border. */
  encodeAll(texts: readonly string[]): readonly Uint16Array[];
  count(text: string): number;
  countAll(texts: readonly string[]): Uint32Array;
  encoder(): TrilingualEncoder;
  /** The text of `ids`; bytes that are no character give U+FFFD. @throws RangeError for an unknown id. */
  decode(ids: Uint16Array | readonly number[]): string;
  decodeBytes(ids: Uint16Array | readonly number[]): Uint8Array;
  /** The bytes of one token. @throws RangeError for an unknown id. */
  tokenBytes(id: number): Uint8Array;
  /** -log2 of the token's probability where the vocabulary was trained, in bits. @throws RangeError for an unknown id. */
  cost(id: number): number;
  /** Counts the whole plain lines of a piece of JSON Lines: what `tokenLines` stands on. */
  readLines(bytes: Uint8Array, options: { readonly ids: boolean; readonly offsets: boolean }): PlainLines;
}

interface TrilingualModule {
  loadTrilingual(vocabulary: Uint8Array): Promise<TrilingualEngine>;
}

function isTrilingualModule(value: object): value is TrilingualModule {
  return typeof Reflect.get(value, 'loadTrilingual') === 'function';
}

/** The addon's engine; undefined when no binary fits this machine and none can be built. */
async function nativeEngine(vocabulary: Uint8Array, nativeFolder?: string): Promise<TrilingualEngine | undefined> {
  const module = await loadTokenizerModule(nativeFolder).catch((error: unknown) => {
    if (error instanceof SampanError && error.code === 'machine-lacks') return undefined;
    throw error;
  });
  return module !== undefined && isTrilingualModule(module) ? module.loadTrilingual(vocabulary) : undefined;
}

/**
 * Loads a vocabulary and makes its tables, off the calling thread where the binary is native. The result belongs to
 * the calling thread; each worker loads its own, and native ones share the tables.
 * @throws SampanError `file-not-found`, `damaged-file` when the file breaks a rule of the format, `machine-lacks`
 * when there is neither a binary nor the WebAssembly module.
 */
export async function loadTrilingualTokenizer(options: {
  readonly vocabularyFile: string;
  readonly nativeFolder?: string;
  /** Default: native, and WebAssembly where no binary fits. */
  readonly engine?: 'native' | 'wasm';
}): Promise<TrilingualTokenizer> {
  const bytes = new Uint8Array(
    await readFile(options.vocabularyFile).catch((error: unknown) => {
      throw sampanErrorFrom(error);
    }),
  );
  const { tokens, costs } = parseVocabulary(bytes);
  const native = options.engine === 'wasm' ? undefined : await nativeEngine(bytes, options.nativeFolder);
  if (native === undefined && options.engine === 'native') {
    throw new SampanError('machine-lacks', "The tokenizer's binary does not fit this machine.");
  }
  const engine = native ?? (await loadTrilingualWasm(bytes, options.nativeFolder));

  function idsOf(ids: Uint16Array | readonly number[]): Uint16Array {
    if (ids instanceof Uint16Array) return ids;
    for (const id of ids) known(id);
    return Uint16Array.from(ids);
  }
  function known(id: number): number {
    if (!Number.isInteger(id) || id < 0 || id >= tokens.length) {
      throw new RangeError('A token id is outside the vocabulary.');
    }
    return id;
  }
  return {
    engine: native === undefined ? 'wasm' : 'native',
    vocabularySize: engine.vocabularySize,
    memoryBytes: engine.memoryBytes,
    encode: (text) => engine.encode(text),
    encodeBytes: (given) => engine.encode(given),
    encodeWithOffsets: (text) => engine.encodeWithOffsets(text),
    encodeAll(texts) {
      const { ids, ends } = engine.encodeAll(texts);
      return Array.from(ends, (end, index) => ids.subarray(index === 0 ? 0 : ends[index - 1], end));
    },
    count: (text) => engine.count(text),
    countAll: (texts) => engine.countAll(texts),
    encoder: () => engine.encoder(),
    decode: (ids) => engine.decode(idsOf(ids)),
    decodeBytes: (ids) => engine.decodeBytes(idsOf(ids)),
    tokenBytes: (id) => Uint8Array.from(tokens[known(id)] ?? []),
    cost: (id) => (costs[known(id)] ?? 0) / 1024,
    readLines: (given, { ids, offsets }) => engine.readLines(given, ids, offsets),
  };
}
