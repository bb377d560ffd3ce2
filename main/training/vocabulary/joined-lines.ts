/** A text laid out in lines, with the lines of a paragraph joined and its indentation taken away. */
export function joinedLines(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n (?=\S)/g, '\n')
    .replace(/(?<=[\p{Script=Han}，、])\n(?=\p{Script=Han})/gu, '')
    .replace(/(?<=[\p{Ll},])\n(?=[\p{L}])/gu, ' ');
}
