import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { sealFile, unsealFile } from './state-file.ts';

export interface StateStoreOptions {
  /** Where evaluated beginnings are kept. Made when it is not there. */
  readonly folder: string;
  /** Most bytes of it; the ones not used for longest go first. Default 4 GiB. */
  readonly mostBytes?: number;
  /**
   * 32 bytes. The files are then secret, and what llama.cpp writes and reads in the clear exists in memory only:
   * where there is no file system in memory, nothing is kept.
   */
  readonly stateKey?: Uint8Array;
  /** For the clear form of a file in passing. Default: `/dev/shm` on Linux, else the folder itself if there is no key. */
  readonly scratchFolder?: string;
}

export interface HeldState {
  read(reader: (path: string) => Promise<unknown>): Promise<void>;
  drop(): Promise<void>;
}

const usualMostBytes = 4 * 1024 ** 3;
const fileName = /^[0-9a-f]{64}\.state$/;
/** Memory that must stay free in the file system of the clear form. */
const spareBytes = 512 * 1024 ** 2;

/**
 * What models made of prompts' beginnings, one file for each, found by its identity alone. A file that is damaged,
 * foreign, or of another identity or key is deleted and never handed out. Faults of the disk only cost the saving.
 */
export class StateStore {
  readonly #options: StateStoreOptions;
  readonly #scratchFolder: string | null;
  /** Sealing of the last states: done beside the model's work, one after the other. */
  #sealing: Promise<void> = Promise.resolve();

  constructor(options: StateStoreOptions) {
    if (options.stateKey && options.stateKey.length !== 32) throw new RangeError('A state key has 32 bytes.');
    this.#options = options;
    this.#scratchFolder = options.scratchFolder ?? usualScratchFolder(options);
  }

  has(identity: string): boolean {
    return this.#scratchFolder !== null && existsSync(this.#path(identity));
  }

  /** Keeps what `write` puts at a path; resolves when it is written there, while the sealing goes on. */
  async save(identity: string, bytes: number, write: (path: string) => Promise<unknown>): Promise<void> {
    const clear = await this.#scratchPath(bytes);
    if (clear === null) return;
    try {
      await write(clear);
    } catch {
      await rm(clear, { force: true });
      return;
    }
    this.#sealing = this.#sealing.then(() => this.#seal(identity, clear));
  }

  /** Lets `read` read the state at a path. False: there is none that can be used. */
  async load(identity: string, read: (path: string) => Promise<unknown>): Promise<boolean> {
    const path = this.#path(identity);
    const found = await stat(path).catch(() => null);
    if (found === null) return false;
    const clear = await this.#scratchPath(found.size);
    if (clear === null) return false;
    try {
      await unsealFile(path, clear, { identity, secret: this.#secret() });
      await read(clear);
      const now = new Date();
      await utimes(path, now, now).catch(() => {});
      return true;
    } catch {
      await rm(path, { force: true }).catch(() => {});
      return false;
    } finally {
      await rm(clear, { force: true });
    }
  }

  /** A state in passing, put at a path by `write`, to be read there once or dropped. Null: there is no place for it. */
  async hold(bytes: number, write: (path: string) => Promise<unknown>): Promise<HeldState | null> {
    const path = await this.#scratchPath(bytes);
    if (path === null) return null;
    const drop = (): Promise<void> => rm(path, { force: true });
    try {
      await write(path);
    } catch {
      await drop();
      return null;
    }
    return {
      drop,
      read: async (reader) => {
        try {
          await reader(path);
        } finally {
          await drop();
        }
      },
    };
  }

  /** Resolves when all that was saved lies in the folder. */
  settled(): Promise<void> {
    return this.#sealing;
  }

  async #seal(identity: string, clear: string): Promise<void> {
    const { folder } = this.#options;
    const unfinished = join(folder, `${identity}.${randomUUID()}.unfinished`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await sealFile(clear, unfinished, { identity, secret: this.#secret() });
      await rename(unfinished, this.#path(identity));
      await this.#forget();
    } catch {
      await rm(unfinished, { force: true }).catch(() => {});
    } finally {
      await rm(clear, { force: true }).catch(() => {});
    }
  }

  /** Removes the ones not used for longest until the rest is small enough, and what an earlier end left unfinished. */
  async #forget(): Promise<void> {
    const { folder, mostBytes = usualMostBytes } = this.#options;
    const dayAgoMs = Date.now() - 24 * 3_600_000;
    const kept: { readonly path: string; readonly size: number; readonly usedMs: number }[] = [];
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (found === null) continue;
      if (fileName.test(name)) kept.push({ path, size: found.size, usedMs: found.mtimeMs });
      else if (/\.(?:unfinished|clear)$/.test(name) && found.mtimeMs < dayAgoMs) await rm(path, { force: true });
    }
    kept.sort((a, b) => b.usedMs - a.usedMs);
    let total = 0;
    for (const { path, size } of kept) {
      total += size;
      if (total > mostBytes) await rm(path, { force: true });
    }
  }

  async #scratchPath(bytes: number): Promise<string | null> {
    const folder = this.#scratchFolder;
    if (folder === null) return null;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < bytes + spareBytes) return null;
      return join(folder, `sampan-${process.pid}-${randomUUID()}.clear`);
    } catch {
      return null;
    }
  }

  #secret(): Uint8Array {
    return this.#options.stateKey ?? new Uint8Array(0);
  }

  #path(identity: string): string {
    return join(this.#options.folder, `${identity}.state`);
  }
}

function usualScratchFolder({ folder, stateKey }: StateStoreOptions): string | null {
  if (process.platform === 'linux' && existsSync('/dev/shm')) return '/dev/shm';
  return stateKey ? null : folder;
}
