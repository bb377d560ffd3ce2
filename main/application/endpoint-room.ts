import { randomUUID } from 'node:crypto';
import type { BridgeArguments } from '#contract/bridge.ts';
import { SampanError } from '#contract/errors.ts';
import type { EndpointStatus } from '#contract/machine.ts';
import { endpointSha256, type EndpointProfile as OpenProfile } from '#main/models/endpoint-profile.ts';
import { type EndpointRuntime, openEndpoint } from '#main/models/endpoint-runtime.ts';
import { testEndpoint } from '#main/models/test-endpoint.ts';
import {
  deleteEndpoint,
  type EndpointRecord,
  listEndpoints,
  recordEndpointCall,
  saveEndpoint,
  saveEndpointTest,
} from '#main/store/endpoints.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';

export interface EndpointRoomOptions {
  readonly database: StoreDatabase;
  readonly nativeFolder?: string;
  /** The file of a model of the catalogue, for its vocabulary; null where it is not on this computer. */
  readonly vocabularyFile?: (modelId: string) => string | null;
  readonly isChosen: (endpointId: string) => boolean;
  readonly onChange: (endpoints: readonly EndpointStatus[]) => void;
}

const idPrefix = 'endpoint:';

/** Whether a model's id is that of a server. */
export function isEndpointId(modelId: string): boolean {
  return modelId.startsWith(idPrefix);
}

/** The servers that the person has named. None is called before it is chosen or tested. */
export class EndpointRoom {
  readonly #options: EndpointRoomOptions;
  readonly #callsUnderWay = new Map<string, number>();
  readonly #testing = new Map<string, AbortController>();

  constructor(options: EndpointRoomOptions) {
    this.#options = options;
  }

  list(): EndpointStatus[] {
    return listEndpoints(this.#options.database).map((record) => this.#statusOf(record));
  }

  /** The identity of a server and its model, for reports; null for one that is not named any more. */
  modelOf(endpointId: string): { readonly id: string; readonly sha256: string } | null {
    const record = listEndpoints(this.#options.database).find(({ id }) => id === endpointId);
    if (!record) return null;
    return { id: endpointId, sha256: endpointSha256(this.#profileOf(record)) };
  }

  /** The file whose vocabulary counts a server's tokens; null where it is not known or not on this computer. */
  vocabularyFileOf(endpointId: string): string | null {
    const record = listEndpoints(this.#options.database).find(({ id }) => id === endpointId);
    return record ? this.#vocabularyFile(record) : null;
  }

  has(endpointId: string): boolean {
    return listEndpoints(this.#options.database).some(({ id }) => id === endpointId);
  }

  /** Names a server, or changes one. Errors: `not-found`. */
  save({ endpointId, key, ...profile }: BridgeArguments['endpoints.save']): EndpointStatus {
    if (endpointId !== null) this.#require(endpointId);
    const id = endpointId ?? `${idPrefix}${randomUUID()}`;
    saveEndpoint(this.#options.database, { id, profile, ...(key !== undefined && { key: key === '' ? null : key }) });
    this.changed();
    return this.#statusOf(this.#require(id));
  }

  remove(endpointId: string): void {
    this.#testing.get(endpointId)?.abort();
    deleteEndpoint(this.#options.database, endpointId);
    this.changed();
  }

  /** Runs the self-test and keeps what it found. Errors: `not-found`. */
  async test(endpointId: string): Promise<EndpointStatus> {
    const record = this.#require(endpointId);
    const controller = new AbortController();
    this.#testing.get(endpointId)?.abort();
    this.#testing.set(endpointId, controller);
    this.changed();
    try {
      const test = await testEndpoint({ ...this.#openOptions(record), signal: controller.signal });
      if (!controller.signal.aborted) saveEndpointTest(this.#options.database, endpointId, test);
    } finally {
      if (this.#testing.get(endpointId) === controller) this.#testing.delete(endpointId);
      this.changed();
    }
    return this.#statusOf(this.#require(endpointId));
  }

  /** The runtime of a named server; nothing is sent yet. Errors: `not-found`, `wrong-usage`. */
  open(endpointId: string): Promise<EndpointRuntime> {
    return openEndpoint(this.#openOptions(this.#require(endpointId)));
  }

  /** Tells how all of them stand. */
  changed(): void {
    this.#options.onChange(this.list());
  }

  close(): void {
    for (const controller of this.#testing.values()) controller.abort();
  }

  #vocabularyFile({ profile: { vocabularyModelId } }: EndpointRecord): string | null {
    if (vocabularyModelId === undefined || vocabularyModelId === null) return null;
    return this.#options.vocabularyFile?.(vocabularyModelId) ?? null;
  }

  #profileOf(record: EndpointRecord): OpenProfile {
    const { vocabularyModelId: _, ...profile } = record.profile;
    const ggufFile = this.#vocabularyFile(record);
    return { ...profile, vocabulary: ggufFile === null ? 'unknown' : { ggufFile } };
  }

  #openOptions(record: EndpointRecord) {
    const { database, nativeFolder } = this.#options;
    const { id, key } = record;
    return {
      profile: this.#profileOf(record),
      key,
      onCall: (call: { readonly startedAtMs: number }) => {
        recordEndpointCall(database, id, call);
        this.changed();
      },
      onUse: (underWay: number) => {
        this.#callsUnderWay.set(id, underWay);
        this.changed();
      },
      ...(nativeFolder !== undefined && { nativeFolder }),
    };
  }

  #statusOf(record: EndpointRecord): EndpointStatus {
    const { id, profile, key, lastTest, callCount } = record;
    return {
      ...profile,
      id,
      hasKey: key !== null,
      chosen: this.#options.isChosen(id),
      isInUse: (this.#callsUnderWay.get(id) ?? 0) > 0,
      callCount,
      lastTest,
      isTesting: this.#testing.has(id),
      isCounted: this.#vocabularyFile(record) !== null,
    };
  }

  #require(endpointId: string): EndpointRecord {
    const record = listEndpoints(this.#options.database).find(({ id }) => id === endpointId);
    if (record) return record;
    throw new SampanError('not-found', 'That endpoint is no longer there. Name it again.');
  }
}
