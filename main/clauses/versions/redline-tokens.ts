import { words } from '#main/language/words.ts';

/** A word, a mark, one blank, or "\n" for a paragraph's end. */
export interface RedlineToken {
  readonly text: string;
  /** Of a paragraph's end: the paragraph is the clause's heading. */
  readonly heading: boolean;
}

const han = /\p{Script=Han}|[，。；：、（）「」『』“”《》]/u;
/** What begins a paragraph of its own: (a), 1.2, 第三條, 一、, a bullet. */
const listMark =
  /^\s*(?:[(（][0-9A-Za-z一二三四五六七八九十]{1,4}[)）]|\d+(?:\.\d+)*[.)、]?\s|第\s*[0-9〇零一二三四五六七八九十百]+\s*[條条章節节款項项]|[一二三四五六七八九十]+、|[•·▪–—-]\s)/;
const sentenceEnd = /[.;:?!。；：？！]["”’」』)）]?\s*$/;
/** A line this much shorter than the longest, and ended, ends its paragraph. */
const shortLine = 0.75;

/** A passage's tokens in order. Where its first line is its heading, that is a paragraph. */
export function redlineTokens(passage: string, heading: string): RedlineToken[] {
  const lines = passage.split('\n').filter((line) => line.trim() !== '');
  const longest = Math.max(0, ...lines.map((line) => line.trim().length));
  const isHeading = (index: number): boolean =>
    index === 0 && heading !== '' && lines.length > 1 && headed(lines[0] ?? '', heading);
  const tokens: RedlineToken[] = [];
  lines.forEach((line, index) => {
    tokens.push(...lineTokens(line.trim()));
    const next = lines[index + 1];
    const ends =
      next === undefined ||
      isHeading(index) ||
      blankBetween(passage, line, next) ||
      listMark.test(next) ||
      (sentenceEnd.test(line) && line.trim().length < longest * shortLine);
    if (ends) tokens.push({ text: '\n', heading: isHeading(index) });
    else if (!(han.test(line.trim().at(-1) ?? '') && han.test(next.trim()[0] ?? '')))
      tokens.push({ text: ' ', heading: false });
  });
  return tokens;
}

function headed(line: string, heading: string): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, '');
  return plain(line).endsWith(plain(heading)) && plain(line).length <= plain(heading).length + 12;
}

function blankBetween(passage: string, line: string, next: string): boolean {
  const at = passage.indexOf(line);
  return /^\s*\n\s*\n/.test(passage.slice(at + line.length, passage.indexOf(next, at + line.length)));
}

function lineTokens(line: string): RedlineToken[] {
  const tokens: RedlineToken[] = [];
  let at = 0;
  for (const { start, end } of words(line)) {
    if (start > at) tokens.push({ text: ' ', heading: false });
    tokens.push({ text: line.slice(start, end), heading: false });
    at = end;
  }
  return tokens;
}
