import { fold } from '#main/language/folding.ts';
import { words } from '#main/language/words.ts';

/** Words of written Cantonese and the first word of written Chinese for each, by folded form. */
export type WrittenForms = ReadonlyMap<string, string>;

/** Characters that hardly stand in a text of written Chinese: 係 and 俾 are left out, for the law of Hong Kong writes them. */
const telling = /[嘅咗喺唔冇啲嗰佢哋嘢睇搵揾攞咁噉乜嚟畀諗瞓嘥咩嬲攰啱嗌㗎𠿪冧囖嘞喎]/u;
const longest = 5;

/**
 * A text of written Cantonese in the words of written Chinese, word by word: what
 * the sentence encoder has read more of. A text without Cantonese characters comes
 * back as it is, and so does every word that the table lacks. Not for reading.
 */
export function writtenChinese(text: string, forms: WrittenForms): string {
  if (!telling.test(text)) return text;
  const borders = bordersOf(text);
  let written = '';
  for (let at = 0; at < text.length; ) {
    const found = wordAt(text, at, forms, borders);
    written += found?.written ?? text.charAt(at);
    at += found?.length ?? 1;
  }
  return written;
}

/** The longest word of the table that begins here, where it is a word by itself (行, not 行政; 人工, not 人工智能). */
function wordAt(
  text: string,
  at: number,
  forms: WrittenForms,
  borders: ReadonlySet<number>,
): { readonly written: string; readonly length: number } | null {
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const source = text.slice(at, at + length);
    const written = forms.get(fold(source).key);
    if (written === undefined) continue;
    if (isWord(source, at, borders)) return { written, length };
  }
  return null;
}

function bordersOf(text: string): ReadonlySet<number> {
  return new Set(words(text).flatMap(({ start, end }) => [start, end]));
}

/** The list that cuts words knows few of Cantonese: what has a Cantonese character counts wherever it was cut. */
function isWord(source: string, at: number, borders: ReadonlySet<number>): boolean {
  return telling.test(source) || (borders.has(at) && borders.has(at + source.length));
}

/** Words of a text that the table has, of two characters or more, the longest at each place. */
export function wordsWithin(text: string, has: (key: string) => boolean): string[] {
  const borders = bordersOf(text);
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    let next = at + 1;
    for (let length = Math.min(longest, text.length - at); length > 1; length -= 1) {
      const source = text.slice(at, at + length);
      if (!isWord(source, at, borders) || !has(fold(source).key)) continue;
      next = at + length;
      found.push(source);
      break;
    }
    at = next;
  }
  return found;
}
