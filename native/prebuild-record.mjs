/**
 * `prebuilds/SHA256SUMS`: one line for each committed binary,
 * `SHA-256  path  source:SHA-256`, so that anyone can see that a binary is the
 * recorded one and was built from the sources beside it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileSha256 } from './node-gyp.mjs';

const prebuildsFolder = join(dirname(fileURLToPath(import.meta.url)), 'prebuilds');
const recordFile = join(prebuildsFolder, 'SHA256SUMS');

/** Writes or replaces the line of `file`, which lies under `prebuilds/`. */
export function recordPrebuild({ file, sourceSha256 }) {
  const name = relative(prebuildsFolder, file).replaceAll('\\', '/');
  const others = existsSync(recordFile)
    ? readFileSync(recordFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '' && line.split(/\s+/)[1] !== name)
    : [];
  const lines = [...others, `${fileSha256(file)}  ${name}  source:${sourceSha256}`];
  lines.sort((left, right) => (left.split(/\s+/)[1] ?? '').localeCompare(right.split(/\s+/)[1] ?? ''));
  writeFileSync(recordFile, `${lines.join('\n')}\n`);
}
