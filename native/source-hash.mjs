/** What a prebuild was made from, as one hash: names and contents of `binding.gyp` and everything in `src`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Lower-case hexadecimal SHA-256 of the addon's sources in `nativeFolder`; line ends do not matter. */
export function tokenizerSourceSha256(nativeFolder) {
  const hash = createHash('sha256');
  const sources = readdirSync(join(nativeFolder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(nativeFolder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));
  const files = ['binding.gyp', ...sources].sort();
  for (const file of files) {
    const text = readFileSync(join(nativeFolder, file), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${file}\0${text}\0`);
  }
  return hash.digest('hex');
}
