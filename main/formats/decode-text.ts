import { decodeText as decodeByTrial } from './text-encoding.ts';

export interface TextWithEncoding {
  readonly text: string;
  readonly encoding: string;
  /** False where nothing in the bytes settled the encoding. */
  readonly certain: boolean;
}

/** Decodes a whole text: UTF-8, UTF-16 with or without its mark, Big5, GB18030, else Windows Latin. */
export function decodeText(bytes: Uint8Array): TextWithEncoding {
  const wide = unmarkedWide(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, certain: true };
  const { text, encoding } = decodeByTrial(bytes);
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return { text: text.replace(/^\ufeff/, ''), encoding, certain: marked || encoding === 'utf-8' };
}

/** UTF-16 without a mark shows in the NULs of its line breaks, spaces and letters. */
function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4_096) & ~1;
  if (length < 8 || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  if (odd > length / 16 && even === 0) return 'utf-16le';
  return even > length / 16 && odd === 0 ? 'utf-16be' : null;
}
