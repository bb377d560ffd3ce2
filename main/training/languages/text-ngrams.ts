/** Stands for everything that is no ideograph: the edge of a run of Chinese. */
export const edge = '|';

/**
 * The n-grams of one to three characters of a text's Chinese, in order, with
 * repetitions. Every run of ideographs has an edge on both sides: 「先|」 is a
 * sentence's last 先. Edges alone are no n-gram.
 */
export function textNgrams(text: string): string[] {
  const ngrams: string[] = [];
  let before = edge;
  let beforeThat = '';
  const push = (character: string): void => {
    if (character !== edge) ngrams.push(character);
    if (!(character === edge && before === edge)) ngrams.push(before + character);
    if (beforeThat !== '') ngrams.push(beforeThat + before + character);
    beforeThat = before;
    before = character;
  };
  for (const character of text) {
    if (isIdeograph(character)) push(character);
    else if (before !== edge) {
      push(edge);
      beforeThat = '';
    }
  }
  if (before !== edge) push(edge);
  return ngrams;
}

/** The same characters as `isHan` of the language room, by code point. */
function isIdeograph(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return (
    (point >= 0x4e00 && point <= 0x9fff) ||
    (point >= 0x3400 && point <= 0x4dbf) ||
    point === 0x3007 ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0x20000 && point <= 0x3ffff)
  );
}
