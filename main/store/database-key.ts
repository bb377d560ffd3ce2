import { closeSync, openSync, readSync } from 'node:fs';
import type Database from 'better-sqlite3';

/**
 * Gives a connection its key; must be the first thing said to it. The cipher is
 * ChaCha20-Poly1305 on every page (SQLite3 Multiple Ciphers' `chacha20`), the
 * key is random and used as it is: the passphrase's cost was paid for it before.
 * Journals and WAL are encrypted with it; temporary tables stay in memory.
 */
export function giveDatabaseKey(client: Database.Database, key: Uint8Array): void {
  client.pragma("cipher = 'chacha20'");
  client.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`);
  client.pragma('temp_store = MEMORY');
}

/** Encrypts (or with null decrypts) the database of an open connection in its place. */
export function changeDatabaseKey(client: Database.Database, key: Uint8Array | null): void {
  client.pragma("cipher = 'chacha20'");
  client.pragma(key === null ? "rekey = ''" : `rekey = 'raw:${Buffer.from(key).toString('hex')}'`);
}

const plainMark = Buffer.from('SQLite format 3\0', 'latin1');

/** Whether a database file is in the clear. An empty one is. */
export function isPlainDatabase(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(plainMark.length);
    const read = readSync(file, head, 0, head.length, 0);
    return read === 0 || head.equals(plainMark);
  } finally {
    closeSync(file);
  }
}
