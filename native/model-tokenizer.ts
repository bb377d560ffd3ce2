/**
 * The tokenizer in front of the model: exact token ids of a GGUF model's own
 * vocabulary, made by our C++ code, never by llama.cpp's. Text is text: what
 * looks like a control token (`<|im_start|>`) in a document stays words.
 */
import { SampanError } from '#contract/errors.ts';
import { loadTokenizerModule } from './tokenizer-binary.ts';

export interface EncodeOptions {
  /**
   * Turn marks such as `<tool_call>` into the vocabulary's user-defined tokens, as llama.cpp does even
   * with special tokens off. Default false: nothing in a text is more than text.
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

export interface ModelTokenizer {
  readonly vocabularySize: number;
  encode(text: string, options?: EncodeOptions): Uint32Array;
  encodeWithStarts(text: string, options?: EncodeOptions): EncodedText;
  encodeAll(texts: readonly string[], options?: EncodeOptions): readonly Uint32Array[];
  count(text: string, options?: EncodeOptions): number;
  countAll(texts: readonly string[], options?: EncodeOptions): Uint32Array;
  /** The text of `ids`; control tokens give nothing, bytes that are no character give U+FFFD. */
  decode(ids: Uint32Array | readonly number[]): string;
  decodeBytes(ids: Uint32Array | readonly number[]): Uint8Array;
  textStream(): TokenTextStream;
  /** Id of a control or user-defined token by its text, e.g. `<|im_end|>`; undefined when the vocabulary has none. */
  specialToken(text: string): number | undefined;
}

/**
 * Reads the vocabulary of a GGUF file (its header only, off the calling thread).
 * The result belongs to the calling thread; each worker loads its own.
 * @throws SampanError `machine-lacks` without a binary, `model-failed` when the file is no GGUF model or its
 * vocabulary is not byte-level BPE of the Qwen2 family.
 */
export async function loadModelTokenizer(
  ggufPath: string,
  options: { readonly nativeFolder?: string } = {},
): Promise<ModelTokenizer> {
  const module = await loadTokenizerModule(options.nativeFolder);
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
