import { type GgufTensor, type GgufValue, writeGguf } from './gguf-writer.ts';
import { byteVocabulary, randomNumbers, tokenizerMetadata } from './tiny-vocabulary.ts';

const [embedding, heads, keyHeads, layers, inner] = [64, 4, 2, 2, 128] as const;
const keyLength = (embedding / heads) * keyHeads;

/**
 * A model of the architecture `qwen2`, that of the catalogue's small models, with random weights and a vocabulary of
 * bytes: its attention can be cut back to any place, and reading a page takes it milliseconds.
 */
export function writeTinyQwen2(path: string): void {
  const tokens = byteVocabulary();
  const random = randomNumbers(2);
  const weights = (name: string, ...shape: number[]): GgufTensor => {
    const size = shape.reduce((product, length) => product * length, 1);
    return { name, shape, data: Float32Array.from({ length: size }, () => random() - 0.5) };
  };
  const ones = (name: string): GgufTensor => ({ name, shape: [embedding], data: new Float32Array(embedding).fill(1) });
  writeGguf(path, metadata(tokens), [
    weights('token_embd.weight', embedding, tokens.length),
    ones('output_norm.weight'),
    weights('output.weight', embedding, tokens.length),
    ...Array.from({ length: layers }, (_, layer) => {
      const name = (part: string): string => `blk.${layer}.${part}`;
      return [
        ones(name('attn_norm.weight')),
        weights(name('attn_q.weight'), embedding, embedding),
        weights(name('attn_q.bias'), embedding),
        weights(name('attn_k.weight'), embedding, keyLength),
        weights(name('attn_k.bias'), keyLength),
        weights(name('attn_v.weight'), embedding, keyLength),
        weights(name('attn_v.bias'), keyLength),
        weights(name('attn_output.weight'), embedding, embedding),
        ones(name('ffn_norm.weight')),
        weights(name('ffn_gate.weight'), embedding, inner),
        weights(name('ffn_up.weight'), embedding, inner),
        weights(name('ffn_down.weight'), inner, embedding),
      ];
    }).flat(),
  ]);
}

function metadata(tokens: readonly string[]): Record<string, GgufValue> {
  const number = (value: number): GgufValue => ({ type: 'uint32', value });
  const real = (value: number): GgufValue => ({ type: 'float32', value });
  const architecture: Readonly<Record<string, GgufValue>> = {
    block_count: number(layers),
    context_length: number(4096),
    embedding_length: number(embedding),
    feed_forward_length: number(inner),
    vocab_size: number(tokens.length),
    'attention.head_count': number(heads),
    'attention.head_count_kv': number(keyHeads),
    'attention.layer_norm_rms_epsilon': real(1e-6),
    'rope.freq_base': real(10_000),
  };
  return {
    'general.architecture': { type: 'string', value: 'qwen2' },
    'general.name': { type: 'string', value: 'random' },
    'general.file_type': number(0),
    ...Object.fromEntries(Object.entries(architecture).map(([key, value]) => [`qwen2.${key}`, value])),
    ...tokenizerMetadata(tokens),
  };
}
