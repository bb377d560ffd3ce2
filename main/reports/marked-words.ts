import type { CellLook, CellPart } from './report-blocks.ts';

/** A stretch of a text that is set apart, and the number behind it. */
export interface WordMark {
  readonly start: number;
  readonly end: number;
  readonly look: CellLook;
  readonly number?: string;
}

const han = /[\p{Script=Han}，。；：、（）「」『』“”《》]/u;
/** What begins a line of its own. */
const listMark = /^\s*(?:[(（][0-9A-Za-z一二三四五六七八九十]{1,4}[)）]|\d+(?:\.\d+)+\s|[•·▪–—]\s)/;

/**
 * A clause's words as a report shows them, cut where they are set apart: lines
 * of the page joined, but its heading's line and its list's items kept.
 */
export function markedWords(text: string, heading: string, marks: readonly WordMark[]): CellPart[] {
  const shown = withoutPageLines(text, heading);
  const parts: CellPart[] = [];
  const add = (from: number, to: number, look?: CellLook): void => {
    const words = shown.slice(from, to).join('');
    if (words !== '') parts.push({ text: words, ...(look === undefined ? {} : { look }) });
  };
  let at = 0;
  for (const { start, end, look, number } of marks.toSorted((one, next) => one.start - next.start)) {
    const [from, to] = [Math.max(at, start), Math.min(text.length, end)];
    if (to > from) {
      add(at, from);
      add(from, to, look);
      at = to;
    }
    if (number !== undefined && end > 0 && start < text.length) parts.push({ text: `[${number}]`, look: 'number' });
  }
  add(at, text.length);
  return parts;
}

/** What is shown for each UTF-16 unit of a text: itself, or for a page's line end a blank or nothing. */
function withoutPageLines(text: string, heading: string): string[] {
  const shown = text.split('');
  const trimmed = text.trimEnd().length;
  const firstLine = text.indexOf('\n');
  for (const match of text.matchAll(/[^\S\n]*\n\s*/g)) {
    const next = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const keeps = listMark.test(next) || (match.index <= firstLine && isHeadingLine(text.slice(0, firstLine), heading));
    const isJoined = han.test(text[match.index - 1] ?? '') && han.test(next[0] ?? '');
    shown.fill('', match.index, match.index + match[0].length);
    if (match.index < trimmed) shown[match.index] = keeps ? '\n' : isJoined ? '' : ' ';
  }
  return shown;
}

/** A heading may also be the first words of a clause that go on in their line. */
function isHeadingLine(line: string, heading: string): boolean {
  const [own, said] = [line.replace(/\s+/g, ''), heading.replace(/\s+/g, '')];
  return said !== '' && own.endsWith(said) && own.length <= said.length + 12;
}
