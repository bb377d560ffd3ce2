/** A storage of a compound file: its streams and storages by name. */
export interface Storage {
  readonly [name: string]: Uint8Array | Storage;
}

interface Entry {
  readonly name: string;
  readonly type: 1 | 2 | 5;
  readonly bytes: Uint8Array;
  child: number;
  right: number;
  start: number;
  size: number;
}

const sectorSize = 512;
const smallSize = 64;
const smallBound = 4096;
const none = 0xffffffff;
const chainEnd = 0xfffffffe;

function isStream(value: Uint8Array | Storage): value is Uint8Array {
  return value instanceof Uint8Array;
}

function enter(storage: Storage, entries: Entry[]): number {
  let before = none;
  for (const [name, value] of Object.entries(storage).toReversed()) {
    const bytes = isStream(value) ? value : new Uint8Array(0);
    const entry: Entry = {
      name,
      type: isStream(value) ? 2 : 1,
      bytes,
      child: none,
      right: before,
      start: chainEnd,
      size: bytes.length,
    };
    before = entries.push(entry) - 1;
    if (!isStream(value)) entry.child = enter(value, entries);
  }
  return before;
}

/** A compound file (MS-CFB version 3). */
export function compoundFile(root: Storage): Uint8Array {
  const entries: Entry[] = [
    { name: 'Root Entry', type: 5, bytes: new Uint8Array(0), child: none, right: none, start: chainEnd, size: 0 },
  ];
  const first = enter(root, entries);
  if (entries[0]) entries[0].child = first;
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const add = (bytes: Uint8Array): number => {
    const start = sectors.length;
    for (let at = 0; at < bytes.length; at += sectorSize) {
      const sector = Buffer.alloc(sectorSize);
      sector.set(bytes.subarray(at, at + sectorSize));
      sectors.push(sector);
      table.push(at + sectorSize < bytes.length ? sectors.length : chainEnd);
    }
    return bytes.length === 0 ? chainEnd : start;
  };
  const small: Buffer[] = [];
  const smallTable: number[] = [];
  for (const entry of entries) {
    if (entry.bytes.length >= smallBound) entry.start = add(entry.bytes);
    else if (entry.bytes.length > 0) {
      entry.start = smallTable.length;
      const count = Math.ceil(entry.bytes.length / smallSize);
      for (let index = 1; index < count; index += 1) smallTable.push(smallTable.length + 1);
      smallTable.push(chainEnd);
      small.push(Buffer.from(entry.bytes), Buffer.alloc(count * smallSize - entry.bytes.length));
    }
  }
  const smallStream = Buffer.concat(small);
  const rootEntry = entries[0];
  if (rootEntry) {
    rootEntry.start = add(smallStream);
    rootEntry.size = smallStream.length;
  }
  const packedSmall = Buffer.alloc(Math.ceil(smallTable.length / 128) * sectorSize, 0xff);
  for (const [index, value] of smallTable.entries()) packedSmall.writeUInt32LE(value, index * 4);
  const smallStart = add(packedSmall);
  const directory = Buffer.concat(entries.map(directoryEntry));
  const padded = Buffer.concat([directory, Buffer.alloc(-directory.length & (sectorSize - 1))]);
  const directoryStart = add(padded);
  let tableSectors = 1;
  while (tableSectors * 128 < sectors.length + tableSectors) tableSectors += 1;
  const tableStart = sectors.length;
  for (let index = 0; index < tableSectors; index += 1) table.push(0xfffffffd);
  const packed = Buffer.alloc(tableSectors * sectorSize, 0xff);
  for (const [index, value] of table.entries()) packed.writeUInt32LE(value, index * 4);
  const header = Buffer.alloc(sectorSize, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(smallBound, 56);
  header.writeUInt32LE(smallStart, 60);
  header.writeUInt32LE(packedSmall.length / sectorSize, 64);
  header.writeUInt32LE(chainEnd, 68);
  for (let index = 0; index < tableSectors; index += 1) header.writeUInt32LE(tableStart + index, 76 + index * 4);
  return new Uint8Array(Buffer.concat([header, ...sectors, packed]));
}

function directoryEntry(entry: Entry): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(entry.name, 0, 'utf16le');
  bytes.writeUInt16LE(entry.name.length * 2 + 2, 64);
  bytes[66] = entry.type;
  bytes[67] = 1;
  bytes.writeUInt32LE(none, 68);
  bytes.writeUInt32LE(entry.right, 72);
  bytes.writeUInt32LE(entry.child, 76);
  bytes.writeUInt32LE(entry.start, 116);
  bytes.writeUInt32LE(entry.size, 120);
  return bytes;
}
