import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of `prebuilds/SHA256SUMS`. */
export interface PrebuildRecord {
  /** Path under `prebuilds/`, with forward slashes. */
  readonly name: string;
  readonly sha256: string;
  /** Hash of what it was built from. */
  readonly sourceSha256: string;
}

/** The records of all committed binaries; empty when there is no record file. */
export function readPrebuildRecords(nativeFolder: string): readonly PrebuildRecord[] {
  let text: string;
  try {
    text = readFileSync(join(nativeFolder, 'prebuilds', 'SHA256SUMS'), 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const match = /^([0-9a-f]{64}) {2}(\S+) {2}source:([0-9a-f]{64})$/.exec(line.trim());
    const [, sha256, name, sourceSha256] = match ?? [];
    return sha256 && name && sourceSha256 ? [{ name, sha256, sourceSha256 }] : [];
  });
}

/** Lower-case hexadecimal SHA-256 of a file. */
export function fileSha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
