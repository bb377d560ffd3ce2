import { createDeflateRaw, inflateRawSync } from 'node:zlib';

/** A file of a small archive, as it is packed in it. */
export interface PackedFile {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly checksum: number;
  readonly length: number;
  readonly packed: Uint8Array;
}

const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const localMark = 0x04034b50;
const centralMark = 0x02014b50;
/** 1980-01-01: archives of the same content are the same bytes. */
const firstDay = 0x0021;

/** The files of an archive that this program packed itself. @throws {Error} where it is none. */
export function packedFiles(archive: Uint8Array): PackedFile[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.lastIndexOf(endMark);
  if (end < 0) throw new Error('not a ZIP archive');
  const files: PackedFile[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = bytes.readUInt32LE(at + 42);
    const nameLength = bytes.readUInt16LE(at + 28);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    files.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      length: bytes.readUInt32LE(at + 24),
      packed: bytes.subarray(start, start + bytes.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** The content of a packed file. */
export function unpackedFile({ method, packed }: PackedFile): Buffer {
  return method === 8 ? inflateRawSync(packed) : Buffer.from(packed);
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of bytes that go on from those whose inner state is `state`; 0xffffffff is the first. */
function continuedChecksum(state: number, bytes: Uint8Array): number {
  let value = state;
  for (const byte of bytes) value = (value >>> 8) ^ (remainders[(value ^ byte) & 255] ?? 0);
  return value;
}

/** Packs a file whose content comes in pieces: only the packed bytes are ever held whole. */
export async function packedFile(name: string, pieces: AsyncIterable<string>): Promise<PackedFile> {
  const deflate = createDeflateRaw({ level: 6 });
  const packed: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => deflate.on('end', resolve).on('error', reject));
  deflate.on('data', (part: Buffer) => packed.push(part));
  let state = 0xffffffff;
  let length = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece, 'utf8');
    state = continuedChecksum(state, bytes);
    length += bytes.length;
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await done;
  return { name, method: 8, checksum: (state ^ 0xffffffff) >>> 0, length, packed: Buffer.concat(packed) };
}

/** An archive of packed files. */
export function archiveOf(files: readonly PackedFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, method, checksum, length, packed } of files) {
    const nameBytes = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    // Names are UTF-8.
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(firstDay, 8);
    shared.writeUInt32LE(checksum, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localMark, 0);
    parts.push(local, shared, nameBytes, packed);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(centralMark, 0);
    central.writeUInt16LE(20, 4);
    central.set(shared, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(central, nameBytes);
    offset += local.length + shared.length + nameBytes.length + packed.length;
  }
  const directoryLength = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.set(endMark);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directoryLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
