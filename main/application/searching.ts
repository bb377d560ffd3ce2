import { setImmediate } from 'node:timers/promises';
import { type ErrorValue, sampanErrorFrom } from '#contract/errors.ts';
import type { IndexState, SearchOptions, SearchResult } from '#contract/search.ts';
import { searchVersion } from '#main/search/page-terms.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import {
  indexState,
  type PageBehind,
  type PagePlace,
  pagesBehind,
  pagesWithoutMeaning,
} from '#main/store/search-behind.ts';
import type { NearPassage } from '#main/store/search-meanings.ts';
import { mergeInSteps, mergeStep } from '#main/store/search-merging.ts';
import { eraseStep, rebuildIndex, storeMeanings, storeTerms } from '#main/store/search-writing.ts';
import type { EncoderFiles, SearchTasks } from './search-worker.ts';
import type { WorkerThread } from './worker-thread.ts';

export interface SearchingOptions {
  readonly database: StoreDatabase;
  readonly worker: WorkerThread<SearchTasks>;
  /** The sentence encoder's files; null where it is not on this machine. */
  readonly encoderFiles: () => Promise<EncoderFiles | null>;
  readonly onChange: (state: IndexState) => void;
}

/** Pages whose terms are asked of the worker at once: a search in between waits no longer than these take. */
const pagesAtOnce = 4;
/** Texts whose meanings are made in one turn, for the same reason. */
const textsAtOnce = 64;

/** Searches, and keeps the index in step with the pages: in the background, a few pages at a time. */
export class Searching {
  readonly #options: SearchingOptions;
  #following: Promise<void> | null = null;
  #again = false;
  #closed = false;
  /** Works that the making of meanings stands aside for. */
  #worksAhead = 0;
  #error: ErrorValue | null = null;

  constructor(options: SearchingOptions) {
    this.#options = options;
  }

  /** Pages that hold what is asked, best first. */
  async search(query: string, options: SearchOptions, signal?: AbortSignal): Promise<SearchResult> {
    const encoder = options.byMeaning === false ? null : await this.#options.encoderFiles();
    return this.#options.worker.run('search', { query, options, encoder }, signal);
  }

  /** Has the worker and its encoder ready, which the first search would wait for: somebody is about to type. */
  async prepare(): Promise<void> {
    await this.nearness('a', []);
  }

  /** How far the index is. */
  state(): IndexState {
    return { ...indexState(this.#options.database, searchVersion), error: this.#error };
  }

  /** Has the whole index made anew, and resolves when it is. */
  async rebuild(): Promise<void> {
    rebuildIndex(this.#options.database);
    await this.follow();
  }

  /** Brings the index up to the pages as they are now; resolves when it is. Called as often as pages change. */
  follow(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#again = true;
    this.#following ??= this.#follow().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  /**
   * How near the passages of documents are to a question in meaning, for each document in order; null where there is
   * no encoder, or where it fails: what needs this works without.
   */
  async nearness(
    question: string,
    documentIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly NearPassage[])[] | null> {
    const encoder = await this.#options.encoderFiles();
    if (encoder === null) return null;
    try {
      return await this.#options.worker.run('nearness', { question, documentIds, encoder }, signal);
    } catch {
      signal?.throwIfAborted();
      return null;
    }
  }

  /**
   * The meanings of texts, in order; null where there is no encoder, or where it fails: what needs them works without.
   * Made in parts: a search need not wait, and a work that was cancelled ends with its part. Errors: `cancelled`.
   */
  async meanings(texts: readonly string[], signal?: AbortSignal): Promise<readonly Int8Array[] | null> {
    const encoder = await this.#options.encoderFiles();
    if (encoder === null) return null;
    const found: Int8Array[] = [];
    try {
      for (let from = 0; from < texts.length && !this.#closed; from += textsAtOnce) {
        signal?.throwIfAborted();
        const part = texts.slice(from, from + textsAtOnce);
        found.push(...(await this.#options.worker.run('meanings', { texts: part, encoder })));
      }
      return found.length === texts.length ? found : null;
    } catch {
      signal?.throwIfAborted();
      return null;
    }
  }

  /**
   * Does work that needs the memory and the cores: until it ends no meanings are made, and the worker rests whenever
   * nothing is asked of it. Returns what the work returns; its errors pass through.
   */
  async standAside<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#worksAhead += 1;
    await this.#options.worker.rest();
    try {
      return await work();
    } finally {
      this.#worksAhead -= 1;
      if (this.#worksAhead === 0) void this.follow();
    }
  }

  /** Stops at the next page. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#following;
  }

  async #follow(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        await this.#indexWords();
        await this.#indexMeanings();
        await this.#eraseDeleted();
      }
      this.#error = null;
    } catch (thrown) {
      if (this.#closed) return;
      this.#error = sampanErrorFrom(thrown).toValue();
    }
    if (!this.#closed) this.#options.onChange(this.state());
  }

  async #indexWords(): Promise<void> {
    const { database, worker } = this.#options;
    mergeInSteps(database);
    // A page that changes behind this place, or under the work, comes again by the change's own call.
    for (let place: PagePlace | null | undefined; place !== null && !this.#closed; ) {
      const { pages: behind, next } = pagesBehind(database, searchVersion, pagesAtOnce, place);
      for (const [documentId, places] of byDocument(behind)) {
        const pages = places.map(({ page, text }) => ({ number: page, text }));
        const terms = await worker.run('terms', { pages });
        for (const page of terms) {
          storeTerms(database, documentId, [page]);
          await setImmediate();
          for (let more = true; more && !this.#closed; await setImmediate()) more = mergeStep(database);
        }
      }
      place = next;
      await setImmediate();
    }
  }

  /** What was deleted leaves the file too. */
  async #eraseDeleted(): Promise<void> {
    while (!this.#closed && eraseStep(this.#options.database)) await setImmediate();
  }

  async #indexMeanings(): Promise<void> {
    const { database, worker } = this.#options;
    for (let after = 0; ; ) {
      const encoder = await this.#options.encoderFiles();
      if (encoder === null || this.#closed) return;
      if (this.#worksAhead > 0) {
        await worker.rest();
        return;
      }
      const [page] = pagesWithoutMeaning(database, 1, after);
      if (!page) return;
      // One row back: rows are given anew when pages come and go.
      after = page.row - 1;
      const texts = page.passages.map(({ start, end }) => page.text.slice(start, end));
      if (!storeMeanings(database, page, await worker.run('meanings', { texts, encoder }))) return;
      await setImmediate();
    }
  }
}

function byDocument(places: readonly PageBehind[]): Map<string, PageBehind[]> {
  const groups = new Map<string, PageBehind[]>();
  for (const place of places) {
    const group = groups.get(place.documentId);
    if (group) group.push(place);
    else groups.set(place.documentId, [place]);
  }
  return groups;
}
