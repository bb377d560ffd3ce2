/** What a prebuild was made from, as one hash: names and contents of `binding.gyp` and everything in `src`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lower-case hexadecimal SHA-256 of the addon's sources in `nativeFolder`; line ends do not matter. */
export function tokenizerSourceSha256(nativeFolder) {
  const hash = createHash('sha256');
  const files = ['binding.gyp', ...readdirSync(join(nativeFolder, 'src')).map((name) => `src/${name}`)].sort();
  for (const file of files) {
    const text = readFileSync(join(nativeFolder, file), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${file}\0${text}\0`);
  }
  return hash.digest('hex');
}
