/** Reads an application archive back: that each file in it, and beside it, is what its header says. */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { binaryKind } from './binary-kind.mjs';

/**
 * Returns what is wrong with it, machine code inside it (which must lie beside it), and the header's hash, by which
 * Electron knows the whole.
 * @param {string} archive
 */
export async function checkArchive(archive) {
  const faults = [];
  const file = await open(archive);
  try {
    // Two of Chromium's pickles: the header's size, and the header as a text with its length before it.
    const head = await pieceOf(file, 0, 16);
    const begin = 8 + head.readUInt32LE(4);
    const header = (await pieceOf(file, 16, head.readUInt32LE(12))).toString('utf8');
    const files = [...filesOf(JSON.parse(header), '')];
    for (const { path, entry } of files) {
      const bytes = entry.unpacked
        ? await readFile(join(`${archive}.unpacked`, path)).catch(() => null)
        : await pieceOf(file, begin + Number(entry.offset), entry.size);
      if (bytes === null || bytes.length !== entry.size) faults.push(`${path} is not there as the archive says`);
      else if (!isWhole(bytes, entry.integrity)) faults.push(`${path} is not what the archive says`);
      else if (!entry.unpacked && binaryKind(bytes) !== null) faults.push(`${path} is machine code inside the archive`);
    }
    return { files: files.length, headerHash: sha256(header), faults };
  } finally {
    await file.close();
  }
}

function* filesOf(folder, path) {
  for (const [name, entry] of Object.entries(folder.files)) {
    const own = path === '' ? name : `${path}/${name}`;
    if (entry.files !== undefined) yield* filesOf(entry, own);
    else if (entry.link === undefined) yield { path: own, entry };
  }
}

async function pieceOf(file, position, length) {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

/** By the hash of the whole and of each block; a file without either is not whole. */
function isWhole(bytes, integrity) {
  if (integrity?.algorithm !== 'SHA256' || sha256(bytes) !== integrity.hash) return false;
  return integrity.blocks.every(
    (hash, index) => sha256(bytes.subarray(index * integrity.blockSize, (index + 1) * integrity.blockSize)) === hash,
  );
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
