/**
 * The program's icon as Windows and macOS want it, put together from its PNG pictures: both formats hold pictures as
 * PNG, behind a list of their sizes.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Apple's types of PNG pictures, by pixels. */
const icnsTypes = { 32: 'ic11', 64: 'ic12', 128: 'ic07', 256: 'ic08', 512: 'ic09' };

/** Windows takes pictures of up to 256 pixels; that size is written as 0. */
export function icoOf(pictures) {
  const small = pictures.filter(({ size }) => size <= 256);
  const head = Buffer.alloc(6 + 16 * small.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(small.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of small.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...small.map(({ png }) => png)]);
}

export function icnsOf(pictures) {
  const parts = pictures.flatMap(({ size, png }) =>
    icnsTypes[size] === undefined ? [] : [entry(icnsTypes[size], png)],
  );
  return entry('icns', Buffer.concat(parts));
}

function entry(type, bytes) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

/** Writes both into a folder; returns their path without the ending, as the packager takes it. */
export async function writeIconFiles(iconsFolder, folder) {
  const pictures = await Promise.all(
    [32, 48, 64, 128, 256, 512].map(async (size) => ({
      size,
      png: await readFile(join(iconsFolder, `sampan-${size}.png`)),
    })),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'sampan.ico'), icoOf(pictures));
  await writeFile(join(folder, 'sampan.icns'), icnsOf(pictures));
  return join(folder, 'sampan');
}
