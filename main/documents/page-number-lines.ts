import type { Line, Page } from '#contract/document.ts';
import { viewedPlace } from './viewed-place.ts';

/** A line that holds a number and nothing else. */
interface Numbered {
  readonly line: Line;
  /** Index of its page, and of the line among the document's lines. */
  readonly page: number;
  readonly at: number;
  readonly value: number;
  readonly role: 'header' | 'footer';
  /** Numberings it may belong to: those marked as such, and those in one place across the page. */
  readonly series: readonly string[];
}

interface Link {
  readonly numbered: Numbered;
  /** How many numbers count on by one to this one, itself included. */
  readonly length: number;
  readonly before: Link | null;
}

/** "12", "- 12 -", "Page 12 of 30", "第12頁". */
const pageNumber =
  /^(?<word>page\s*|p\.\s*|第\s*)?(?:(?<dash>[-–—~][-–—~\s]*)|[\s[(]*)(?<value>\d{1,4})[-–—~\s\])]*(?:(?:of|\/)\s*\d{1,4}\s*)?(?<after>[頁页](?:[，,\s]*共\s*\d{1,4}\s*[頁页])?)?$/iu;

const marginShare = 0.12;
const middleShare = 0.08;
/** Page numbers amid the text are a page apart; numbers of clauses are nearer to one another. */
const leastLinesApart = 12;
const meanLinesApart = 25;

/**
 * The lines that only number the document's pages.
 *
 * They count on by one through the whole document. That tells them from clause
 * numbers that stand alone, and finds them too where a document was paged anew
 * and the old numbers stand in the middle of its pages.
 */
export function pageNumberLines(
  pages: readonly Page[],
): readonly { readonly line: Line; readonly role: 'header' | 'footer' }[] {
  const longest = new Map<string, Link>();
  const ending = new Map<string, Link>();
  for (const numbered of numberedLines(pages)) {
    for (const series of numbered.series) {
      // A page may have lost its number.
      const before =
        ending.get(`${series}|${numbered.value - 1}`) ?? ending.get(`${series}|${numbered.value - 2}`) ?? null;
      const link: Link = { numbered, length: (before?.length ?? 0) + 1, before };
      const key = `${series}|${numbered.value}`;
      if (link.length > (ending.get(key)?.length ?? 0)) ending.set(key, link);
      if (link.length > (longest.get(series)?.length ?? 0)) longest.set(series, link);
    }
  }
  const pagesWithText = pages.filter((page) => page.text !== '').length;
  const least = Math.max(2, 0.4 * pagesWithText);
  return [...longest].flatMap(([series, last]) => {
    const chain: Numbered[] = [];
    for (let link: Link | null = last; link !== null; link = link.before) chain.push(link.numbered);
    const numbersPages = new Set(chain.map(({ page }) => page)).size >= least;
    return numbersPages && (series === marked || areFarApart(chain)) ? chain : [];
  });
}

/** The series of numbers that are worded, between dashes, in the margin or in the middle of the page's width. */
const marked = 'marked';

function areFarApart(chain: readonly Numbered[]): boolean {
  const steps = chain.slice(1).map((earlier, index) => (chain[index]?.at ?? 0) - earlier.at);
  const mean = steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length);
  const near = steps.filter((step) => step < leastLinesApart).length;
  return chain.length >= 3 && mean >= meanLinesApart && near <= 0.2 * steps.length;
}

function numberedLines(pages: readonly Page[]): readonly Numbered[] {
  const found: Numbered[] = [];
  let at = 0;
  for (const [index, page] of pages.entries()) {
    for (const line of page.lines) {
      at += 1;
      if (line.end - line.start > 24) continue;
      const match = pageNumber.exec(page.text.slice(line.start, line.end).trim());
      const place = viewedPlace(page, line);
      if (match === null || place === null) continue;
      // The number of a line, told when the page was read.
      if (line.role === 'header' && place.up < 1 - marginShare && place.across < 0.2) continue;
      const { word, dash, after, value } = match.groups ?? {};
      const inMargin = place.up < marginShare || place.up > 1 - marginShare;
      const isMarked = inMargin || Math.abs(place.across - 0.5) < middleShare || (word ?? dash ?? after) !== undefined;
      // Near the edge of two fortieths a number belongs to both.
      const fortieth = Math.round(place.across * 40);
      const series = [fortieth - 1, fortieth, fortieth + 1].map((near) => `across ${near}`);
      const role = place.up > 1 - marginShare ? 'header' : 'footer';
      found.push({
        line,
        page: index,
        at,
        value: Number(value),
        role,
        series: isMarked ? [...series, marked] : series,
      });
    }
  }
  return found;
}
