/** Fonts that show signs at the codes of letters, so that the letters are what a file tells. */
export type SignFont = 'dingbats' | 'wingdings';

/** ZapfDingbats has its signs in the order of Unicode's Dingbats block but for these. */
const otherDingbats = new Map([
  ['%', '☎'],
  ['*', '☛'],
  ['+', '☞'],
  ['H', '★'],
  ['l', '●'],
  ['n', '■'],
  ['s', '▲'],
  ['t', '▼'],
  ['u', '◆'],
  ['w', '◗'],
]);

/** The signs of Wingdings that contracts use: boxes to tick and marks of lists. */
const wingdings = new Map([
  ['o', '☐'],
  ['¨', '☐'],
  ['þ', '☑'],
  ['ý', '☒'],
  ['x', '☒'],
  ['ü', '✓'],
  ['û', '✗'],
  ['l', '●'],
  ['n', '■'],
  ['q', '❑'],
  ['v', '❖'],
  ['§', '▪'],
  ['Ø', '➢'],
  ['à', '→'],
]);

/** Which of these a font is by its name; null for an ordinary font. */
export function signFontOf(name: string): SignFont | null {
  if (/^(?:[A-Z]{6}\+)?ZapfDingbats/.test(name)) return 'dingbats';
  return /^(?:[A-Z]{6}\+)?Wingdings(?![ -]?[23])/.test(name) ? 'wingdings' : null;
}

/** The sign that the font shows where the text says a letter: in ZapfDingbats "4" is a tick. */
export function signOf(font: SignFont, unicode: string): string {
  const code = unicode.charCodeAt(0);
  if (unicode.length !== 1) return unicode;
  if (font === 'wingdings') {
    const letter = code >= 0xf000 && code <= 0xf0ff ? String.fromCharCode(code - 0xf000) : unicode;
    return wingdings.get(letter) ?? unicode;
  }
  if (code < 0x21 || code > 0x7e) return unicode;
  return otherDingbats.get(unicode) ?? String.fromCharCode(0x2701 + code - 0x21);
}
