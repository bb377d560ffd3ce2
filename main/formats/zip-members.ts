import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { damagedFile, passwordNeeded, tooLarge } from './format-errors.ts';
import { type FormatLimits, formatLimits } from './format-limits.ts';
import { memberNames } from './zip-names.ts';

/** The members of a ZIP archive, inflated one by one as they are asked for. */
export interface ZipMembers {
  /** Names as the central directory gives them, "/" between folders, folders themselves left out. */
  readonly names: readonly string[];
  /** The encoding of names that the archive does not state and that was told by trial; null where none was. */
  readonly guessedEncoding: string | null;
  /** A member's bytes, null where there is none of the name; where no name fits exactly, case does not count. */
  read(name: string): Promise<Uint8Array | null>;
  /** The bytes of the member whose name is `names[index]`; null past the end. */
  readAt(index: number): Promise<Uint8Array | null>;
  /** Bytes that may still be inflated. */
  bytesLeft(): number;
}

/** Below this, a high ratio is what repeated words give, and harmless. */
export const ratioFreeBytes = 8 * 2 ** 20;

/**
 * Opens a ZIP archive in memory.
 *
 * Throws `damaged-file` for a broken directory or member, `password-needed` for
 * an encrypted member when it is read, `too-large` past `limits`. Sizes are
 * counted while inflating: what the directory claims is not believed.
 */
export async function openZipMembers(bytes: Uint8Array, limits: FormatLimits = formatLimits): Promise<ZipMembers> {
  const directory = await readDirectory(bytes, limits);
  const { archive } = directory;
  const { names: all, guessedEncoding } = memberNames(directory.entries);
  const entries: Entry[] = [];
  const names: string[] = [];
  for (const [index, entry] of directory.entries.entries()) {
    const name = all[index] ?? '';
    if (name.endsWith('/')) continue;
    entries.push(entry);
    names.push(name);
  }
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    if (!exact.has(name)) exact.set(name, index);
    if (!folded.has(name.toLowerCase())) folded.set(name.toLowerCase(), index);
  }
  let inflated = 0;
  async function readAt(index: number): Promise<Uint8Array | null> {
    const entry = entries[index];
    if (!entry) return null;
    if (entry.isEncrypted()) throw passwordNeeded('archive');
    return await inflate(archive, entry, limits, limits.inflatedBytes - inflated, (count) => {
      inflated += count;
    });
  }
  return {
    names,
    guessedEncoding,
    readAt,
    async read(name) {
      const index = exact.get(name) ?? folded.get(name.toLowerCase());
      return index === undefined ? null : await readAt(index);
    },
    bytesLeft: () => Math.max(0, limits.inflatedBytes - inflated),
  };
}

function readDirectory(bytes: Uint8Array, limits: FormatLimits): Promise<{ archive: ZipFile; entries: Entry[] }> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    yauzl.fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (error, archive) => {
      if (error) return reject(damagedFile('archive', error));
      if (archive.entryCount > limits.members) return reject(tooLarge('members'));
      const entries: Entry[] = [];
      archive.on('error', (failure) => reject(damagedFile('archive', failure)));
      archive.on('end', () => resolve({ archive, entries }));
      archive.on('entry', (entry) => {
        entries.push(entry);
        if (entries.length > limits.members) return reject(tooLarge('members'));
        archive.readEntry();
      });
      archive.readEntry();
    });
  });
}

function inflate(
  archive: ZipFile,
  entry: Entry,
  limits: FormatLimits,
  bytesLeft: number,
  count: (bytes: number) => void,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(damagedFile('archive', error));
      const chunks: Buffer[] = [];
      let length = 0;
      stream.on('error', (failure) => reject(damagedFile('archive', failure)));
      stream.on('data', (chunk: Buffer) => {
        length += chunk.byteLength;
        count(chunk.byteLength);
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
