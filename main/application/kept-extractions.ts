import type { Extraction } from '#main/clauses/extraction.ts';

/** Of the texts that are kept together: what is found in so many letters takes some ten megabytes. */
const mostLetters = 500_000;

/** What was found in the texts asked for last, so that their deadlines and versions are not read for anew. */
export class KeptExtractions {
  readonly #read: (text: string) => Extraction;
  /** The one asked for last stands last. */
  readonly #kept = new Map<string, Extraction>();
  #letters = 0;

  constructor(read: (text: string) => Extraction) {
    this.#read = read;
  }

  /** What is found in a text: read now, or kept from before. Errors: those of reading it. */
  of(text: string): Extraction {
    const found = this.#kept.get(text) ?? this.#read(text);
    this.keep(text, found);
    return found;
  }

  /** Keeps what was found in a text; texts asked for longer ago leave, and one that is too long is never kept. */
  keep(text: string, found: Extraction): void {
    if (this.#kept.delete(text)) this.#letters -= text.length;
    if (text.length > mostLetters) return;
    this.#kept.set(text, found);
    this.#letters += text.length;
    for (const old of this.#kept.keys()) {
      if (this.#letters <= mostLetters) return;
      this.#kept.delete(old);
      this.#letters -= old.length;
    }
  }
}
