import type { BodyText } from './body-text.ts';

/** A stretch of the body text: UTF-16 offsets, end exclusive. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
}

export interface TextPartsOptions {
  /** The longest part, UTF-16 units. */
  readonly longest: number;
  /** 1-based pages on which an entry of the outline begins: where one instrument of a bundle ends and the next begins. */
  readonly outlinePages?: ReadonlySet<number>;
}

/** A part that is cut is at least this share of the longest. */
const leastShare = 0.4;

/**
 * The body text in parts that can be read one after another; one part where it is no longer than the longest. A cut is
 * made where a page begins: at an entry of the outline where there is one, else after the page with the least text,
 * which is where a document ends. Where no page begins, at the last line.
 */
export function textParts({ text, lines }: BodyText, options: TextPartsOptions): TextPart[] {
  const { longest } = options;
  const begins = pageBegins(lines);
  const parts: TextPart[] = [];
  let start = 0;
  while (text.length - start > longest) {
    const end = cutBetween(start + longest * leastShare, start + longest, { text, begins, ...options });
    parts.push({ start, end });
    start = end;
  }
  return [...parts, { start, end: text.length }];
}

interface PageBegin {
  readonly page: number;
  readonly bodyStart: number;
  /** UTF-16 units on the page before it. */
  readonly lengthBefore: number;
}

function pageBegins(lines: BodyText['lines']): PageBegin[] {
  const begins: PageBegin[] = [];
  let pageStart = 0;
  for (const [index, { page, bodyStart }] of lines.entries()) {
    if (index === 0 || page === lines[index - 1]?.page) continue;
    begins.push({ page, bodyStart, lengthBefore: bodyStart - pageStart });
    pageStart = bodyStart;
  }
  return begins;
}

interface CutOptions extends TextPartsOptions {
  readonly text: string;
  readonly begins: readonly PageBegin[];
}

function cutBetween(from: number, to: number, { text, begins, outlinePages }: CutOptions): number {
  const within = begins.filter(({ bodyStart }) => bodyStart >= from && bodyStart <= to);
  const named = within.filter(({ page }) => outlinePages?.has(page));
  const [best] = (named.length > 0 ? named : within).toSorted(
    (one, other) => one.lengthBefore - other.lengthBefore || other.bodyStart - one.bodyStart,
  );
  if (best !== undefined) return best.bodyStart;
  const lineEnd = text.lastIndexOf('\n', to);
  return lineEnd > from ? lineEnd + 1 : Math.floor(to);
}
