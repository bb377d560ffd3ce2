import { type GgufTensor, type GgufValue, writeGguf } from './gguf-writer.ts';
import { byteVocabulary, randomNumbers, tokenizerMetadata } from './tiny-vocabulary.ts';

const [embedding, heads, headLength, queryRank] = [128, 4, 64, 32] as const;
const [groups, outputRank, streams] = [4, 32, 4] as const;
const [experts, expertsUsed, expertLength] = [4, 2, 64] as const;
const [indexerHeads, indexerLength] = [2, 64] as const;
/** One layer of each kind of attention that DeepSeek-V4 has: plain window, compressed by 4 with its indexer, by 128. */
const compression = [0, 4, 128] as const;
/** Layers whose experts are chosen by the token's id. */
const hashLayers = 1;

/** A model of the architecture `deepseek4` with random weights and a vocabulary of bytes: 4 MB. */
export function writeTinyDeepseek4(path: string): void {
  const tokens = byteVocabulary();
  const random = randomNumbers(4);
  const weights = (name: string, ...shape: number[]): GgufTensor => {
    const size = shape.reduce((product, length) => product * length, 1);
    return { name, shape, data: Float32Array.from({ length: size }, () => random() * 0.2 - 0.1) };
  };
  const ones = (name: string, length: number): GgufTensor => ({
    name,
    shape: [length],
    data: new Float32Array(length).fill(1),
  });
  const mixed = (2 + streams) * streams;

  const tensors = [
    weights('token_embd.weight', embedding, tokens.length),
    ones('output_norm.weight', embedding),
    weights('output.weight', embedding, tokens.length),
    weights('output_hc_fn.weight', streams * embedding, streams),
    weights('output_hc_base.weight', streams),
    ones('output_hc_scale.weight', 1),
    ...compression.flatMap((ratio, layer) => {
      const name = (part: string): string => `blk.${layer}.${part}`;
      const width = ratio === 4 ? 2 : 1;
      return [
        ones(name('attn_norm.weight'), embedding),
        weights(name('attn_sinks.weight'), heads),
        weights(name('attn_q_a.weight'), embedding, queryRank),
        ones(name('attn_q_a_norm.weight'), queryRank),
        weights(name('attn_q_b.weight'), queryRank, heads * headLength),
        weights(name('attn_kv.weight'), embedding, headLength),
        ones(name('attn_kv_a_norm.weight'), headLength),
        weights(name('attn_output_a.weight'), (heads * headLength) / groups, outputRank * groups),
        weights(name('attn_output_b.weight'), groups * outputRank, embedding),
        ...['attn', 'ffn'].flatMap((part) => [
          weights(name(`hc_${part}_fn.weight`), streams * embedding, mixed),
          weights(name(`hc_${part}_base.weight`), mixed),
          ones(name(`hc_${part}_scale.weight`), 3),
        ]),
        ...(ratio === 0
          ? []
          : [
              weights(name('attn_compressor_kv.weight'), embedding, width * headLength),
              weights(name('attn_compressor_gate.weight'), embedding, width * headLength),
              weights(name('attn_compressor_ape.weight'), width * headLength, ratio),
              ones(name('attn_compressor_norm.weight'), headLength),
            ]),
        ...(ratio === 4
          ? [
              weights(name('indexer.proj.weight'), embedding, indexerHeads),
              weights(name('indexer.attn_q_b.weight'), queryRank, indexerHeads * indexerLength),
              weights(name('indexer_compressor_kv.weight'), embedding, 2 * indexerLength),
              weights(name('indexer_compressor_gate.weight'), embedding, 2 * indexerLength),
              weights(name('indexer_compressor_ape.weight'), 2 * indexerLength, ratio),
              ones(name('indexer_compressor_norm.weight'), indexerLength),
            ]
          : []),
        weights(name('ffn_gate_inp.weight'), embedding, experts),
        layer < hashLayers
          ? {
              name: name('ffn_gate_tid2eid.weight'),
              shape: [expertsUsed, tokens.length],
              data: Int32Array.from({ length: expertsUsed * tokens.length }, (_, index) => index % experts),
            }
          : weights(name('exp_probs_b.bias'), experts),
        ones(name('ffn_norm.weight'), embedding),
        weights(name('ffn_gate_exps.weight'), embedding, expertLength, experts),
        weights(name('ffn_down_exps.weight'), expertLength, embedding, experts),
        weights(name('ffn_up_exps.weight'), embedding, expertLength, experts),
        weights(name('ffn_gate_shexp.weight'), embedding, expertLength),
        weights(name('ffn_down_shexp.weight'), expertLength, embedding),
        weights(name('ffn_up_shexp.weight'), embedding, expertLength),
      ];
    }),
  ];
  writeGguf(path, metadata(tokens), tensors);
}

function metadata(tokens: readonly string[]): Record<string, GgufValue> {
  const number = (value: number): GgufValue => ({ type: 'uint32', value });
  const real = (value: number): GgufValue => ({ type: 'float32', value });
  const architecture: Readonly<Record<string, GgufValue>> = {
    block_count: number(compression.length),
    context_length: number(4096),
    embedding_length: number(embedding),
    feed_forward_length: number(expertLength),
    vocab_size: number(tokens.length),
    'attention.head_count': number(heads),
    'attention.head_count_kv': number(1),
    'attention.key_length': number(headLength),
    'attention.value_length': number(headLength),
    'attention.layer_norm_rms_epsilon': real(1e-5),
    'attention.q_lora_rank': number(queryRank),
    'attention.sliding_window': number(64),
    'attention.indexer.head_count': number(indexerHeads),
    'attention.indexer.key_length': number(indexerLength),
    'attention.indexer.top_k': number(16),
    'attention.output_group_count': number(groups),
    'attention.output_lora_rank': number(outputRank),
    'attention.compress_rope_freq_base': real(160_000),
    'attention.compress_ratios': { type: 'uint32s', value: compression },
    'rope.dimension_count': number(headLength / 2),
    'rope.freq_base': real(10_000),
    'hyper_connection.count': number(streams),
    'hyper_connection.sinkhorn_iterations': number(2),
    'hyper_connection.epsilon': real(1e-6),
    hash_layer_count: number(hashLayers),
    swiglu_clamp_exp: real(10),
    expert_count: number(experts),
    expert_used_count: number(expertsUsed),
    expert_shared_count: number(1),
    expert_feed_forward_length: number(expertLength),
    expert_weights_scale: real(1),
    expert_weights_norm: { type: 'bool', value: true },
    expert_gating_func: number(4),
  };
  return {
    'general.architecture': { type: 'string', value: 'deepseek4' },
    'general.name': { type: 'string', value: 'random' },
    'general.file_type': number(0),
    ...Object.fromEntries(Object.entries(architecture).map(([key, value]) => [`deepseek4.${key}`, value])),
    ...tokenizerMetadata(tokens),
  };
}
