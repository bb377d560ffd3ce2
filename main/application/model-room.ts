import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorValue, SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { ComputeBackend } from '#contract/machine.ts';
import type { ModelStatus } from '#contract/matter.ts';
import type { OnProgress, Progress } from '#contract/progress.ts';
import { type Catalogue, type CatalogueEntry, parseCatalogue } from '#main/models/catalogue.ts';
import { fetchModel } from '#main/models/download.ts';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { allowedThreads } from '#main/models/threads.ts';

export interface ModelRoomOptions {
  readonly catalogueFile: string;
  readonly modelsFolder: string;
  readonly nativeFolder?: string;
  /** What the last measurement found fastest; the processor where it is left out. */
  readonly backend?: () => ComputeBackend;
  /** Where what models made of a prompt's beginning is kept; nowhere when left out. */
  readonly statesFolder?: string;
  /** Seals them: 32 bytes. */
  readonly stateKey?: Uint8Array;
  readonly onChange: (models: readonly ModelStatus[]) => void;
}

interface Fetching {
  readonly controller: AbortController;
  readonly done: Promise<string | null>;
}

/** The context a summary needs with room to spare, and that every model of the catalogue has. */
const contextTokens = 8_192;

/** The models of the catalogue: which are here, which is chosen, the fetch that runs, the runtime that is loaded. */
export class ModelRoom {
  readonly #options: ModelRoomOptions;
  readonly #catalogue: Catalogue;
  readonly #fetching = new Map<string, Fetching>();
  readonly #progress = new Map<string, Progress>();
  readonly #errors = new Map<string, ErrorValue>();
  #chosenId = 'none';
  #loading: { readonly id: string; readonly runtime: Promise<ModelRuntime> } | null = null;
  #loadedId: string | null = null;

  constructor(options: ModelRoomOptions) {
    this.#options = options;
    this.#catalogue = parseCatalogue(JSON.parse(readFileSync(options.catalogueFile, 'utf8')));
  }

  /** What models there are. */
  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  /** The model that starts at once on any machine. */
  get defaultModelId(): string {
    return this.#catalogue.models.find((entry) => entry.isDefault)?.id ?? 'none';
  }

  /** The id of the chosen model, or `none`. */
  get chosenId(): string {
    return this.#chosenId;
  }

  /** Chooses a model by id; `none` works without one. Errors: `wrong-usage` for an id that is not in the catalogue. */
  choose(id: string): void {
    if (id !== 'none') this.#require(id);
    this.#chosenId = id;
    this.#changed();
  }

  /** Whether a model is chosen but not here yet. */
  isAbsent(): boolean {
    return this.#chosenId !== 'none' && !existsSync(this.#pathOf(this.#require(this.#chosenId)));
  }

  /** Every model of the catalogue and where it stands. */
  list(): ModelStatus[] {
    return this.#catalogue.models.map((entry) => ({
      id: entry.id,
      name: entry.name,
      licence: entry.licence,
      byteLength: entry.byteLength,
      sha256: entry.sha256,
      state: this.#stateOf(entry),
      chosen: entry.id === this.#chosenId,
      progress: this.#progress.get(entry.id) ?? null,
      error: this.#errors.get(entry.id) ?? null,
    }));
  }

  /** The identity of a model, for reports; null for one that is not in the catalogue. */
  modelOf(id: string): { readonly id: string; readonly sha256: string } | null {
    const entry = this.#catalogue.models.find((model) => model.id === id);
    return entry ? { id: entry.id, sha256: entry.sha256 } : null;
  }

  /** Fetches a model; resolves with its path, or null when it failed or was cancelled (see `list`). A fetch that runs is joined. */
  fetch(
    id: string,
    options: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress } = {},
  ): Promise<string | null> {
    const running = this.#fetching.get(id);
    if (running) return running.done;
    const controller = new AbortController();
    options.signal?.addEventListener('abort', () => controller.abort());
    const done = this.#fetchNow(this.#require(id), controller.signal, options.onProgress);
    this.#fetching.set(id, { controller, done });
    this.#changed();
    return done;
  }

  /** Stops a fetch; what has arrived is kept for the next time. */
  cancelFetch(id: string): void {
    this.#fetching.get(id)?.controller.abort();
  }

  /** Why the last fetch of the chosen model failed, or null. */
  lastError(): ErrorValue | null {
    return this.#errors.get(this.#chosenId) ?? null;
  }

  /** The chosen model, loaded; null when none is chosen or it is not here. Errors: `model-does-not-fit`, `model-failed`. */
  async runtime(signal: AbortSignal): Promise<ModelRuntime | null> {
    if (this.#chosenId === 'none' || this.isAbsent()) return null;
    signal.throwIfAborted();
    if (this.#loading?.id === this.#chosenId) return this.#loading.runtime;
    await this.unload();
    const entry = this.#require(this.#chosenId);
    const runtime = loadLlamaRuntime({
      path: this.#pathOf(entry),
      id: entry.id,
      sha256: entry.sha256,
      contextSize: Math.min(contextTokens, entry.contextTokens),
      threads: allowedThreads(),
      ...(this.#options.backend !== undefined && { backend: this.#options.backend() }),
      ...(this.#options.statesFolder !== undefined && {
        states: {
          folder: this.#options.statesFolder,
          ...(this.#options.stateKey !== undefined && { stateKey: this.#options.stateKey }),
        },
      }),
      ...(entry.calibration !== undefined && { calibration: entry.calibration }),
      ...(this.#options.nativeFolder !== undefined && { nativeFolder: this.#options.nativeFolder }),
    });
    const loading = { id: entry.id, runtime };
    this.#loading = loading;
    try {
      await runtime;
      this.#loadedId = entry.id;
      this.#changed();
      return await runtime;
    } catch (error) {
      if (this.#loading === loading) this.#loading = null;
      this.#errors.set(entry.id, sampanErrorFrom(error).toValue());
      this.#changed();
      throw error;
    }
  }

  /** Stops fetches and frees the model. */
  async close(): Promise<void> {
    for (const { controller } of this.#fetching.values()) controller.abort();
    await Promise.all([...this.#fetching.values()].map(({ done }) => done));
    await this.unload();
  }

  /** Frees the model that is loaded; the next use loads it again. */
  async unload(): Promise<void> {
    const loading = this.#loading;
    this.#loading = null;
    this.#loadedId = null;
    const runtime = await loading?.runtime.catch(() => null);
    await runtime?.dispose();
  }

  async #fetchNow(
    entry: CatalogueEntry,
    signal: AbortSignal,
    onProgress: OnProgress | undefined,
  ): Promise<string | null> {
    this.#errors.delete(entry.id);
    try {
      return await fetchModel(entry, {
        modelsFolder: this.#options.modelsFolder,
        signal,
        onProgress: (progress) => {
          const earlier = this.#progress.get(entry.id);
          this.#progress.set(entry.id, progress);
          onProgress?.(progress);
          if (!earlier || hasMovedAPercent(earlier, progress)) this.#changed();
        },
      });
    } catch (thrown) {
      const error = sampanErrorFrom(thrown);
      if (error.code !== 'cancelled' && !signal.aborted) this.#errors.set(entry.id, error.toValue());
      return null;
    } finally {
      this.#fetching.delete(entry.id);
      this.#progress.delete(entry.id);
      this.#changed();
    }
  }

  #stateOf(entry: CatalogueEntry): ModelStatus['state'] {
    if (this.#fetching.has(entry.id)) return 'downloading';
    if (this.#loadedId === entry.id) return 'loaded';
    return existsSync(this.#pathOf(entry)) ? 'present' : 'absent';
  }

  /** The file of a model of the catalogue; null where it is not here or there is no such model. */
  fileOf(id: string): string | null {
    const entry = this.#catalogue.models.find((model) => model.id === id);
    const path = entry ? this.#pathOf(entry) : null;
    return path !== null && existsSync(path) ? path : null;
  }

  /** Where the file of a model of the catalogue is or would be. */
  pathOf(id: string): string {
    return this.#pathOf(this.#require(id));
  }

  #pathOf(entry: CatalogueEntry): string {
    return join(this.#options.modelsFolder, entry.fileName);
  }

  #require(id: string): CatalogueEntry {
    const entry = this.#catalogue.models.find((model) => model.id === id);
    if (entry) return entry;
    const known = ['none', ...this.#catalogue.models.map((model) => model.id)].join(', ');
    throw new SampanError('wrong-usage', `There is no model "${id}". Choose one of: ${known}.`);
  }

  #changed(): void {
    this.#options.onChange(this.list());
  }
}

function hasMovedAPercent(earlier: Progress, now: Progress): boolean {
  return (
    now.stage !== earlier.stage ||
    Math.floor((100 * now.done) / now.total) !== Math.floor((100 * earlier.done) / earlier.total)
  );
}
