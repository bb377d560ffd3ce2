import { InferenceSession, Tensor } from 'onnxruntime-node';
import { toScript } from '#main/language/script.ts';
import { encoderGraph, orders } from './encoder-graph.ts';
import { readNpz } from './npz.ts';
import { SentencePieces } from './sentence-pieces.ts';

/** Numbers of one meaning. */
export const meaningSize = 512;
const tables = 17;
/** Pieces in one run: enough that the weights are read once for many sentences, few enough to stay in the cache. */
const piecesAtOnce = 384;
/** A longer text is cut: its meaning is that of its beginning. */
const mostPieces = 512;

export interface EncodeOptions {
  /** Chinese is read in Simplified characters, which the encoder knows better; true where absent. */
  readonly foldScript?: boolean;
}

/**
 * The meaning of sentences in many languages as unit vectors of 512 numbers:
 * the Universal Sentence Encoder, multilingual (Yang et al. 2019), a deep
 * averaging network over n-grams. Texts of one meaning have a high inner product.
 */
export class SentenceEncoder {
  readonly #pieces: SentencePieces;
  readonly #session: InferenceSession;
  /** A row of 512 for each piece; piece p was quantised with the scale of p % 17. */
  readonly #table: Uint8Array;
  readonly #scale: ArrayLike<number>;
  readonly #low: ArrayLike<number>;

  private constructor(
    pieces: SentencePieces,
    session: InferenceSession,
    table: Uint8Array,
    scale: ArrayLike<number>,
    low: ArrayLike<number>,
  ) {
    this.#pieces = pieces;
    this.#session = session;
    this.#table = table;
    this.#scale = scale;
    this.#low = low;
  }

  /**
   * Opens the encoder from the bytes of its weights (a NumPy archive) and its
   * vocabulary (a SentencePiece model). About 110 MB of memory, one thread.
   * @throws Error where a file is not what it should be.
   */
  static async open(weightsFile: Buffer, vocabularyFile: Buffer): Promise<SentenceEncoder> {
    const weights = readNpz(weightsFile);
    const pieces = new SentencePieces(vocabularyFile);
    const rows = weights.get('q1')?.shape[0] ?? 0;
    const table = new Uint8Array(rows * tables * meaningSize);
    for (let part = 0; part < tables; part += 1) {
      const values = weights.get(`q${part + 1}`)?.values;
      if (!(values instanceof Uint8Array) || values.length !== rows * meaningSize)
        throw new Error('the encoder lacks a table');
      for (let row = 0; row < rows; row += 1)
        table.set(values.subarray(row * meaningSize, (row + 1) * meaningSize), (row * tables + part) * meaningSize);
      weights.delete(`q${part + 1}`);
    }
    const session = await InferenceSession.create(encoderGraph(weights), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
    });
    return new SentenceEncoder(
      pieces,
      session,
      table,
      weights.get('scale')?.values ?? [],
      weights.get('lo')?.values ?? [],
    );
  }

  /** One unit vector of 512 numbers for each text, in order; many texts at once are cheaper. */
  async embed(texts: readonly string[], options: EncodeOptions = {}): Promise<Float32Array[]> {
    const meanings: Float32Array[] = [];
    let group: number[][] = [];
    let size = 0;
    for (const text of texts) {
      const ids = this.#pieces.encode(options.foldScript === false ? text : toScript(text, 'zh-Hans'), mostPieces);
      if (group.length > 0 && size + ids.length > piecesAtOnce) {
        meanings.push(...(await this.#run(group, size)));
        group = [];
        size = 0;
      }
      group.push(ids);
      size += ids.length;
    }
    if (group.length > 0) meanings.push(...(await this.#run(group, size)));
    return meanings;
  }

  /** Frees what the runtime holds. */
  async close(): Promise<void> {
    await this.#session.release();
  }

  async #run(group: readonly (readonly number[])[], size: number): Promise<Float32Array[]> {
    const sentences = group.length;
    const members = new Float32Array(sentences * size);
    const windows = orders.map(([n]) => new Int32Array(size * n).fill(size));
    let from = 0;
    for (const [sentence, ids] of group.entries()) {
      const until = from + ids.length;
      members.fill(1, sentence * size + from, sentence * size + until);
      for (const [order, [n, before]] of orders.entries()) {
        const window = windows[order];
        if (window === undefined) continue;
        for (let at = from; at < until; at += 1) {
          for (let member = 0; member < n; member += 1) {
            const place = at + member - before;
            if (place >= from && place < until) window[at * n + member] = place;
          }
        }
      }
      from = until;
    }
    const lengths = Float32Array.from(group, (ids) => ids.length);
    const { meaning } = await this.#session.run({
      pieces: new Tensor('float32', this.#embeddings(group.flat()), [size, meaningSize]),
      ...Object.fromEntries(
        orders.map(([n], order) => [`window${n}`, new Tensor('int32', windows[order] ?? [], [size, n])]),
      ),
      members: new Tensor('float32', members, [sentences, size]),
      lengths: new Tensor('float32', lengths, [sentences, 1]),
      scales: new Tensor(
        'float32',
        lengths.map((length) => 1 / Math.sqrt(length)),
        [sentences, 1],
      ),
    });
    const values = meaning?.data;
    if (!(values instanceof Float32Array)) throw new Error('the encoder gave no meaning');
    return group.map((_, sentence) => unit(values.slice(sentence * meaningSize, (sentence + 1) * meaningSize)));
  }

  #embeddings(ids: readonly number[]): Float32Array {
    const rows = new Float32Array(ids.length * meaningSize);
    for (const [row, id] of ids.entries()) {
      const scale = this.#scale[id % tables] ?? 0;
      const low = this.#low[id % tables] ?? 0;
      const from = id * meaningSize;
      const to = row * meaningSize;
      for (let index = 0; index < meaningSize; index += 1)
        rows[to + index] = (this.#table[from + index] ?? 0) * scale + low;
    }
    return rows;
  }
}

function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const scale = 1 / Math.sqrt(Math.max(sum, Number.EPSILON));
  return vector.map((value) => value * scale);
}
