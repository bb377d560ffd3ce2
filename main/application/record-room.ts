import type { RecordCheck, RecordEntry, RecordedEvent } from '#contract/record.ts';
import { canonicalJson } from '#main/record/canonical-json.ts';
import { nextEntry } from '#main/record/record-chain.ts';
import { keepHead, readHead, verifyRecord } from '#main/record/record-head.ts';
import { openRecordKey, type RecordKey } from '#main/record/record-key.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { appendRecordEntry, listRecordEntries } from '#main/store/record-entries.ts';

export interface RecordRoomOptions {
  readonly database: StoreDatabase;
  readonly dataFolder: string;
  /** Encrypts the file of the signing key: 32 bytes. */
  readonly keySecret?: Uint8Array | undefined;
  readonly now: () => number;
}

/** The record of a data folder: what happened, chained and signed. */
export class RecordRoom {
  readonly #options: RecordRoomOptions;
  #openKey: RecordKey | null = null;

  constructor(options: RecordRoomOptions) {
    this.#options = options;
  }

  /** The key of the data folder, made at the first use. */
  get key(): RecordKey {
    this.#openKey ??= openRecordKey(this.#options.dataFolder, this.#options.keySecret);
    return this.#openKey;
  }

  /** Appends what happened and signs the new end. */
  readonly append = ({ kind, matterId, body }: RecordedEvent): RecordEntry => {
    const { database, dataFolder, now } = this.#options;
    const entry = appendRecordEntry(database, (last) =>
      nextEntry(last, { atMs: now(), matterId, kind, bodyJson: canonicalJson(body) }),
    );
    keepHead(dataFolder, this.key, entry);
    return entry;
  };

  /** The entries in their order: all, or one matter's. */
  list(matterId?: string): RecordEntry[] {
    return listRecordEntries(this.#options.database, matterId);
  }

  /** Whether the whole record is as it was written, or where it first breaks. */
  verify(): RecordCheck {
    // The head first: an entry that another program adds in between is then only after it.
    const head = readHead(this.#options.dataFolder);
    return verifyRecord(this.list(), head, this.key.publicKey);
  }
}
