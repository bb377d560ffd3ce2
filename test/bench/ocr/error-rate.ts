/** What is compared: width forms, white space, the shapes of quotation marks and a form's lines to fill in make no difference. */
export function comparable(text: string): readonly string[] {
  return [
    ...text
      .normalize('NFKC')
      .replace(/\s+/gu, '')
      .replace(/[‘’`´]/gu, "'")
      .replace(/[“”]/gu, '"')
      .replace(/[–—―－]/gu, '-')
      .replace(/…/gu, '...')
      .replace(/[._·-]{4,}/gu, ''),
  ];
}

/** The least number of characters to insert, delete and change (Levenshtein). */
export function editDistance(first: readonly string[], second: readonly string[]): number {
  let above = Uint32Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row += 1) {
    const current = new Uint32Array(second.length + 1);
    current[0] = row;
    for (let column = 1; column <= second.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1);
      current[column] = Math.min(change, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
    }
    above = current;
  }
  return above[second.length] ?? 0;
}
