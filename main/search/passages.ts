import { isHan } from '#main/language/characters.ts';
import { sentences } from '#main/language/sentences.ts';

export interface Passage {
  readonly start: number;
  readonly end: number;
  /** Where its first line ends, if that is a heading; `start` otherwise. */
  readonly headingEnd: number;
}

/** Columns of a passage, ideographs counting two: some three sentences, little enough for one meaning. */
const usualWidth = 340;
const mostWidth = 700;

/**
 * Cuts a page's text into passages: neighbouring sentences up to about 300
 * characters (170 ideographs), a new one at each heading. Passages follow one
 * another with nothing but blanks between. Linear time.
 */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let start = -1;
  let end = 0;
  let headingEnd = 0;
  let width = 0;
  const close = (): void => {
    if (start >= 0) passages.push({ start, end, headingEnd: Math.min(Math.max(headingEnd, start), end) });
    start = -1;
    width = 0;
  };
  for (const piece of pieces(text)) {
    const own = columns(text, piece.start, piece.end);
    const heading = isHeading(text.slice(piece.start, piece.end));
    const onlyHeading = start >= 0 && headingEnd === end;
    if (heading || (width + own > usualWidth && !onlyHeading)) close();
    if (start < 0) {
      start = piece.start;
      headingEnd = heading ? piece.end : piece.start;
    }
    end = piece.end;
    width += own;
  }
  close();
  return passages;
}

/** Sentences, and the parts of those that are too long. */
function* pieces(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const sentence of sentences(text)) {
    let start = sentence.start;
    let width = 0;
    let pause = -1;
    for (let index = start; index < sentence.end; index += 1) {
      const unit = text.charCodeAt(index);
      width += isHan(unit) ? 2 : 1;
      if (unit <= 0x20 || unit === 0xff0c || unit === 0x3001 || unit === 0xff1b) pause = index + 1;
      if (width <= mostWidth) continue;
      // Never between the halves of a surrogate pair.
      const cut = pause > start ? pause : unit >= 0xdc00 && unit <= 0xdfff ? index + 1 : index;
      yield { start, end: cut };
      index = cut - 1;
      start = cut;
      width = 0;
      pause = -1;
    }
    if (start < sentence.end) yield { start, end: sentence.end };
  }
}

function columns(text: string, start: number, end: number): number {
  let width = 0;
  for (let index = start; index < end; index += 1) width += isHan(text.charCodeAt(index)) ? 2 : 1;
  return width;
}

const numbered =
  /^\s*(?:第[0-9０-９〇零一二三四五六七八九十百千]{1,9}[條条章節节款編编部]|(?:Article|Section|Clause|Schedule|Part|ARTICLE|SECTION|CLAUSE|SCHEDULE|PART)\s+[0-9A-Z]|[0-9]{1,3}[A-Z]{0,3}(?:\.[0-9]{1,3}){0,4}\.?\s)/;
const lettersOnlyCapital = /^[^a-z\p{Script=Han}]*[A-Z][^a-z\p{Script=Han}]*$/u;

/** A short line without an end mark that is numbered like a clause or in capitals. */
function isHeading(piece: string): boolean {
  const line = piece.trim();
  if (line.length < 2 || columns(line, 0, line.length) > 90 || /[.。;；,，:：?？!！]$/.test(line)) return false;
  return numbered.test(line) || lettersOnlyCapital.test(line);
}
