/**
 * The tokenizer in front of the model: exact token ids of a GGUF model's own
 * vocabulary, made by our C++ code, never by llama.cpp's. Text is text: what
 * looks like a control token (`<|im_start|>`) in a document stays words.
 */
import { SampanError } from '#contract/errors.ts';
import { loadModelWasm } from './model-wasm.ts';
import { loadTokenizerModule, type NativeTokenizerModule } from './tokenizer-binary.ts';

/** A counter looks at its text whenever this much has gathered (and twice what it could not settle before). */
const counterStepUnits = 4096;

export interface EncodeOptions {
  /**
   * Exactly what llama.cpp does with special tokens off: marks such as `<tool_call>` become the vocabulary's
   * user-defined tokens, and where merges lead to a control token (`<s>` in some SentencePiece vocabularies) it
   * comes out. Default false: nothing in a text is more than text. User-defined tokens that are white space
   * only (Gemma's line breaks and indents) are matched either way.
   */
  readonly matchUserDefined?: boolean;
}

export interface EncodedText {
  readonly ids: Uint32Array;
  /** For each id, the UTF-16 offset of the character in which it begins. */
  readonly starts: Uint32Array;
}

/** Gives whole characters only: bytes of an unfinished one wait for the next token. */
export interface TokenTextStream {
  push(id: number): string;
  /** What was left unfinished, as U+FFFD. */
  end(): string;
}

/** Counts a text that comes in pieces, cut anywhere: the total is that of the whole text. */
export interface TokenCounter {
  push(text: string): void;
  /** Tokens of all that was pushed. Further text may be pushed after it. */
  total(): number;
}

export interface ModelTokenizer {
  readonly vocabularySize: number;
  encode(text: string, options?: EncodeOptions): Uint32Array;
  encodeWithStarts(text: string, options?: EncodeOptions): EncodedText;
  encodeAll(texts: readonly string[], options?: EncodeOptions): readonly Uint32Array[];
  count(text: string, options?: EncodeOptions): number;
  countAll(texts: readonly string[], options?: EncodeOptions): Uint32Array;
  /**
   * A counter for text that comes in pieces. It keeps what later text could still change: as a rule the last
   * word or line, at worst a run without any break for the vocabulary, which is as long as the text makes it.
   */
  counter(): TokenCounter;
  /** The text of `ids`; control tokens give nothing, bytes that are no character give U+FFFD. */
  decode(ids: Uint32Array | readonly number[]): string;
  decodeBytes(ids: Uint32Array | readonly number[]): Uint8Array;
  textStream(): TokenTextStream;
  /** Id of a control or user-defined token by its text, e.g. `<|im_end|>`; undefined when the vocabulary has none. */
  specialToken(text: string): number | undefined;
}

export interface LoadTokenizerOptions {
  readonly nativeFolder?: string;
  /** Default: the addon, and WebAssembly (the same ids, slower) where no addon fits this machine or can be built. */
  readonly engine?: 'native' | 'wasm';
}

async function tokenizerModule({ engine, nativeFolder }: LoadTokenizerOptions): Promise<NativeTokenizerModule> {
  if (engine === 'wasm') return loadModelWasm(nativeFolder);
  try {
    return await loadTokenizerModule(nativeFolder);
  } catch (error) {
    if (engine === 'native' || !(error instanceof SampanError) || error.code !== 'machine-lacks') throw error;
    // Without the module either, what to install for the addon is the better advice.
    return loadModelWasm(nativeFolder).catch(() => Promise.reject(error));
  }
}

/**
 * Reads the vocabulary of a GGUF file (its header only, off the calling thread).
 * The result belongs to the calling thread; each worker loads its own.
 * @throws SampanError `machine-lacks` without a binary or WebAssembly, `model-failed` when the file is no GGUF model or its
 * vocabulary is of a kind not known here, which the message names (`docs/counting.md` lists those known).
 */
export async function loadModelTokenizer(
  ggufPath: string,
  options: LoadTokenizerOptions = {},
): Promise<ModelTokenizer> {
  const module = await tokenizerModule(options);
  const native = await module.loadVocabulary(ggufPath).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SampanError('model-failed', `${ggufPath}: ${reason}. Fetch the model again or choose another.`, {
      cause: error,
    });
  });

  function idsOf(ids: Uint32Array | readonly number[]): Uint32Array {
    return ids instanceof Uint32Array ? ids : Uint32Array.from(ids);
  }
  function decodeBytes(ids: Uint32Array | readonly number[]): Uint8Array {
    return native.decodeBytes(idsOf(ids));
  }

  return {
    vocabularySize: native.vocabularySize,
    encode: (text, encodeOptions) => native.encode(text, encodeOptions?.matchUserDefined ?? false),
    encodeWithStarts: (text, encodeOptions) => native.encodeWithStarts(text, encodeOptions?.matchUserDefined ?? false),
    encodeAll(texts, encodeOptions) {
      const { ids, ends } = native.encodeAll(texts, encodeOptions?.matchUserDefined ?? false);
      return Array.from(ends, (end, index) => ids.subarray(index === 0 ? 0 : ends[index - 1], end));
    },
    count: (text, encodeOptions) => native.count(text, encodeOptions?.matchUserDefined ?? false),
    countAll: (texts, encodeOptions) => native.countAll(texts, encodeOptions?.matchUserDefined ?? false),
    counter() {
      let settled = 0;
      let pending = '';
      let first = true;
      let nextLength = counterStepUnits;
      return {
        push(text) {
          pending += text;
          if (pending.length < nextLength) return;
          const { count, length } = native.countSettled(pending, first);
          settled += count;
          if (length > 0) first = false;
          pending = pending.slice(length);
          nextLength = Math.max(counterStepUnits, pending.length * 2);
        },
        total: () => settled + (pending === '' ? 0 : native.countRest(pending, first)),
      };
    },
    decode: (ids) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(decodeBytes(ids)),
    decodeBytes,
    textStream() {
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      return {
        push: (id) => decoder.decode(decodeBytes([id]), { stream: true }),
        end: () => decoder.decode(),
      };
    },
    specialToken: (text) => native.specialToken(text),
  };
}
