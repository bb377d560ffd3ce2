import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Bytes read so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** Whether the file's SHA-256 is `sha256`; the whole file is read. False when there is no such file. */
export async function verifyModelFile(path: string, sha256: string, options: VerifyOptions = {}): Promise<boolean> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const content = createReadStream(path, {
      highWaterMark: 1 << 20,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    for await (const piece of content) {
      hash.update(piece);
      bytes += piece.length;
      options.onBytes?.(bytes);
    }
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return false;
    throw error;
  }
  return hash.digest('hex') === sha256;
}

const noteSchema = z.object({ sha256: z.string(), byteLength: z.number(), modifiedMs: z.number() });

/** Whether the file was verified before and has the same length and date as then, so that a start need not read it. */
export async function isKnownVerified(path: string, sha256: string): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(path);
    const note = noteSchema.parse(JSON.parse(await readFile(`${path}.verified`, 'utf8')));
    return note.sha256 === sha256 && note.byteLength === size && note.modifiedMs === mtimeMs;
  } catch {
    return false;
  }
}

/** Notes that the file was verified just now. */
export async function noteVerified(path: string, sha256: string): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  await writeFile(`${path}.verified`, JSON.stringify({ sha256, byteLength: size, modifiedMs: mtimeMs }));
}
