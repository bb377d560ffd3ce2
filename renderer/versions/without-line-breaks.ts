/**
 * A clause's words without the line breaks of its page, for a narrower column;
 * empty lines and the breaks before list items stay. Between Chinese characters
 * a break was never a space.
 */
export function withoutLineBreaks(text: string): string {
  return text
    .replaceAll(/(?<=[\p{Script=Han}，。；：、）」』》])\n(?=[\p{Script=Han}「『《])/gu, '')
    .replaceAll(/(?<!\n)\n(?!\n|[(（][\p{L}\p{N}]{1,4}[)）])/gu, ' ');
}
