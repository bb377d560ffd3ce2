import type { Citation } from '#contract/workshop.ts';
import { sentences } from '#main/language/sentences.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage } from '#main/store/pages.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';

/** Characters of a sentence that are shown on either side of the place. */
const mostAround = 240;

/** The sentence of the page in which a place stands, on one line, cut where it is long; "" where the page is gone. */
export function sentenceAt(database: StoreDatabase, { documentId, page, start, end }: Citation): string {
  const text = loadPage(database, documentId, page)?.text;
  return text === undefined ? '' : sentenceAround(text, start, end);
}

/** The sentence of a text around a stretch of it, on one line; a long one is cut and says so with "…". */
export function sentenceAround(text: string, start: number, end: number): string {
  const around = sentences(text).filter((sentence) => sentence.start < end && sentence.end > start);
  const whole = { start: around[0]?.start ?? start, end: around.at(-1)?.end ?? end };
  const from = Math.max(whole.start, start - mostAround);
  const to = Math.min(whole.end, end + mostAround);
  return `${from > whole.start ? '…' : ''}${oneLine(text.slice(from, to))}${to < whole.end ? '…' : ''}`;
}
