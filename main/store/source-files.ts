import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SampanError } from '#contract/errors.ts';
import {
  destroySealedKey,
  flushToDisk,
  inputBytes,
  type SealedPlace,
  type SealInput,
  sealedFileKey,
  sealTo,
} from '#main/sealing/sealed-file.ts';

export interface StoredSource {
  readonly sha256: string;
  readonly byteLength: number;
}

const headLength = 65_536;

/** Where the bytes of a source stand: `sources/ab/abcd….pdf` without looking whether they are there. */
export function sourceFilePath(dataFolder: string, sha256: string): string {
  return join(dataFolder, 'sources', sha256.slice(0, 2), sha256);
}

/** The first bytes of a file or of bytes, enough to tell the format; fewer where there are fewer. */
export async function readHead(input: string | Uint8Array): Promise<Uint8Array> {
  if (typeof input !== 'string') return input.subarray(0, headLength);
  const handle = await open(input, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Where sources are kept, and the secret that each one's key is derived from where they are sealed. */
export interface SourcePlace {
  readonly dataFolder: string;
  readonly fileSecret: Uint8Array | null;
}

/**
 * Where the bytes of a source stand, with the source's own key where it is
 * sealed: what a reading process is given, which then opens this one source.
 *
 * Errors: `file-not-found` (through `sampanErrorFrom`), `damaged-file` for a sealed store's file that is none.
 */
export function sourceFile({ dataFolder, fileSecret }: SourcePlace, sha256: string): SealedPlace {
  const path = sourceFilePath(dataFolder, sha256);
  if (fileSecret === null) return { path };
  const key = sealedFileKey(path, { secret: fileSecret, name: sealedName(sha256) });
  if (key === null)
    throw new SampanError('damaged-file', `The stored source ${sha256} is damaged. Add the file again.`);
  return { path, key };
}

/** A file on its way into the store or out of it; what a killed program left is swept by its process's number. */
function incomingPath(dataFolder: string): string {
  return join(dataFolder, 'sources', `incoming-${process.pid}-${Math.random().toString(36).slice(2)}`);
}

/** What a sealed source is bound to: under another hash it does not open. */
export function sealedName(sha256: string): string {
  return `source ${sha256}`;
}

/**
 * Copies a file into the store under its SHA-256, byte for byte, sealed where
 * the place has a secret; the same bytes twice are kept once. Memory stays small
 * whatever the size.
 *
 * Errors: `file-not-found`, `file-unreadable`, `empty-file`, `disk-full` (through `sampanErrorFrom`).
 */
export async function keepSource(place: SourcePlace, input: SealInput, signal?: AbortSignal): Promise<StoredSource> {
  if (typeof input === 'string') {
    const facts = await stat(input);
    if (!facts.isFile())
      throw new SampanError('file-unreadable', `${input} is not a file. Choose a file or a folder of files.`);
    if (facts.size === 0) throw new SampanError('empty-file', `${input} is empty (0 bytes). Ask for the file again.`);
  } else if (typeof input !== 'function' && input.byteLength === 0) {
    throw new SampanError('empty-file', 'The file is empty (0 bytes). Ask for it again.');
  }
  const incoming = incomingPath(place.dataFolder);
  await mkdir(dirname(incoming), { recursive: true });
  try {
    const stored =
      place.fileSecret === null
        ? await copyHashed(input, incoming, signal)
        : await sealHashed(input, incoming, place.fileSecret, signal);
    const target = sourceFilePath(place.dataFolder, stored.sha256);
    if (!existsSync(target)) {
      await mkdir(dirname(target), { recursive: true });
      await rename(incoming, target);
    }
    return stored;
  } finally {
    await rm(incoming, { force: true });
  }
}

/** Deletes a stored source; of a sealed one the key is destroyed first. */
export async function deleteSource({ dataFolder, fileSecret }: SourcePlace, sha256: string): Promise<void> {
  const path = sourceFilePath(dataFolder, sha256);
  if (!existsSync(path)) return;
  // Out of its place first: a program killed in between must not leave a file there that never opens again.
  const leaving = incomingPath(dataFolder);
  await rename(path, leaving);
  if (fileSecret !== null) await destroySealedKey(leaving);
  await rm(leaving, { force: true });
}

async function copyHashed(input: SealInput, target: string, signal?: AbortSignal): Promise<StoredSource> {
  const hashing = new HashingStream();
  await pipeline(inputBytes(input), hashing, createWriteStream(target), { ...(signal && { signal }) });
  await flushToDisk(target);
  return hashing.stored();
}

/**
 * The hash is known only at the end, and the key is bound to it: so the bytes are
 * gone through twice, and what is sealed must be what was hashed before.
 */
async function sealHashed(
  input: SealInput,
  target: string,
  secret: Uint8Array,
  signal?: AbortSignal,
): Promise<StoredSource> {
  const first = new HashingStream();
  first.resume();
  await pipeline(inputBytes(input), first, { ...(signal && { signal }) });
  const stored = first.stored();
  const again = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const piece of inputBytes(input)) {
      again.update(piece);
      yield piece;
    }
  }
  await sealTo(hashed, target, { secret, name: sealedName(stored.sha256) }, signal);
  if (again.digest('hex') !== stored.sha256)
    throw new SampanError('file-unreadable', 'The file changed while it was read. Add it again when it is finished.');
  return stored;
}

/** Passes bytes on and knows their hash and number when they have passed. */
class HashingStream extends Transform {
  readonly #hash = createHash('sha256');
  #byteLength = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#byteLength += chunk.length;
    done(null, chunk);
  }

  stored(): StoredSource {
    return { sha256: this.#hash.digest('hex'), byteLength: this.#byteLength };
  }
}
