import type { Page, Run } from '#contract/document.ts';
import type { RedactionBox } from '#contract/redaction.ts';

/** The lines of a page without the characters that a box touches. */
export interface OpenText {
  readonly page: Pick<Page, 'number' | 'text' | 'lines'>;
  /** UTF-16 units that were taken out. */
  readonly removed: number;
}

/** A character is taken out where a box covers this share of its area, or its middle. */
const touchedShare = 0.1;

/**
 * What may stay of a page's words. Runs are cut around what is taken out; the text that is
 * returned has spaces in its place, so that no word of it is left anywhere.
 */
export function openText({ number, text, lines }: Page, boxes: readonly RedactionBox[]): OpenText {
  const units = text.split('');
  let removed = 0;
  const open = lines.map((line) => ({
    ...line,
    runs: line.runs.flatMap((run) => {
      const kept: Run[] = [];
      let from = run.start;
      for (let offset = run.start; offset <= run.end; offset += 1) {
        const isOut = offset < run.end && boxes.some((box) => touches(run, offset, box, text));
        if (!isOut && offset < run.end) continue;
        if (offset > from) kept.push(part(run, from, offset));
        from = offset + 1;
        if (isOut) {
          units[offset] = ' ';
          removed += 1;
        }
      }
      return kept;
    }),
  }));
  return { page: { number, text: units.join(''), lines: open }, removed };
}

/** A part of a run, which begins where its first character does. */
function part(run: Run, start: number, end: number): Run {
  const edges = run.edges.slice(start - run.start, end - run.start + 1);
  const first = edges[0] ?? 0;
  const [dx, dy] = run.direction;
  return { ...run, start, end, x: run.x + dx * first, y: run.y + dy * first, edges: edges.map((edge) => edge - first) };
}

/** The upright rectangle around a character; both halves of a surrogate pair have the pair's. */
function rectangle(run: Run, offset: number, text: string): RedactionBox {
  const index = offset - run.start;
  const isLow = /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && index > 0;
  const isHigh = /[\uD800-\uDBFF]/.test(text.charAt(offset));
  const from = run.edges[isLow ? index - 1 : index] ?? 0;
  const to = run.edges[isHigh ? index + 2 : index + 1] ?? run.edges[index + 1] ?? from;
  const [dx, dy] = run.direction;
  const corners = [from, to].flatMap((along) =>
    [run.ascent, -run.descent].map((up): readonly [number, number] => [
      run.x + dx * along - dy * up,
      run.y + dy * along + dx * up,
    ]),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function touches(run: Run, offset: number, [x0, y0, x1, y1]: RedactionBox, text: string): boolean {
  const [left, bottom, right, top] = rectangle(run, offset, text);
  const middleX = (left + right) / 2;
  const middleY = (bottom + top) / 2;
  if (middleX >= x0 && middleX <= x1 && middleY >= y0 && middleY <= y1) return true;
  const width = Math.min(right, x1) - Math.max(left, x0);
  const height = Math.min(top, y1) - Math.max(bottom, y0);
  const area = (right - left) * (top - bottom);
  return width > 0 && height > 0 && area > 0 && (width * height) / area > touchedShare;
}
