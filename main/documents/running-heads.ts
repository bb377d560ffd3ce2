import type { Line, LineRole, Page } from '#contract/document.ts';
import { pageNumberLines } from './page-number-lines.ts';
import { viewedPlace } from './viewed-place.ts';

/** Headers and footers stand in the outer 12 % of the page, as it is viewed. */
const marginShare = 0.12;

interface MarginLine {
  readonly page: number;
  readonly line: number;
  readonly key: string;
  /** Height on the page in hundredths. */
  readonly height: number;
  readonly role: Exclude<LineRole, 'body'>;
}

/**
 * The same pages with the role of each line: lines at the top or bottom margin
 * that come again on other pages at the same height, numbers aside, are headers
 * and footers; so are page numbers wherever they stand.
 */
export function markRunningHeads(pages: readonly Page[]): readonly Page[] {
  const roles = new Map<Line, LineRole>();
  const candidates = pages.flatMap((page, index) => marginLines(page, index));
  const pagesOf = new Map<string, Set<number>>();
  for (const { key, height, page } of candidates) {
    // A line near the edge of two hundredths counts for both.
    for (const near of [height - 1, height, height + 1]) {
      const found = pagesOf.get(`${key}|${near}`);
      if (found === undefined) pagesOf.set(`${key}|${near}`, new Set([page]));
      else found.add(page);
    }
  }
  const enough = Math.max(2, Math.min(3, Math.ceil(pages.length / 2)));
  for (const { page, line, key, height, role } of candidates) {
    const found = pages[page]?.lines[line];
    const count = pagesOf.get(`${key}|${height}`)?.size ?? 0;
    if (found !== undefined && count >= enough) roles.set(found, role);
  }
  for (const { line, role } of pageNumberLines(pages)) roles.set(line, role);
  if (roles.size === 0) return pages;
  return pages.map((page) => ({
    ...page,
    lines: page.lines.map((line): Line => ({ ...line, role: roles.get(line) ?? line.role })),
  }));
}

function marginLines(page: Page, index: number): readonly MarginLine[] {
  const result: MarginLine[] = [];
  for (const [at, line] of page.lines.entries()) {
    const place = viewedPlace(page, line);
    if (place === null) continue;
    const role = place.up > 1 - marginShare ? 'header' : place.up < marginShare ? 'footer' : null;
    if (role === null) continue;
    const text = page.text.slice(line.start, line.end);
    if (text.length > 200) continue;
    // Page numbers differ from page to page; so do a draft's times and dates.
    const masked = text
      .replace(/\b[ivxlc]{1,7}\b/gi, '#')
      .replace(/[\d〇零一二三四五六七八九十百]+/gu, '#')
      .replace(/\s+/gu, '');
    result.push({ page: index, line: at, key: `${role}|${masked}`, height: Math.round(place.up * 100), role });
  }
  return result;
}
