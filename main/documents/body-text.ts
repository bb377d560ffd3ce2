import { leftOutMarks, type Page } from '#contract/document.ts';

/** What the document says as one text, and where each piece of it comes from. */
export interface BodyText {
  readonly text: string;
  /** In order; lines in which something is left out have several. */
  readonly lines: readonly BodyPiece[];
}

/** A stretch of one line of a page. */
export interface BodyPiece {
  /** Offset in the body text. */
  readonly bodyStart: number;
  /** 1-based page, and the stretch's offsets in that page's text. */
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * All pages' body lines as one text, every line break kept as "\n".
 *
 * Without headers and footers, and without struck-out, deleted and hidden
 * words. Footnotes stand after all pages, in order: a sentence goes on over a
 * page's foot, and so does a footnote that its page could not hold.
 */
export function bodyText(pages: readonly Page[]): BodyText {
  const builder = new BodyBuilder();
  for (const page of pages) builder.addPage(page);
  return builder.finish();
}

/** `bodyText` of pages that come one after another and need not be held. */
export async function streamedBodyText(pages: AsyncIterable<Page>): Promise<BodyText> {
  const builder = new BodyBuilder();
  for await (const page of pages) builder.addPage(page);
  return builder.finish();
}

/** A stretch that stays in the body text, with its words. */
interface Piece extends Range {
  readonly page: number;
  readonly text: string;
}

class BodyBuilder {
  readonly #pieces: BodyPiece[] = [];
  readonly #texts: string[] = [];
  readonly #notes: (readonly Piece[])[] = [];
  #offset = 0;

  addPage(page: Page): void {
    const marks = page.marks ?? [];
    const footnotes = marks.filter((mark) => mark.kind === 'footnote');
    const leftOut = marks
      .filter((mark) => leftOutMarks.has(mark.kind) && mark.end > mark.start)
      .toSorted((first, second) => first.start - second.start);
    for (const line of page.lines) {
      if (line.role !== 'body') continue;
      const pieces = keptPieces(page.text, line, leftOut).map(({ start, end }) => ({
        page: page.number,
        start,
        end,
        text: page.text.slice(start, end),
      }));
      const isNote = footnotes.some(
        (note) => line.start >= note.start && line.end <= note.end && note.end > note.start,
      );
      if (isNote) this.#notes.push(pieces);
      else this.#addLine(pieces);
    }
  }

  finish(): BodyText {
    for (const pieces of this.#notes) this.#addLine(pieces);
    return { text: this.#texts.join(''), lines: this.#pieces };
  }

  #addLine(pieces: readonly Piece[]): void {
    for (const [index, { page, start, end, text }] of pieces.entries()) {
      if (index === 0 && this.#pieces.length > 0) this.#write('\n');
      this.#pieces.push({ bodyStart: this.#offset, page, start, end });
      this.#write(text);
    }
  }

  #write(text: string): void {
    this.#texts.push(text);
    this.#offset += text.length;
  }
}

/** The stretches of a line that are not left out; a space on both sides of a gap is kept once. */
function keptPieces(text: string, line: Range, leftOut: readonly Range[]): readonly Range[] {
  const inside = leftOut.filter((range) => range.start < line.end && range.end > line.start);
  if (inside.length === 0) return [{ start: line.start, end: line.end }];
  const pieces: Range[] = [];
  const keep = (from: number, to: number): void => {
    let start = from;
    const before = pieces.at(-1);
    const spaced = before === undefined || /\s$/u.test(text.slice(before.start, before.end));
    while (spaced && start < to && /\s/u.test(text.charAt(start))) start += 1;
    if (to > start && (pieces.length > 0 || text.slice(start, to).trim() !== '')) pieces.push({ start, end: to });
  };
  let at = line.start;
  for (const range of inside) {
    if (range.start > at) keep(at, range.start);
    at = Math.max(at, range.end);
  }
  if (at < line.end) keep(at, line.end);
  // What is left may end in the space before a gap.
  while (pieces.length > 0) {
    const last = pieces.pop();
    if (last === undefined) break;
    const end = last.start + text.slice(last.start, last.end).trimEnd().length;
    if (end > last.start) return [...pieces, { start: last.start, end }];
  }
  return [];
}
