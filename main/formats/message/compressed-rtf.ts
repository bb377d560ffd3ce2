import { damagedFile, tooLarge } from '../format-errors.ts';

const packedKind = 0x75465a4c;
const plainKind = 0x414c454d;
/** What the dictionary holds at the start (MS-OXRTFCP §2.1.2.1). */
const firstWords = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);

/**
 * The RTF of an Outlook message's packed body (MS-OXRTFCP). Ends with its input, whatever its header claims.
 * Throws `damaged-file`, and `too-large` past `mostBytes`.
 */
export function unpackRtf(packed: Uint8Array, mostBytes: number): Uint8Array {
  if (packed.length < 16) throw damagedFile('Outlook message');
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const size = view.getUint32(4, true);
  if (size > mostBytes) throw tooLarge('packed bytes');
  const kind = view.getUint32(8, true);
  if (kind === plainKind) return packed.subarray(16, 16 + size);
  if (kind !== packedKind) throw damagedFile('Outlook message');
  const end = Math.min(packed.length, view.getUint32(0, true) + 4);
  // A reference of two bytes gives at most seventeen.
  const out = Buffer.alloc(firstWords.length + Math.min(size, (end - 16) * 9) + 32);
  firstWords.copy(out);
  let to = firstWords.length;
  let at = 16;
  while (at < end && to < out.length - 17) {
    const flags = packed[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < end && to < out.length - 17; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        out[to] = packed[at] ?? 0;
        to += 1;
        at += 1;
        continue;
      }
      if (at + 2 > end) return out.subarray(firstWords.length, to);
      const token = view.getUint16(at);
      at += 2;
      // Places are those of a ring of 4,096 bytes; its own write place ends the text.
      const back = (to - (token >> 4)) & 4095;
      if (back === 0) return out.subarray(firstWords.length, to);
      for (let count = (token & 15) + 2; count > 0; count -= 1) {
        out[to] = to >= back ? (out[to - back] ?? 0) : 0x20;
        to += 1;
      }
    }
  }
  return out.subarray(firstWords.length, to);
}
