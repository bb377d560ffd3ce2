import type { Line, LineRole, Page } from '#contract/document.ts';
import { markRunningHeads } from './running-heads.ts';
import { viewedPlace } from './viewed-place.ts';

/**
 * The same page with no more of it than tells headers, footers and page numbers: lines at its margins, those that may
 * hold a number alone, and of each no more than its ends. The others are one line, so that each keeps its place: a
 * hundredth of the memory, where thousands of pages are held.
 */
export function pageSketch(page: Page): Page {
  return {
    ...page,
    lines: page.lines.map((line) => (mayTell(page, line) ? lineSketch(line) : amidText)),
    mends: [],
    marks: [],
    regions: [],
    tables: [],
    warnings: [],
  };
}

/** Stands for every line that is text. */
const amidText: Line = { start: 0, end: 0, role: 'body', runs: [] };

/** As `running-heads.ts` and `page-number-lines.ts` look at lines, with room to spare. */
const marginShare = 0.15;
const longestNumberLine = 24;

function mayTell(page: Page, line: Line): boolean {
  if (line.role !== 'body') return true;
  if (line.end - line.start <= longestNumberLine && /\d/u.test(page.text.slice(line.start, line.end))) return true;
  const place = viewedPlace(page, line);
  return place !== null && (place.up < marginShare || place.up > 1 - marginShare);
}

function lineSketch(line: Line): Line {
  const ends = line.runs.length > 2 ? [line.runs[0], line.runs.at(-1)] : line.runs;
  return {
    ...line,
    runs: ends.flatMap((run) => (run ? [{ ...run, edges: [run.edges[0] ?? 0, run.edges.at(-1) ?? 0] }] : [])),
  };
}

/** For each page with headers or footers the places of those lines among its lines, and their roles. */
export function runningHeadRoles(sketches: readonly Page[]): Map<number, [line: number, role: LineRole][]> {
  const roles = new Map<number, [number, LineRole][]>();
  for (const page of markRunningHeads(sketches)) {
    const own = page.lines.flatMap(({ role }, index): [number, LineRole][] => (role === 'body' ? [] : [[index, role]]));
    if (own.length > 0) roles.set(page.number, own);
  }
  return roles;
}
