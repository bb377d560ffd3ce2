import { damagedFile } from '../format-errors.ts';

/** Records of BIFF2 to BIFF4 with strings of their own form; the sheet library reads lies in them for minutes. */
const oldRecords: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 7, 8, 9]);

/**
 * Walks the records of a workbook stream (MS-XLS §2.1.4) before the sheet
 * library reads it. Throws `damaged-file` where a record runs over the end or is
 * none of the stream's version.
 */
export function checkBiffRecords(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.byteLength < 8 || view.getUint16(0, true) !== 0x0809) throw damagedFile('workbook');
  const version = view.getUint16(4, true);
  if (version !== 0x0600 && version !== 0x0500) throw damagedFile('workbook');
  for (let at = 0; at + 4 <= stream.byteLength; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    // Zeros fill the last sector.
    if (type === 0 && length === 0) return;
    if (length > 8_228 || at + 4 + length > stream.byteLength || oldRecords.has(type)) throw damagedFile('workbook');
    at += 4 + length;
  }
}
