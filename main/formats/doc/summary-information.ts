import type { SourceFact } from '#contract/flow.ts';
import { decodeCodePage } from '../rtf/code-pages.ts';

const names = new Map([
  [2, 'title'],
  [3, 'subject'],
  [4, 'author'],
  [5, 'keywords'],
  [8, 'last-modified-by'],
  [12, 'created'],
  [13, 'modified'],
  [18, 'program'],
]);

/** The facts of a `SummaryInformation` stream (MS-OLEPS); empty where it is none. */
export function readSummary(bytes: Uint8Array): SourceFact[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 56 || view.getUint16(0, true) !== 0xfffe) return [];
  const start = view.getUint32(44, true);
  if (start + 8 > bytes.byteLength) return [];
  const count = Math.min(view.getUint32(start + 4, true), 100);
  const places = new Map<number, number>();
  for (let index = 0; index < count && start + 16 + index * 8 <= bytes.byteLength; index += 1) {
    places.set(view.getUint32(start + 8 + index * 8, true), start + view.getUint32(start + 12 + index * 8, true));
  }
  const codePageAt = places.get(1);
  const codePage =
    codePageAt !== undefined && codePageAt + 6 <= bytes.byteLength ? view.getUint16(codePageAt + 4, true) : 1252;
  const facts: SourceFact[] = [];
  for (const [id, name] of names) {
    const at = places.get(id);
    if (at === undefined || at + 12 > bytes.byteLength) continue;
    const value = readValue(view, bytes, at, codePage);
    if (value) facts.push({ name, value });
  }
  return facts;
}

function readValue(view: DataView, bytes: Uint8Array, at: number, codePage: number): string {
  const type = view.getUint16(at, true);
  if (type === 30) {
    const length = Math.min(view.getUint32(at + 4, true), bytes.byteLength - at - 8);
    return decodeCodePage(bytes.subarray(at + 8, at + 8 + length), codePage)
      .replace(/\0[\s\S]*$/, '')
      .trim();
  }
  if (type !== 64) return '';
  const ticks = view.getBigUint64(at + 4, true);
  const ms = Number(ticks / 10_000n) - 11_644_473_600_000;
  return ticks === 0n || Math.abs(ms) > 8.64e15 ? '' : new Date(ms).toISOString();
}
