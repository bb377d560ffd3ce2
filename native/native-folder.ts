/**
 * Where the native binaries and their sources lie. The answer must hold in
 * three places: run from source (this file's own folder), bundled into
 * `out/main` (a `native` folder further up) and packaged (the same, inside the
 * archive, its binaries unpacked beside it).
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of the native folder, or null when there is none: `given`, else the environment's
 * `SAMPAN_NATIVE`, else the nearest `native/prebuilds` at or above this module.
 */
export function findNativeFolder(given?: string): string | null {
  const named = given ?? process.env.SAMPAN_NATIVE;
  if (named !== undefined && named !== '') return named;
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'prebuilds', 'SHA256SUMS'))) return folder;
    if (existsSync(join(folder, 'native', 'prebuilds', 'SHA256SUMS'))) return join(folder, 'native');
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}
