import { lineLanguage } from './paired-clauses.ts';

/** The text with blanks for the lines of the other language; every offset stays. A line that does not tell goes with the one before. */
export function wordsIn(text: string, language: 'en' | 'zh'): string {
  let last: 'en' | 'zh' | null = null;
  return text
    .split('\n')
    .map((line) => {
      last = lineLanguage(line) ?? last;
      return (last ?? 'en') === language ? line : ' '.repeat(line.length);
    })
    .join('\n');
}
