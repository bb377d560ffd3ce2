import type { Line, Page } from '#contract/document.ts';

/** The middle of a line on the page as it is viewed: 0–1 from the left edge and from the lower edge; null without runs. */
export function viewedPlace(page: Page, line: Line): { readonly across: number; readonly up: number } | null {
  const first = line.runs[0];
  const last = line.runs.at(-1);
  if (first === undefined || last === undefined) return null;
  const length = last.edges.at(-1) ?? 0;
  const endX = last.x + last.direction[0] * length;
  const endY = last.y + last.direction[1] * length;
  const [x0, y0, x1, y1] = page.box;
  const across = ((first.x + endX) / 2 - x0) / (x1 - x0);
  const up = ((first.y + endY) / 2 - y0) / (y1 - y0);
  switch (page.rotation) {
    case 0:
      return { across, up };
    case 90:
      return { across: up, up: 1 - across };
    case 180:
      return { across: 1 - across, up: 1 - up };
    case 270:
      return { across: 1 - up, up: across };
  }
}
