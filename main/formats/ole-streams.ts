import { damagedFile, tooLarge } from './format-errors.ts';
import { type FormatLimits, formatLimits } from './format-limits.ts';

/** The streams of an OLE2 compound file (MS-CFB), the container of DOC, XLS, PPT and MSG. */
export interface OleStreams {
  /** Names of streams at the root. */
  readonly names: readonly string[];
  /** A root stream's bytes; null where there is none of the name. */
  read(name: string): Uint8Array | null;
  /**
   * Whether the directory is a tree, no chain runs in a circle and the streams' sizes together fit the
   * file: what a reader needs that follows them without a check.
   */
  isSound(): boolean;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const endOfChain = 0xfffffff0;

export function isOle(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Opens a compound file in memory. Throws `damaged-file` where its tables lie, `too-large` past `limits`. */
export function openOleStreams(bytes: Uint8Array, limits: FormatLimits = formatLimits): OleStreams {
  if (!isOle(bytes) || bytes.byteLength < 512) throw damagedFile('file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 2 ** view.getUint16(30, true);
  const miniSize = 2 ** view.getUint16(32, true);
  if ((sectorSize !== 512 && sectorSize !== 4096) || miniSize !== 64) throw damagedFile('file');
  const sectorCount = Math.ceil((bytes.byteLength - sectorSize) / sectorSize);
  const table = readSectorTable(view, sectorSize, sectorCount);

  function sector(index: number): Uint8Array {
    const start = (index + 1) * sectorSize;
    return bytes.subarray(start, start + sectorSize);
  }
  function chain(start: number): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let at = start; at < endOfChain; at = table[at] ?? endOfChain) {
      if (at >= sectorCount || parts.length > sectorCount) throw damagedFile('file');
      parts.push(sector(at));
    }
    return Buffer.concat(parts);
  }

  const entries = readEntries(chain(view.getUint32(48, true)), limits);
  const root = entries[0];
  if (!root) throw damagedFile('file');
  const miniStream = root.start < endOfChain ? chain(root.start) : new Uint8Array(0);
  const miniStart = view.getUint32(60, true);
  const miniBytes = miniStart < endOfChain ? chain(miniStart) : new Uint8Array(0);
  const miniTable = new DataView(miniBytes.buffer, miniBytes.byteOffset, miniBytes.byteLength);

  function miniChain(start: number, size: number): Uint8Array {
    const parts: Uint8Array[] = [];
    const most = Math.ceil(size / miniSize);
    for (let at = start; at < endOfChain && parts.length < most; ) {
      parts.push(miniStream.subarray(at * miniSize, (at + 1) * miniSize));
      at = at * 4 + 4 <= miniTable.byteLength ? miniTable.getUint32(at * 4, true) : endOfChain;
    }
    return Buffer.concat(parts);
  }

  const streams = childrenOf(entries, root).filter((entry) => entry.type === 2);
  const cutoff = view.getUint32(56, true);
  return {
    names: childrenOf(entries, root).map((entry) => entry.name),
    isSound() {
      // Counts of the header's tables: of sectors, of small sectors, of more tables.
      const counts = [44, 64, 72].map((at) => view.getUint32(at, true));
      if (cutoff !== 4_096 || counts.some((count) => count > sectorCount) || !isTree(entries, root)) return false;
      const next = (at: number) =>
        at * 4 + 4 <= miniTable.byteLength ? miniTable.getUint32(at * 4, true) : endOfChain;
      const most = miniTable.byteLength / 4;
      let total = 0;
      return entries.every(({ type, start, size }) => {
        if (type !== 2) return true;
        total += size;
        let steps = 0;
        if (size < cutoff) for (let at = start; at < endOfChain && steps <= most; at = next(at)) steps += 1;
        return steps <= most && total <= bytes.byteLength;
      });
    },
    read(name) {
      const entry = streams.find((candidate) => candidate.name === name);
      if (!entry) return null;
      const whole = entry.size < cutoff ? miniChain(entry.start, entry.size) : chain(entry.start);
      return whole.subarray(0, entry.size);
    },
  };
}

function readSectorTable(view: DataView, sectorSize: number, sectorCount: number): number[] {
  const perSector = sectorSize / 4;
  const places: number[] = [];
  for (let index = 0; index < 109; index += 1) places.push(view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  for (let steps = 0; next < endOfChain && steps <= sectorCount; steps += 1) {
    const start = (next + 1) * sectorSize;
    if (start + sectorSize > view.byteLength) throw damagedFile('file');
    for (let index = 0; index < perSector - 1; index += 1) places.push(view.getUint32(start + index * 4, true));
    next = view.getUint32(start + sectorSize - 4, true);
  }
  const table: number[] = [];
  for (const place of places) {
    if (place >= endOfChain) continue;
    const start = (place + 1) * sectorSize;
    for (let index = 0; index < perSector && table.length < sectorCount; index += 1) {
      const at = start + index * 4;
      table.push(at + 4 <= view.byteLength ? view.getUint32(at, true) : endOfChain);
    }
  }
  return table;
}

function readEntries(bytes: Uint8Array, limits: FormatLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.byteLength; at += 128) {
    if (entries.length > limits.members) throw tooLarge('streams');
    const nameLength = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
    let name = '';
    for (let index = 0; index < nameLength; index += 2) name += String.fromCharCode(view.getUint16(at + index, true));
    entries.push({
      name,
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The entries of a storage: a tree of siblings, walked without trusting that it is one. */
function childrenOf(entries: readonly Entry[], storage: Entry): Entry[] {
  const found: Entry[] = [];
  const seen = new Set<number>();
  const waiting = [storage.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    found.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
}

function isTree(entries: readonly Entry[], root: Entry): boolean {
  const seen = new Set<number>([0]);
  const waiting = [root.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index >= endOfChain) continue;
    const entry = entries[index];
    if (!entry || seen.has(index)) return false;
    seen.add(index);
    waiting.push(entry.left, entry.right, entry.child);
  }
  return true;
}
