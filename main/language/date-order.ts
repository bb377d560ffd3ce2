import type { DateFound } from './dates.ts';

/** Which of two figures a document's dates have first, and by how many that can be read one way only. */
export interface FigureOrder {
  readonly isDayFirst: boolean;
  readonly count: number;
  /** The first date that shows it, as printed. */
  readonly shownBy: string;
}

const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}$/;

/** The order that dates are written in: 28/11/2025 says day first. null where none of them tells, or they disagree. */
export function figureOrder(found: readonly DateFound[]): FigureOrder | null {
  const telling = found.flatMap(({ text }) => {
    const match = figures.exec(text);
    const [first, second] = [Number(match?.[1]), Number(match?.[2])];
    return first > 12 || second > 12 ? [{ text, isDayFirst: first > 12 }] : [];
  });
  const [shown] = telling;
  if (shown === undefined || telling.some(({ isDayFirst }) => isDayFirst !== shown.isDayFirst)) return null;
  return { isDayFirst: shown.isDayFirst, count: telling.length, shownBy: shown.text };
}

/** Whether a date has two readings because day and month may stand in either order. */
export function isOpenOrder({ text, readings }: DateFound): boolean {
  return readings.length === 2 && figures.test(text);
}

/** A date of two readings as an order has it; `doubt` is what is left to doubt. Others are given back. */
export function inOrder(date: DateFound, order: FigureOrder, doubt: string | null): DateFound {
  if (!isOpenOrder(date)) return date;
  const [dayFirst = null, monthFirst = null] = date.readings;
  return { ...date, iso: order.isDayFirst ? dayFirst : monthFirst, readings: [], doubt };
}

/** A single date of another hand may stand in any document. */
const leastTelling = 2;

/**
 * The dates of one document with those of two readings settled by the order that its others are written in. It takes
 * two that tell, or one where only one is in doubt.
 */
export function inFigureOrder(found: readonly DateFound[]): DateFound[] {
  const order = figureOrder(found);
  const open = found.filter(isOpenOrder).length;
  if (order === null || order.count < Math.min(leastTelling, open)) return [...found];
  return found.map((date) => {
    const doubts = (date.doubt ?? '').split('; ').filter((doubt) => !doubt.startsWith('day and month'));
    return inOrder(date, order, doubts.length === 0 ? null : doubts.join('; '));
  });
}
