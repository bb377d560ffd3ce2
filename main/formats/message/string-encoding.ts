import { decodeText } from '../decode-text.ts';
import type { OleStreams } from '../ole-streams.ts';

/** Windows code pages under the names that text decoders know. */
const byCodePage: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  20127: 'windows-1252',
  20866: 'koi8-r',
  28591: 'windows-1252',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  52936: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The encoding of a Windows code page, null for one that is not known. */
export function encodingOfCodePage(codePage: number | undefined): string | null {
  if (codePage === undefined) return null;
  return byCodePage[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : null);
}

/**
 * The encoding of an Outlook message's strings of single bytes: the code page that
 * the message states; else told by trial from its own words.
 */
export function stringEncoding(streams: OleStreams): { readonly encoding: string; readonly certain: boolean } {
  const stated = encodingOfCodePage(statedCodePage(streams.read('__properties_version1.0')));
  const parts = streams.names
    .filter((name) => /^__substg1\.0_[0-9A-F]{4}001E$/i.test(name))
    .map((name) => Buffer.from(streams.read(name) ?? []).subarray(0, 65_536));
  const bytes = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  if (stated) return { encoding: stated, certain: true };
  const { encoding, certain } = decodeText(bytes);
  return { encoding, certain };
}

/** PidTagMessageCodepage, else PidTagInternetCodepage (MS-OXMSG §2.4.2: entries of 16 bytes after a header of 32). */
function statedCodePage(properties: Uint8Array | null): number | undefined {
  if (properties === null) return undefined;
  const view = new DataView(properties.buffer, properties.byteOffset, properties.byteLength);
  const values = new Map<number, number>();
  for (let at = 32; at + 16 <= view.byteLength; at += 16)
    values.set(view.getUint32(at, true), view.getUint32(at + 8, true));
  return values.get(0x3ffd0003) ?? values.get(0x3fde0003);
}
