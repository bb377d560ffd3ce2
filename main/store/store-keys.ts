import { hkdfSync } from 'node:crypto';

/** The keys of an encrypted data folder, 32 bytes each, all derived from its master key. */
export interface StoreKeys {
  readonly database: Uint8Array;
  /** The secret that each source's own key is derived from. */
  readonly files: Uint8Array;
  readonly states: Uint8Array;
  readonly queue: Uint8Array;
  /** Of the file with the key that signs the record. */
  readonly record: Uint8Array;
}

/** The keys that a master key gives (HKDF-SHA-256, RFC 5869). */
export function storeKeysFrom(masterKey: Uint8Array): StoreKeys {
  const derived = (purpose: string) => new Uint8Array(hkdfSync('sha256', masterKey, '', `sampan ${purpose} 1`, 32));
  return {
    database: derived('database'),
    files: derived('files'),
    states: derived('states'),
    queue: derived('queue'),
    record: derived('record'),
  };
}

/** Overwrites keys in memory; copies that the system or SQLite made are beyond reach. */
export function forgetKeys(keys: StoreKeys): void {
  for (const key of [keys.database, keys.files, keys.states, keys.queue, keys.record]) key.fill(0);
}
