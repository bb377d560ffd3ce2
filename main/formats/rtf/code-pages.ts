import { TextDecoder } from 'node:util';

/** Windows code pages by the names that `TextDecoder` has for them. */
const codePages = new Map<number, string>([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [951, 'big5'],
  [10000, 'macintosh'],
  [10001, 'shift_jis'],
  [10002, 'big5'],
  [10008, 'gb18030'],
  [20936, 'gb18030'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

const charsets = new Map<number, number>([
  [77, 10000],
  [78, 932],
  [79, 949],
  [80, 936],
  [81, 950],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

/** The code page of a font's `\fcharset`; null for the two that say nothing (0 ANSI, 1 default). */
export function codePageOfCharset(charset: number): number | null {
  return charsets.get(charset) ?? null;
}

/** Whether characters take two bytes there. */
export function isDoubleByte(codePage: number): boolean {
  return /^(shift_jis|gb18030|euc-kr|big5)$/.test(codePages.get(codePage) ?? '');
}

const decoders = new Map<string, TextDecoder>();

function decoder(label: string, fatal: boolean): TextDecoder {
  const key = `${label}/${fatal}`;
  let known = decoders.get(key);
  if (!known) {
    known = new TextDecoder(label, { fatal, ignoreBOM: true });
    decoders.set(key, known);
  }
  return known;
}

/** Bytes of a code page as text; unknown code pages are read as Windows Latin. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  return decoder(labelOf(codePage), false).decode(bytes);
}

/** As `decodeCodePage`, null where a byte has no meaning there. */
export function decodeExactly(bytes: Uint8Array, codePage: number): string | null {
  try {
    return decoder(labelOf(codePage), true).decode(bytes);
  } catch {
    return null;
  }
}

function labelOf(codePage: number): string {
  return codePages.get(codePage) ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252');
}
