import type { ModelTokenizer } from '#native/model-tokenizer.ts';
import { loopStart } from './repetition.ts';

/** Puts a server's pieces of text together: cut before a stop text, cut back when the model starts to loop. */
export class EndpointAnswer {
  readonly #tokenizer: ModelTokenizer | null;
  readonly #stop: readonly string[];
  readonly #onText: (piece: string) => void;
  readonly #held: number;
  readonly #words = new Map<string, number>();
  #text = '';
  #handedOut = 0;

  constructor(
    tokenizer: ModelTokenizer | null,
    stop: readonly string[],
    onText: ((piece: string) => void) | undefined,
  ) {
    this.#tokenizer = tokenizer;
    this.#stop = stop.filter((text) => text !== '');
    this.#onText = onText ?? (() => {});
    this.#held = Math.max(0, ...this.#stop.map((text) => text.length - 1));
  }

  get text(): string {
    return this.#text;
  }

  /** Says why writing must end, or null to go on. */
  push(piece: string): 'stop' | 'repetition' | null {
    const searchFrom = Math.max(0, this.#text.length - this.#held);
    this.#text += piece;
    const stops = this.#stop.map((text) => this.#text.indexOf(text, searchFrom)).filter((at) => at >= 0);
    if (stops.length > 0) {
      this.#text = this.#text.slice(0, Math.min(...stops));
      this.finish();
      return 'stop';
    }
    const loop = this.#withoutLoop();
    if (loop !== null) {
      this.#text = loop;
      return 'repetition';
    }
    this.#handOut(this.#text.length - this.#held);
    return null;
  }

  finish(): void {
    this.#handOut(this.#text.length);
  }

  /** The text up to a loop at its end, or null. Without a vocabulary words and single other characters are compared. */
  #withoutLoop(): string | null {
    if (this.#tokenizer) {
      const ids = [...this.#tokenizer.encode(this.#text)];
      const kept = loopStart(ids);
      return kept === null ? null : this.#tokenizer.decode(ids.slice(0, kept));
    }
    const words = this.#text.match(/\p{Script=Han}|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]+/gu) ?? [];
    const kept = loopStart(words.map((word) => this.#numberOf(word)));
    return kept === null ? null : words.slice(0, kept).join('');
  }

  #numberOf(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, this.#words.size);
    return this.#words.size - 1;
  }

  #handOut(end: number): void {
    if (end <= this.#handedOut) return;
    const piece = this.#text.slice(this.#handedOut, end);
    this.#handedOut = end;
    this.#onText(piece);
  }
}
