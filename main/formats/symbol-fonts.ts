/** Characters of the symbol fonts as Unicode, those that papers use: boxes, ticks, bullets, arrows, Greek. */

const wingdings: Readonly<Record<number, string>> = {
  74: '☺',
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  112: '☐',
  113: '❑',
  114: '❒',
  115: '⬧',
  116: '⧫',
  117: '◆',
  118: '❖',
  119: '⬥',
  120: '☒',
  158: '·',
  159: '•',
  161: '○',
  162: '⭕',
  167: '▪',
  168: '◻',
  170: '✦',
  171: '★',
  172: '✶',
  178: '✧',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
  34: '✂',
  40: '☎',
  42: '✉',
  70: '☞',
  63: '✍',
};
const wingdings2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  151: '●',
  163: '☐',
  42: '☐',
};
const symbolFont: Readonly<Record<number, string>> = {
  183: '•',
  167: '♣',
  168: '♦',
  176: '°',
  177: '±',
  179: '≥',
  163: '≤',
  180: '×',
  184: '÷',
  185: '≠',
  165: '∞',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  187: '≈',
  208: '∠',
  210: '®',
  211: '©',
  212: '™',
  222: '⇒',
  219: '⇔',
  229: '∑',
  214: '√',
  190: '—',
  188: '…',
  45: '−',
  162: '′',
  178: '″',
  206: '∈',
};
const symbolLetters = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const symbolSmallLetters = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';

/** A character of a symbol font as Unicode; null where the font's sign has no known counterpart. */
export function symbolCharacter(code: number, font: string): string | null {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const name = font.toLowerCase();
  if (name === 'wingdings') return wingdings[low] ?? null;
  if (name === 'wingdings 2') return wingdings2[low] ?? null;
  if (name === 'symbol' || name === 'standard symbols l') {
    if (low >= 0x41 && low <= 0x5a) return symbolLetters[low - 0x41] ?? null;
    if (low >= 0x61 && low <= 0x7a) return symbolSmallLetters[low - 0x61] ?? null;
    return symbolFont[low] ?? (low >= 0x20 && low < 0x7f ? String.fromCharCode(low) : null);
  }
  return code >= 0xf000 && code <= 0xf0ff ? null : String.fromCodePoint(Math.min(Math.max(code, 0x20), 0x10ffff));
}

/** `text` set in `font`: private characters of symbol fonts become Unicode, or □ where none is known. */
export function withoutSymbolFont(text: string, font: string): string {
  if (!/[\uf000-\uf0ff]/.test(text) && !/^(wingdings( 2)?|symbol)$/i.test(font)) return text;
  return [...text].map((sign) => symbolCharacter(sign.codePointAt(0) ?? 0x20, font) ?? '□').join('');
}
