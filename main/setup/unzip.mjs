/** Unpacks a zip archive with its file modes; refuses names that would leave the folder. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * @param {string} zipPath
 * @param {string} folder made when it does not exist
 * @param {(name: string) => string | null} rename an entry's path inside the folder, or null to leave it out
 */
export async function unzip(zipPath, folder, rename) {
  const zip = await yauzl.openPromise(zipPath);
  try {
    for await (const entry of zip.eachEntry()) {
      const wanted = rename(entry.fileName);
      if (wanted === null || entry.fileName.endsWith('/')) continue;
      const target = join(folder, normalize(wanted));
      if (!target.startsWith(folder + sep)) throw new Error(`The archive names a file outside itself: ${wanted}`);
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
    }
  } finally {
    zip.close();
  }
}
