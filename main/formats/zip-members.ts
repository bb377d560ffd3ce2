import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { damagedFile, passwordNeeded, tooLarge } from './format-errors.ts';
import { type FormatLimits, formatLimits } from './format-limits.ts';

/** The members of a ZIP archive, inflated one by one as they are asked for. */
export interface ZipMembers {
  /** Names as the central directory gives them, "/" between folders, folders themselves left out. */
  readonly names: readonly string[];
  /** A member's bytes, null where there is none of the name (case does not count). */
  read(name: string): Promise<Uint8Array | null>;
}

/** Below this, a high ratio is what repeated words give, and harmless. */
const ratioFreeBytes = 8 * 2 ** 20;

/**
 * Opens a ZIP archive in memory.
 *
 * Throws `damaged-file` for a broken directory or member, `password-needed` for
 * an encrypted member when it is read, `too-large` past `limits`. Sizes are
 * counted while inflating: what the directory claims is not believed.
 */
export async function openZipMembers(bytes: Uint8Array, limits: FormatLimits = formatLimits): Promise<ZipMembers> {
  const { archive, entries } = await readDirectory(bytes, limits);
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.fileName.toLowerCase();
    if (!byName.has(key)) byName.set(key, entry);
  }
  let inflated = 0;
  return {
    names: entries.map((entry) => entry.fileName),
    async read(name) {
      const entry = byName.get(name.toLowerCase());
      if (!entry) return null;
      if (entry.isEncrypted()) throw passwordNeeded('archive');
      const member = await inflate(archive, entry, limits, limits.inflatedBytes - inflated);
      inflated += member.byteLength;
      return member;
    },
  };
}

function readDirectory(bytes: Uint8Array, limits: FormatLimits): Promise<{ archive: ZipFile; entries: Entry[] }> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    yauzl.fromBuffer(buffer, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(damagedFile('archive', error));
      if (archive.entryCount > limits.members) return reject(tooLarge('members'));
      const entries: Entry[] = [];
      archive.on('error', (failure) => reject(damagedFile('archive', failure)));
      archive.on('end', () => resolve({ archive, entries }));
      archive.on('entry', (entry) => {
        if (!entry.fileName.endsWith('/')) entries.push(entry);
        if (entries.length > limits.members) return reject(tooLarge('members'));
        archive.readEntry();
      });
      archive.readEntry();
    });
  });
}

function inflate(archive: ZipFile, entry: Entry, limits: FormatLimits, bytesLeft: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(damagedFile('archive', error));
      const chunks: Buffer[] = [];
      let length = 0;
      stream.on('error', (failure) => reject(damagedFile('archive', failure)));
      stream.on('data', (chunk: Buffer) => {
        length += chunk.byteLength;
        const bomb = length > ratioFreeBytes && length > entry.compressedSize * limits.inflationRatio;
        if (bomb || length > bytesLeft || length > limits.memberBytes) {
          reject(tooLarge('packed bytes'));
          stream.destroy();
          return;
        }
        chunks.push(chunk);
      });
      stream.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    });
  });
}
