import type { GgufValue } from './gguf-writer.ts';

const marks = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'];

/** What a GGUF file says of the vocabulary `byteVocabulary`. */
export function tokenizerMetadata(tokens: readonly string[]): Record<string, GgufValue> {
  const number = (value: number): GgufValue => ({ type: 'uint32', value });
  return {
    'tokenizer.ggml.model': { type: 'string', value: 'gpt2' },
    'tokenizer.ggml.pre': { type: 'string', value: 'qwen2' },
    'tokenizer.ggml.tokens': { type: 'strings', value: tokens },
    'tokenizer.ggml.token_type': {
      type: 'int32s',
      value: tokens.map((token) => (marks.includes(token) ? 3 : 1)),
    },
    'tokenizer.ggml.merges': { type: 'strings', value: ['t h'] },
    'tokenizer.ggml.eos_token_id': number(tokens.indexOf('<|im_end|>')),
    'tokenizer.ggml.padding_token_id': number(tokens.indexOf('<|endoftext|>')),
  };
}

/** The 256 bytes in GPT-2's visible spelling, one merged pair, and the chat marks. */
export function byteVocabulary(): string[] {
  const visible = new Set([...range(0x21, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xff)]);
  let next = 256;
  const bytes = range(0, 255).map((byte) => String.fromCodePoint(visible.has(byte) ? byte : next++));
  return [...bytes, 'th', ...marks];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The same numbers from 0 to 1 every time (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
