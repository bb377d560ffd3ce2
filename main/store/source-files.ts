import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SampanError } from '#contract/errors.ts';

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

/**
 * Copies a file into the store byte for byte under its SHA-256; the same bytes
 * twice are kept once. Memory stays small whatever the size.
 *
 * Errors: `file-not-found`, `file-unreadable`, `empty-file`, `disk-full` (through `sampanErrorFrom`).
 */
export async function keepSource(
  dataFolder: string,
  input: string | Uint8Array,
  signal?: AbortSignal,
): Promise<StoredSource> {
  if (typeof input === 'string') {
    const facts = await stat(input);
    if (!facts.isFile())
      throw new SampanError('file-unreadable', `${input} is not a file. Choose a file or a folder of files.`);
    if (facts.size === 0) throw new SampanError('empty-file', `${input} is empty (0 bytes). Ask for the file again.`);
  } else if (input.byteLength === 0) {
    throw new SampanError('empty-file', 'The file is empty (0 bytes). Ask for it again.');
  }
  const incoming = join(dataFolder, 'sources', `incoming-${process.pid}-${Math.random().toString(36).slice(2)}`);
  await mkdir(dirname(incoming), { recursive: true });
  try {
    return await copyUnderHash(dataFolder, input, incoming, signal);
  } finally {
    await rm(incoming, { force: true });
  }
}

async function copyUnderHash(
  dataFolder: string,
  input: string | Uint8Array,
  incoming: string,
  signal: AbortSignal | undefined,
): Promise<StoredSource> {
  const hash = createHash('sha256');
  let byteLength = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteLength += chunk.length;
      done(null, chunk);
    },
  });
  const from =
    typeof input === 'string'
      ? createReadStream(input)
      : [Buffer.from(input.buffer, input.byteOffset, input.byteLength)];
  await pipeline(from, measure, createWriteStream(incoming), { ...(signal && { signal }) });
  await flushToDisk(incoming);
  const sha256 = hash.digest('hex');
  const target = sourceFilePath(dataFolder, sha256);
  if (!existsSync(target)) {
    await mkdir(dirname(target), { recursive: true });
    await rename(incoming, target);
  }
  return { sha256, byteLength };
}

async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
