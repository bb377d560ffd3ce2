/**
 * Ties stretches of text to places on pages and back. Pure geometry.
 *
 * Offsets are UTF-16 units, end exclusive: of one page's text, or of the body
 * text (see `bodyText`).
 */
import type { Anchor, Page, Quad, Run } from '#contract/document.ts';
import type { BodyText } from './body-text.ts';

export { type BodyPiece, type BodyText, bodyText, streamedBodyText } from './body-text.ts';

/** Pages in order, or a function that loads one by its 1-based number. */
export type PagePool = readonly Page[] | ((number: number) => Page | undefined);

/** As `PagePool`, of pages without lines and boxes. */
export type TextPool = readonly TextPage[] | ((number: number) => TextPage | undefined);

type TextPage = Pick<Page, 'number' | 'text'>;

/** A stretch of one page's text. */
export interface PageStretch {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** The quads that cover a stretch of a page's text: one for each stretch of a line on one baseline. */
export function charQuads(page: Page, start: number, end: number): readonly Quad[] {
  const quads: Quad[] = [];
  for (const line of page.lines) {
    if (line.end <= start || line.start >= end) continue;
    let open: Strip | null = null;
    for (const run of line.runs) {
      if (run.end <= start || run.start >= end) continue;
      const strip = stripOf(run, Math.max(start, run.start), Math.min(end, run.end));
      const merged: Strip | null = open === null ? null : merge(open, strip);
      if (open !== null && merged === null) quads.push(quadOf(open));
      open = merged ?? strip;
    }
    if (open !== null) quads.push(quadOf(open));
  }
  return quads;
}

/** Part of a baseline: from `from` to `to` along `direction`, counted from (`x`, `y`). */
interface Strip {
  readonly x: number;
  readonly y: number;
  readonly direction: readonly [number, number];
  readonly from: number;
  readonly to: number;
  readonly ascent: number;
  readonly descent: number;
}

function stripOf(run: Run, start: number, end: number): Strip {
  const from = run.edges[start - run.start] ?? 0;
  const to = run.edges[end - run.start] ?? from;
  return { x: run.x, y: run.y, direction: run.direction, from, to, ascent: run.ascent, descent: run.descent };
}

/** Both strips as one where the second goes on from the first on the same baseline. */
function merge(first: Strip, second: Strip): Strip | null {
  const [dx, dy] = first.direction;
  if (dx * second.direction[0] + dy * second.direction[1] < 0.9999) return null;
  const height = Math.max(first.ascent + first.descent, second.ascent + second.descent);
  const stepX = second.x - first.x;
  const stepY = second.y - first.y;
  if (Math.abs(stepY * dx - stepX * dy) > 0.1 * height) return null;
  const shift = stepX * dx + stepY * dy;
  const gap = second.from + shift - first.to;
  if (gap > 1.5 * height || gap < -0.3 * height) return null;
  return {
    ...first,
    to: Math.max(first.to, second.to + shift),
    ascent: Math.max(first.ascent, second.ascent),
    descent: Math.max(first.descent, second.descent),
  };
}

function quadOf(strip: Strip): Quad {
  const [dx, dy] = strip.direction;
  const corner = (along: number, up: number): readonly [number, number] => [
    hundredth(strip.x + along * dx - up * dy),
    hundredth(strip.y + along * dy + up * dx),
  ];
  return [
    ...corner(strip.from, strip.ascent),
    ...corner(strip.to, strip.ascent),
    ...corner(strip.from, -strip.descent),
    ...corner(strip.to, -strip.descent),
  ];
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** The upright box around a quad: x0, y0, x1, y1 in user space. */
export function boxOfQuad([ax, ay, bx, by, cx, cy, dx, dy]: Quad): readonly [number, number, number, number] {
  return [Math.min(ax, bx, cx, dx), Math.min(ay, by, cy, dy), Math.max(ax, bx, cx, dx), Math.max(ay, by, cy, dy)];
}

/** The anchor of a stretch of one page's text. */
export function anchorFor(documentId: string, page: Page, start: number, end: number): Anchor {
  return { documentId, page: page.number, start, end, quads: charQuads(page, start, end) };
}

/** The text that an anchor stands on; empty where its page is not among `pages`. */
export function textOf(anchor: Anchor, pages: PagePool): string {
  return pageNumbered(pages, anchor.page)?.text.slice(anchor.start, anchor.end) ?? '';
}

/**
 * The anchors of a stretch of the body text, in order.
 *
 * There are several where the stretch runs over a page break, over a header or
 * footer, or over words that are left out. White space at the ends of each is left out; a stretch of white
 * space alone has no anchor.
 */
export function anchorsFor(
  body: BodyText,
  documentId: string,
  pages: PagePool,
  start: number,
  end: number,
): readonly Anchor[] {
  return stretchesFor(body, pages, start, end).flatMap((stretch) => {
    const page = pageNumbered(pages, stretch.page);
    return page === undefined ? [] : [anchorFor(documentId, page, stretch.start, stretch.end)];
  });
}

/** The same without the document and the boxes: only the pages' texts are needed. */
export function stretchesFor(body: BodyText, pages: TextPool, start: number, end: number): readonly PageStretch[] {
  const stretches: { page: number; start: number; end: number }[] = [];
  for (let index = lineAt(body, start); index < body.lines.length; index += 1) {
    const line = body.lines[index];
    if (line === undefined || line.bodyStart >= end) break;
    const length = line.end - line.start;
    const from = line.start + Math.min(length, Math.max(0, start - line.bodyStart));
    const to = line.start + Math.max(0, Math.min(length, end - line.bodyStart));
    const last = stretches.at(-1);
    // Lines that follow one another in the page's text are one stretch; words left out between two pieces part them.
    if (last !== undefined && last.page === line.page && isBreak(pages, last, line.start) && from === line.start)
      last.end = to;
    else stretches.push({ page: line.page, start: from, end: to });
  }
  return stretches.flatMap((stretch) => {
    const page = pageNumbered(pages, stretch.page);
    if (page === undefined) return [];
    const text = page.text.slice(stretch.start, stretch.end);
    const from = stretch.start + (text.length - text.trimStart().length);
    const to = from + text.trim().length;
    return to > from ? [{ page: stretch.page, start: from, end: to }] : [];
  });
}

/** Whether nothing but a line break stands between the stretch and the place. */
function isBreak(pages: TextPool, stretch: { readonly page: number; readonly end: number }, at: number): boolean {
  return at === stretch.end + 1 && pageNumbered(pages, stretch.page)?.text.charAt(stretch.end) === '\n';
}

/** The 1-based page on which a place of the body text stands; null where there is no text. */
export function pageOfBodyOffset(body: BodyText, offset: number): number | null {
  return body.lines[lineAt(body, offset)]?.page ?? null;
}

/** Index of the last line that begins at or before the offset. */
function lineAt(body: BodyText, offset: number): number {
  let low = 0;
  let high = body.lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((body.lines[middle]?.bodyStart ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function pageNumbered<Kept extends TextPage>(
  pages: readonly Kept[] | ((number: number) => Kept | undefined),
  number: number,
): Kept | undefined {
  if (typeof pages === 'function') return pages(number);
  const expected = pages[number - 1];
  return expected?.number === number ? expected : pages.find((page) => page.number === number);
}
