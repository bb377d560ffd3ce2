import type { Line, LineRole, Page } from '#contract/document.ts';

/** Headers and footers stand in the outer 12 % of the page, as it is viewed. */
const marginShare = 0.12;

interface MarginLine {
  readonly page: number;
  readonly line: number;
  readonly key: string;
  readonly role: Exclude<LineRole, 'body'>;
}

/**
 * The same pages with the role of each line: lines at the top or bottom margin
 * that come again on other pages at the same height, numbers aside, are headers
 * and footers.
 */
export function markRunningHeads(pages: readonly Page[]): readonly Page[] {
  const candidates = pages.flatMap((page, index) => marginLines(page, index));
  const pagesOf = new Map<string, Set<number>>();
  for (const { key, page } of candidates) {
    const found = pagesOf.get(key);
    if (found === undefined) pagesOf.set(key, new Set([page]));
    else found.add(page);
  }
  const roles = new Map<number, Map<number, LineRole>>();
  for (const { page, line, key, role } of candidates) {
    const count = pagesOf.get(key)?.size ?? 0;
    const enough = Math.max(2, Math.min(3, Math.ceil(pages.length / 2)));
    if (count < enough) continue;
    const ofPage = roles.get(page) ?? new Map<number, LineRole>();
    ofPage.set(line, role);
    roles.set(page, ofPage);
  }
  return pages.map((page, index) => {
    const ofPage = roles.get(index);
    if (ofPage === undefined) return page;
    return { ...page, lines: page.lines.map((line, at): Line => ({ ...line, role: ofPage.get(at) ?? 'body' })) };
  });
}

function marginLines(page: Page, index: number): readonly MarginLine[] {
  const result: MarginLine[] = [];
  for (const [at, line] of page.lines.entries()) {
    const height = heightShare(page, line);
    if (height === null) continue;
    const role = height > 1 - marginShare ? 'header' : height < marginShare ? 'footer' : null;
    if (role === null) continue;
    const text = page.text.slice(line.start, line.end);
    if (text.length > 200) continue;
    // Page numbers differ from page to page; so do a draft's times and dates.
    const masked = text
      .replace(/\b[ivxlc]{1,7}\b/gi, '#')
      .replace(/[\d〇零一二三四五六七八九十百]+/gu, '#')
      .replace(/\s+/gu, '');
    const key = `${role}|${masked}|${Math.round(height * 100)}`;
    result.push({ page: index, line: at, key, role });
  }
  return result;
}

/** Height of a line above the lower edge of the page as it is viewed, 0–1. */
function heightShare(page: Page, line: Line): number | null {
  const run = line.runs[0];
  if (run === undefined) return null;
  const [x0, y0, x1, y1] = page.box;
  const across = (run.x - x0) / (x1 - x0);
  const up = (run.y - y0) / (y1 - y0);
  switch (page.rotation) {
    case 0:
      return up;
    case 90:
      return 1 - across;
    case 180:
      return 1 - up;
    case 270:
      return across;
  }
}
