import type { Line, LineRole, Page } from '#contract/document.ts';
import { markRunningHeads } from './running-heads.ts';

/** The same page with no more of each line than its ends: enough to tell headers and footers, a tenth of the memory. */
export function pageSketch(page: Page): Page {
  return {
    ...page,
    lines: page.lines.map(lineSketch),
    mends: [],
    marks: [],
    regions: [],
    tables: [],
  };
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
