/** A quoted text on one line: page-width line breaks become blanks, and nothing between ideographs. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/(?<=[\u2e80-\uffef])[^\S\n]{0,8}\n\s{0,8}(?=[\u2e80-\uffef])/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
