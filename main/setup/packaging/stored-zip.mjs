/** Writes a folder as a zip archive without compression: what @electron/packager wants a runtime as. */
import { createWriteStream } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { finished } from 'node:stream/promises';
import { crc32 } from 'node:zlib';

/**
 * @param {string} folder
 * @param {string} zipPath
 * @param {(name: string) => boolean} isWanted asked for each file's path inside the folder
 */
export async function writeStoredZip(folder, zipPath, isWanted) {
  const out = createWriteStream(zipPath);
  const directory = [];
  let offset = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() && !entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll('\\', '/');
    if (!isWanted(name)) continue;
    // A link is its target's name, by its mode: the frameworks of macOS are full of them.
    const bytes = entry.isSymbolicLink() ? Buffer.from(await readlink(path)) : await readFile(path);
    const record = { name: Buffer.from(name), crc: crc32(bytes), length: bytes.length, offset };
    const header = localHeader(record);
    directory.push(centralHeader(record, (await lstat(path)).mode));
    offset += header.length + bytes.length;
    if (offset > 0xffff_ffff) throw new Error('The runtime is larger than 4 GB; a plain zip cannot hold it.');
    out.write(header);
    if (!out.write(bytes)) await new Promise((drained) => out.once('drain', drained));
  }
  const central = Buffer.concat(directory);
  out.end(Buffer.concat([central, endRecord(directory.length, central.length, offset)]));
  await finished(out);
}

// The fields of both headers are those of APPNOTE.TXT 4.3.7 and 4.3.12; 1980-01-01 as the date of all.
const date = 0x0021;

function localHeader({ name, crc, length }) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(0x0800, 6);
  header.writeUInt16LE(date, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(length, 18);
  header.writeUInt32LE(length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader({ name, crc, length, offset }, mode) {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(0x0800, 8);
  header.writeUInt16LE(date, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(length, 20);
  header.writeUInt32LE(length, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE((mode << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endRecord(count, length, offset) {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x0605_4b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
