import { decodeText } from '../decode-text.ts';

/**
 * A mail's bytes with what stands in no stated encoding turned into UTF-8: headers
 * that were sent as raw Big5 or GB18030, and the whole of a mail that names no
 * character set. `guessed` is the encoding that was told by trial, null where none was.
 */
export function withStatedEncoding(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly guessed: string | null } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = headEnd(all);
  const namesCharset = /charset\s{0,9}\*?=/i.test(all.subarray(0, 2 ** 20).toString('latin1'));
  const isEncoded = /^content-transfer-encoding:\s{0,9}(?:base64|quoted-printable)/im.test(
    all.subarray(0, end).toString('latin1'),
  );
  const to = namesCharset || isEncoded ? end : all.length;
  const part = all.subarray(0, to);
  if (part.every((byte) => byte < 0x80)) return { bytes, guessed: null };
  const { text, encoding } = decodeText(part);
  if (encoding === 'utf-8' && to === end) return { bytes, guessed: null };
  if (!/^(?:utf-8|big5|gb18030)$/.test(encoding)) return { bytes, guessed: null };
  const stated = to === end ? text : withCharset(text);
  return { bytes: Buffer.concat([Buffer.from(stated), all.subarray(to)]), guessed: encoding };
}

/** A mail of one part that states no character set gets one. */
function withCharset(text: string): string {
  const head = text.slice(0, headEnd(Buffer.from(text.slice(0, 65_536), 'latin1')));
  if (/^content-type:/im.test(head)) return text;
  return `Content-Type: text/plain; charset=utf-8\r\n${text}`;
}

function headEnd(bytes: Buffer): number {
  const places = ['\r\n\r\n', '\n\n'].map((sign) => bytes.indexOf(sign)).filter((at) => at >= 0);
  return places.length === 0 ? bytes.length : Math.min(...places);
}
