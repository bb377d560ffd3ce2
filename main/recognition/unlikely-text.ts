import type { TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';

/** Fewer letters tell too little. */
const leastLetters = 120;
/** The first so many characters of a page are judged. */
const mostCharacters = 6000;

/**
 * Bits for each letter above which no page of writing comes. Pages as they are
 * have up to 11.6 (Han) and 6.2 (Latin); with their letters exchanged 12.3 and 8.9 at least.
 */
const mostBits = { han: 12, latin: 8.5 } as const;

/**
 * Whether a page's words are so unlikely in the vocabulary that its letters cannot
 * be what the page shows. False where there are too few letters, and for Japanese,
 * which the vocabulary does not know.
 */
export function looksUnlikely(text: string, tokenizer: TrilingualTokenizer): boolean {
  const { han, latin } = bitsOfLetters(text, tokenizer);
  return (han ?? 0) > mostBits.han || (latin ?? 0) > mostBits.latin;
}

/**
 * The mean of −log2 of the probabilities of a text's tokens, in bits for each
 * letter; Han and Latin apart, as a letter of Han carries more. Null where there
 * are too few letters.
 */
export function bitsOfLetters(
  text: string,
  tokenizer: TrilingualTokenizer,
): { readonly han: number | null; readonly latin: number | null } {
  const cut = text.slice(0, mostCharacters);
  const han = cut.match(/\p{Script=Han}+/gu) ?? [];
  const kana = cut.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  const isJapanese = kana.length > 0.1 * han.join('').length;
  return {
    han: isJapanese ? null : meanBits(han, tokenizer),
    latin: meanBits(cut.match(/\p{Script=Latin}{3,}/gu) ?? [], tokenizer),
  };
}

function meanBits(words: readonly string[], tokenizer: TrilingualTokenizer): number | null {
  let bits = 0;
  let letters = 0;
  for (const word of words) {
    letters += [...word].length;
    for (const id of tokenizer.encode(word)) bits += tokenizer.cost(id);
  }
  return letters < leastLetters ? null : bits / letters;
}
