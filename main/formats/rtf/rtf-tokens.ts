/** The lexical layer of RTF 1.9.1: groups, control words with a number, control symbols, bytes of text. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** Bytes of text as they stand. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  /** One byte of text behind a backslash: \'hh, or a sign that has a meaning of its own. */
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array };

const open: RtfToken = { kind: 'open' };
const close: RtfToken = { kind: 'close' };

/** The tokens of a file, in order. Line breaks in the source are no text and are left out. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7b) {
      at += 1;
      yield open;
    } else if (byte === 0x7d) {
      at += 1;
      yield close;
    } else if (byte === 0x5c) {
      const [token, next] = control(bytes, at + 1);
      at = next;
      if (token) yield token;
    } else {
      const start = at;
      while (at < bytes.length && isPlain(bytes[at] ?? 0)) at += 1;
      if (at > start) yield { kind: 'text', bytes: bytes.subarray(start, at) };
      else at += 1;
    }
  }
}

function control(bytes: Uint8Array, start: number): [RtfToken | null, number] {
  const first = bytes[start];
  if (first === undefined) return [null, start];
  if (!isLetter(first)) return controlSymbol(bytes, start, first);
  let at = start;
  while (at < bytes.length && at - start < 32 && isLetter(bytes[at] ?? 0)) at += 1;
  const word = ascii(bytes, start, at);
  const numberStart = at;
  if (bytes[at] === 0x2d) at += 1;
  while (at - numberStart < 11 && isDigit(bytes[at] ?? 0)) at += 1;
  const digits = ascii(bytes, numberStart, at);
  const value = /\d/.test(digits) ? Number(digits) : null;
  if (value === null) at = numberStart;
  if (bytes[at] === 0x20) at += 1;
  if (word === 'bin' && value !== null) {
    const end = Math.min(bytes.length, at + Math.max(0, value));
    return [{ kind: 'binary', bytes: bytes.subarray(at, end) }, end];
  }
  return [{ kind: 'word', word, value }, at];
}

function controlSymbol(bytes: Uint8Array, start: number, symbol: number): [RtfToken, number] {
  if (symbol === 0x27) {
    const byte = Number.parseInt(ascii(bytes, start + 1, start + 3), 16);
    return [{ kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, start + 3];
  }
  if (symbol === 0x5c || symbol === 0x7b || symbol === 0x7d) {
    return [{ kind: 'byte', byte: symbol }, start + 1];
  }
  if (symbol === 0x0a || symbol === 0x0d) return [{ kind: 'word', word: 'par', value: null }, start + 1];
  return [{ kind: 'symbol', symbol: String.fromCharCode(symbol) }, start + 1];
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end && at < bytes.length; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function isPlain(byte: number): boolean {
  return byte !== 0x7b && byte !== 0x7d && byte !== 0x5c && byte !== 0x0a && byte !== 0x0d && byte !== 0;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
