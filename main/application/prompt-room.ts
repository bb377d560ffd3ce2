import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The most that is kept of what models were asked; a call takes a few kilobytes. */
export const mostPromptBytes = 256 * 2 ** 20;

/** How much is left when room was made, so that it is not made at every call. */
const leftShare = 0.98;

interface KeptFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly keptAtMs: number;
}

/** By folder, what stands in it as far as this program knows: another may write there too. */
const known = new Map<string, number>();

/**
 * Holds what is kept of prompts to `mostBytes`, the oldest going first. Counts
 * what is written and looks at the folder only at the first call and where the
 * bound is passed. Returns the hashes of those that went. Faults of the disk
 * only leave more standing.
 */
export async function makePromptRoom(
  folder: string,
  writtenBytes: number,
  mostBytes: number = mostPromptBytes,
): Promise<string[]> {
  const before = known.get(folder);
  if (before !== undefined && before + writtenBytes <= mostBytes) {
    known.set(folder, before + writtenBytes);
    return [];
  }
  const files = await keptFiles(folder);
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const gone: string[] = [];
  if (bytes > mostBytes)
    for (const file of files.toSorted((a, b) => a.keptAtMs - b.keptAtMs)) {
      if (bytes <= mostBytes * leftShare) break;
      try {
        await rm(file.path);
      } catch {
        continue;
      }
      bytes -= file.bytes;
      gone.push(file.sha256);
    }
  known.set(folder, bytes);
  return gone;
}

async function keptFiles(folder: string): Promise<KeptFile[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files: KeptFile[] = [];
  for (const name of names) {
    const sha256 = /([0-9a-f]{64})\.json$/.exec(name)?.[1];
    if (sha256 === undefined) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null) files.push({ path, sha256, bytes: found.size, keptAtMs: found.mtimeMs });
  }
  return files;
}
