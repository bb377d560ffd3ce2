import type { DateFound } from './dates.ts';

/** Which of two figures a document writes first; null where none of its dates tells, or they disagree. */
export type FigureOrder = 'day-first' | 'month-first' | null;

const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}$/;
/** A single date of another hand may stand in any document. */
const leastTelling = 2;

/**
 * The order that the dates of one document are written in, by those that can be
 * read one way only: 28/11/2025 says day first. It takes two of them, or one
 * where only one is in doubt.
 */
export function figureOrder(found: readonly DateFound[]): FigureOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  for (const { text, readings, precision } of found) {
    const match = precision === 'day' ? figures.exec(text) : null;
    if (match === null) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (readings.length === 2) open += 1;
    else if (first > 12) dayFirst += 1;
    else if (second > 12) monthFirst += 1;
  }
  if (dayFirst > 0 && monthFirst > 0) return null;
  const telling = Math.max(dayFirst, monthFirst);
  if (telling === 0 || telling < Math.min(leastTelling, open)) return null;
  return dayFirst > 0 ? 'day-first' : 'month-first';
}

/** The dates with those of two readings settled by the order that the document's others are written in. */
export function inFigureOrder(found: readonly DateFound[]): DateFound[] {
  const order = figureOrder(found);
  if (order === null) return [...found];
  return found.map((date) => {
    const [dayFirst, monthFirst] = date.readings;
    if (!figures.test(date.text) || dayFirst === undefined || monthFirst === undefined) return date;
    const doubts = (date.doubt ?? '').split('; ').filter((doubt) => !doubt.startsWith('day and month'));
    return {
      ...date,
      iso: order === 'day-first' ? dayFirst : monthFirst,
      readings: [],
      doubt: doubts.length === 0 ? null : doubts.join('; '),
    };
  });
}
