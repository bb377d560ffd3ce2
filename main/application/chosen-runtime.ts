import type { ModelRuntime } from '#main/models/runtime.ts';
import { type EndpointRoom, isEndpointId } from './endpoint-room.ts';
import type { ModelRoom } from './model-room.ts';

export interface ChosenRuntimeOptions {
  readonly models: ModelRoom;
  readonly endpoints: EndpointRoom;
}

/** The model that writes: one of the catalogue on this machine, a server that the person chose, or none. */
export class ChosenRuntime {
  readonly #options: ChosenRuntimeOptions;
  #endpoint: { readonly id: string; readonly runtime: Promise<ModelRuntime> } | null = null;

  constructor(options: ChosenRuntimeOptions) {
    this.#options = options;
  }

  /** Chooses by id; a server that is no longer named leaves none. Errors: `wrong-usage` for an id that is in no catalogue. */
  choose(modelId: string): void {
    const { models, endpoints } = this.#options;
    const isEndpoint = isEndpointId(modelId);
    models.choose(isEndpoint ? 'none' : modelId);
    void this.#leaveEndpoint();
    if (isEndpoint && endpoints.has(modelId)) this.#endpoint = { id: modelId, runtime: endpoints.open(modelId) };
    // A profile that cannot be opened says so when it is asked.
    this.#endpoint?.runtime.catch(() => undefined);
  }

  /** Whether it is this server that was chosen. */
  isChosen(endpointId: string): boolean {
    return this.#endpoint?.id === endpointId;
  }

  /** Opens the chosen server anew after its profile was changed, or leaves it after it was removed. */
  endpointChanged(endpointId: string): void {
    if (this.isChosen(endpointId)) this.choose(endpointId);
  }

  /** The chosen model, loaded; null when none is chosen or it is not here. Errors: those of loading. */
  async load(signal: AbortSignal): Promise<ModelRuntime | null> {
    signal.throwIfAborted();
    return this.#endpoint ? this.#endpoint.runtime : this.#options.models.runtime(signal);
  }

  /** The file whose vocabulary counts the chosen model's tokens; null where there is none. */
  vocabularyFile(): string | null {
    const { models, endpoints } = this.#options;
    if (this.#endpoint) return endpoints.vocabularyFileOf(this.#endpoint.id);
    return models.chosenId === 'none' || models.isAbsent() ? null : models.pathOf(models.chosenId);
  }

  /** Lets the chosen server go. */
  async close(): Promise<void> {
    await this.#leaveEndpoint();
  }

  async #leaveEndpoint(): Promise<void> {
    const leaving = this.#endpoint;
    this.#endpoint = null;
    const runtime = await leaving?.runtime.catch(() => null);
    await runtime?.dispose();
  }
}
