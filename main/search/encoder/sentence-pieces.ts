import { PieceNormaliser } from './piece-normaliser.ts';
import { messageFields } from './protobuf-fields.ts';

const unknown = 0;
const begin = 1;
const end = 2;
const root = 1;

/**
 * The unigram vocabulary of a SentencePiece model (Kudo 2018): a text's pieces
 * are those of the most probable cut, found by Viterbi's algorithm. Linear time.
 */
export class SentencePieces {
  readonly #normaliser: PieceNormaliser;
  readonly #scores: Float32Array;
  readonly #unknownScore: number;
  readonly #mask: number;
  /** One hash table of (node, unit) → node; `#pieceOf` has the piece that ends there, plus one. */
  readonly #keys: Float64Array;
  readonly #next: Int32Array;
  #pieceOf = new Int32Array(1 << 20);
  #nodes = root;

  /** @throws Error where the file is no model of this kind. */
  constructor(model: Buffer) {
    const fields = messageFields(model);
    const trainer = fields.get(3)?.[0];
    const rules = trainer === undefined ? undefined : messageFields(trainer).get(2)?.[0];
    const pieces = fields.get(1);
    if (rules === undefined || pieces === undefined) throw new Error('the vocabulary has no pieces or no rules');
    this.#normaliser = new PieceNormaliser(rules);
    this.#scores = new Float32Array(pieces.length);
    const words = pieces.map((piece, id) => {
      const parts = messageFields(piece);
      this.#scores[id] = parts.get(2)?.[0]?.readFloatLE(0) ?? 0;
      return parts.get(1)?.[0]?.toString('utf8') ?? '';
    });
    let least = Number.POSITIVE_INFINITY;
    for (const score of this.#scores) least = Math.min(least, score);
    this.#unknownScore = least - 10;
    const units = words.reduce((sum, word) => sum + word.length, 0);
    this.#mask = 2 ** Math.ceil(Math.log2(units * 2)) - 1;
    this.#keys = new Float64Array(this.#mask + 1);
    this.#next = new Int32Array(this.#mask + 1);
    for (const [id, word] of words.entries()) this.#add(word, id);
  }

  get size(): number {
    return this.#scores.length;
  }

  /** The ids of a text's pieces between the marks of its beginning and end; at most `most` of them. */
  encode(text: string, most: number): number[] {
    const normalised = this.#normaliser.normalise(text);
    const ids = normalised === '' ? [unknown] : this.#bestCut(normalised);
    return [begin, ...ids.slice(0, Math.max(0, most - 2)), end];
  }

  #slot(node: number, unit: number): number {
    const key = node * 0x10000 + unit;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #add(word: string, id: number): void {
    let node = root;
    for (let index = 0; index < word.length; index += 1) {
      const unit = word.charCodeAt(index);
      const slot = this.#slot(node, unit);
      if (this.#keys[slot] === 0) {
        this.#keys[slot] = node * 0x10000 + unit;
        this.#nodes += 1;
        this.#next[slot] = this.#nodes;
        if (this.#nodes >= this.#pieceOf.length) {
          const wider = new Int32Array(this.#pieceOf.length * 2);
          wider.set(this.#pieceOf);
          this.#pieceOf = wider;
        }
      }
      node = this.#next[slot] ?? 0;
    }
    this.#pieceOf[node] = id + 1;
  }

  #bestCut(text: string): number[] {
    const length = text.length;
    const best = new Float64Array(length + 1).fill(-1e38);
    best[0] = 0;
    const from = new Int32Array(length + 1);
    const piece = new Int32Array(length + 1);
    for (let start = 0; start < length; ) {
      const base = best[start] ?? 0;
      const single = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      let hasSingle = false;
      let node = root;
      for (let at = start; at < length; at += 1) {
        const slot = this.#slot(node, text.charCodeAt(at));
        if (this.#keys[slot] === 0) break;
        node = this.#next[slot] ?? 0;
        const id = (this.#pieceOf[node] ?? 0) - 1;
        if (id < 0) continue;
        const score = base + (this.#scores[id] ?? 0);
        if (score > (best[at + 1] ?? 0)) {
          best[at + 1] = score;
          from[at + 1] = start;
          piece[at + 1] = id;
        }
        if (at + 1 === start + single) hasSingle = true;
      }
      const next = start + single;
      if (!hasSingle && base + this.#unknownScore > (best[next] ?? 0)) {
        best[next] = base + this.#unknownScore;
        from[next] = start;
        piece[next] = unknown;
      }
      start = next;
    }
    const ids: number[] = [];
    for (let at = length; at > 0; at = from[at] ?? 0) ids.push(piece[at] ?? unknown);
    return ids.reverse();
  }
}
