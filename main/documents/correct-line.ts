import type { Line, Page, PageMark, PageTable, Run } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import { isUnspaced } from './script-width.ts';

/**
 * The page with one line's words replaced by those of a person, marked
 * `corrected` with what was read before. The ink stays where it is: the new
 * characters share the old line's length by their widths, and everything after
 * the line moves along. Marks inside the line other than an earlier correction
 * lose their words and so are dropped.
 *
 * Errors: `not-found` where the page has no such line, `wrong-usage` for words with a line break.
 */
export function correctLine(page: Page, lineIndex: number, words: string): Page {
  const line = page.lines[lineIndex];
  if (!line) throw new SampanError('not-found', 'That line is not on the page. Open the document again.');
  if (/[\n\r]/.test(words))
    throw new SampanError('wrong-usage', 'A line cannot hold a line break. Correct one line at a time.');
  const grown = words.length - (line.end - line.start);
  const moved = (offset: number): number => (offset >= line.end ? offset + grown : offset);
  const before = earlierReading(page, line) ?? page.text.slice(line.start, line.end);
  return {
    ...page,
    text: page.text.slice(0, line.start) + words + page.text.slice(line.end),
    lines: page.lines.map((other, index) =>
      index === lineIndex ? correctedLine(line, words) : index < lineIndex ? other : shifted(other, grown),
    ),
    mends: page.mends
      .filter(({ offset }) => offset < line.start || offset >= line.end)
      .map((mend) => ({ ...mend, offset: moved(mend.offset) })),
    marks: [
      ...(page.marks ?? [])
        .filter(({ start, end }) => end <= line.start || start >= line.end)
        .map((mark) => ({ ...mark, start: moved(mark.start), end: moved(mark.end) })),
      ...(words === before
        ? []
        : [{ kind: 'corrected', start: line.start, end: line.start + words.length, note: before } as const]),
    ].sort((a, b) => a.start - b.start),
    ...(page.tables && { tables: page.tables.map((table) => shiftedTable(table, line, grown)) }),
  };
}

/** What was read before a first correction of the line. */
function earlierReading(page: Page, line: Line): string | undefined {
  return page.marks?.find(
    (mark: PageMark) => mark.kind === 'corrected' && mark.start === line.start && mark.end === line.end,
  )?.note;
}

function correctedLine(line: Line, words: string): Line {
  const first = line.runs[0];
  const last = line.runs.at(-1);
  const end = line.start + words.length;
  if (!first || !last) return { ...line, end, runs: [] };
  const [dx, dy] = first.direction;
  const from = first.edges[0] ?? 0;
  const to = (last.x - first.x) * dx + (last.y - first.y) * dy + (last.edges.at(-1) ?? 0);
  const run: Run = {
    ...first,
    start: line.start,
    end,
    ascent: Math.max(...line.runs.map(({ ascent }) => ascent)),
    descent: Math.max(...line.runs.map(({ descent }) => descent)),
    edges: sharedEdges(words, from, to),
    confidence: Array.from({ length: words.length }, () => 100),
  };
  return { ...line, end, runs: words === '' ? [] : [run] };
}

/** One edge before each UTF-16 unit and one after the last; a Han character is twice as wide as a letter. */
function sharedEdges(words: string, from: number, to: number): number[] {
  const widths = [...words].flatMap((character) => {
    const width = isUnspaced(character) ? 2 : 1;
    return character.length === 2 ? [width, 0] : [width];
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  let passed = 0;
  const edges = [from];
  for (const width of widths) {
    passed += width;
    edges.push(from + ((to - from) * passed) / total);
  }
  return edges;
}

function shifted(line: Line, by: number): Line {
  return {
    ...line,
    start: line.start + by,
    end: line.end + by,
    runs: line.runs.map((run) => ({ ...run, start: run.start + by, end: run.end + by })),
  };
}

function shiftedTable(table: PageTable, line: Line, by: number): PageTable {
  const start = (offset: number): number => (offset > line.start ? offset + by : offset);
  const end = (offset: number): number => (offset >= line.end ? offset + by : offset);
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell) => ({ ...cell, start: start(cell.start), end: end(cell.end) }))),
  };
}
