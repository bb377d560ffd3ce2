import type { ModelTokenizer, TokenTextStream } from '#native/model-tokenizer.ts';
import { loopStart } from './repetition.ts';

/**
 * Turns generated tokens into the answer's text: whole characters only, cut before a stop text,
 * cut back when the model starts to loop.
 */
export class AnswerWriter {
  readonly #tokenizer: ModelTokenizer;
  readonly #stop: readonly string[];
  readonly #onText: (piece: string) => void;
  readonly #stream: TokenTextStream;
  readonly #ids: number[] = [];
  /** As many characters may be the beginning of a stop text and are not handed out yet. */
  readonly #held: number;
  #text = '';
  #handedOut = 0;

  constructor(tokenizer: ModelTokenizer, stop: readonly string[], onText: ((piece: string) => void) | undefined) {
    this.#tokenizer = tokenizer;
    this.#stop = stop.filter((text) => text !== '');
    this.#onText = onText ?? (() => {});
    this.#stream = tokenizer.textStream();
    this.#held = Math.max(0, ...this.#stop.map((text) => text.length - 1));
  }

  get tokens(): number {
    return this.#ids.length;
  }

  get text(): string {
    return this.#text;
  }

  /** Takes the next token; says why writing must end, or null to go on. */
  push(id: number): 'stop' | 'repetition' | null {
    this.#ids.push(id);
    const searchFrom = Math.max(0, this.#text.length - this.#held);
    this.#text += this.#stream.push(id);
    const stops = this.#stop.map((text) => this.#text.indexOf(text, searchFrom)).filter((at) => at >= 0);
    if (stops.length > 0) {
      this.#text = this.#text.slice(0, Math.min(...stops));
      this.#handOut(this.#text.length);
      return 'stop';
    }
    const kept = loopStart(this.#ids);
    if (kept !== null) {
      this.#text = this.#tokenizer.decode(this.#ids.slice(0, kept));
      return 'repetition';
    }
    this.#handOut(this.#text.length - this.#held);
    return null;
  }

  /** The last characters, at an end that was neither a stop text nor a loop. */
  finish(): void {
    this.#text += this.#stream.end();
    this.#handOut(this.#text.length);
  }

  #handOut(end: number): void {
    if (end <= this.#handedOut) return;
    const piece = this.#text.slice(this.#handedOut, end);
    this.#handedOut = end;
    this.#onText(piece);
  }
}
