import { ideographForRadical } from './cjk-radicals.ts';

/** A character as text can use it. */
export interface ReadableCharacter {
  /** Empty for marks that are never seen. */
  readonly text: string;
  /** What the file says where it differs from `text`; else null. */
  readonly source: string | null;
  readonly kind: 'letter' | 'space' | 'unseen' | 'unknown';
}

const space: ReadableCharacter = { text: ' ', source: null, kind: 'space' };
const unseen: ReadableCharacter = { text: '', source: null, kind: 'unseen' };
const known = new Map<string, ReadableCharacter>();

/**
 * Text for the Unicode value that a PDF's font gives for one glyph.
 *
 * Radicals become ideographs, compatibility ideographs their unified form,
 * vertical punctuation its ordinary form and Latin ligatures their letters.
 * Control characters, lone surrogates and an absent value become U+FFFD, so
 * that no glyph is lost silently; private use characters (older Hong Kong
 * fonts) stay, their meaning unknown.
 */
export function readableCharacter(unicode: string): ReadableCharacter {
  let result = known.get(unicode);
  if (result === undefined) {
    result = read(unicode);
    if (known.size < 100_000) known.set(unicode, result);
  }
  return result;
}

function read(unicode: string): ReadableCharacter {
  if (/^[\p{Zs}\t\n\v\f\r]+$/u.test(unicode)) return space;
  // Not Default_Ignorable as a whole: variation selectors distinguish ideographs.
  if (/^[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+$/u.test(unicode)) return unseen;
  let text = '';
  let mended = false;
  let unknown = unicode === '';
  for (const character of unicode) {
    const readable = readOne(character);
    if (readable === null || isPrivate(readable)) unknown = true;
    if (readable !== character) mended = true;
    text += readable ?? '\ufffd';
  }
  if (unicode === '') text = '\ufffd';
  return { text, source: mended && !unknown ? unicode : null, kind: unknown ? 'unknown' : 'letter' };
}

/** Signs of the Symbol and Wingdings fonts that office programs print in lists. */
const symbols = new Map([
  [0xf0b7, '•'],
  [0xf0a7, '▪'],
  [0xf0d8, '➢'],
  [0xf0fc, '✓'],
  [0xf076, '❖'],
]);

/** Punctuation as vertical writing shows it, beside its ordinary form. */
const verticalForms =
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰‥︱—︲–︳＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］';

function isPrivate(character: string): boolean {
  return /^\p{Co}$/u.test(character);
}

function readOne(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code < 0x20 || code === 0x7f ? null : character;
  if (code < 0xa0 || code === 0xfffd) return null;
  if (code >= 0xd800 && code <= 0xdfff) return null;
  if (code % 0x10000 >= 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)) return null;
  if (code >= 0xf000 && code <= 0xf0ff) return symbols.get(code) ?? character;
  if (code >= 0x2e80 && code <= 0x2eff) return ideographForRadical(character) ?? character;
  if (code >= 0x2f00 && code <= 0x2fdf) return character.normalize('NFKC');
  if (code >= 0xfb00 && code <= 0xfb06) return character.normalize('NFKC');
  if (code >= 0xfe10 && code <= 0xfe48) {
    const at = verticalForms.indexOf(character);
    return at >= 0 && at % 2 === 0 ? verticalForms.charAt(at + 1) : character;
  }
  if ((code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f)) return character.normalize('NFKC');
  return character;
}
