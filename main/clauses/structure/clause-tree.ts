import { ClauseList } from './clause-list.ts';
import { contentsLines } from './contents-table.ts';
import { type Landmark, landmarkAt } from './landmark.ts';
import { type TextLine, textLines } from './line.ts';
import { markersAt } from './marker.ts';
import { openLandmark } from './open-landmark.ts';
import { openNumbered } from './open-number.ts';
import { plainHeading } from './plain-heading.ts';
import type { ClauseDraft, TextClause } from './text-clause.ts';
import { titleLines } from './title.ts';

export type { TextClause } from './text-clause.ts';

/**
 * The clauses of a document's text, flat and in order: titles, recitals,
 * definitions, numbered clauses at every level, schedules and signature blocks,
 * in English and Chinese, also where two languages alternate. A number counts
 * only where it continues or opens a sequence, so dates, sums, cross-references
 * at a line's start and tables of contents are passed over. Linear time.
 */
export function clauseTree(text: string): TextClause[] {
  const lines = textLines(text);
  const landmarks = new Map<number, Landmark>();
  const contentsHeadings: number[] = [];
  for (const [index, line] of lines.entries()) {
    const landmark = landmarkAt(text, line);
    if (landmark === null) continue;
    if (landmark.kind === 'contents') contentsHeadings.push(index);
    else landmarks.set(index, landmark);
  }
  const reading: Reading = { text, lines, landmarks, ignored: contentsLines(text, lines, contentsHeadings) };
  let clauses = readClauses(reading, null);
  const titles = titleLines(text, lines, reading.ignored, clauses[0]?.start ?? Number.POSITIVE_INFINITY);
  const numbered = clauses.filter((clause) => clause.kind === 'clause' && clause.level === 1).length;
  if (numbered < fewClauses) {
    const withHeadings = readClauses(reading, new Set(titles.map((title) => title.start)));
    const headed = withHeadings.filter((clause) => clause.kind === 'clause' && clause.level === 1).length;
    if (headed >= fewClauses) clauses = withHeadings;
  }
  closeAll(clauses, text.length);
  return [...titles.filter((title) => title.start < (clauses[0]?.start ?? text.length)), ...clauses];
}

/** A document with fewer numbered clauses than this is read by its headings as well. */
const fewClauses = 3;

interface Reading {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly landmarks: ReadonlyMap<number, Landmark>;
  /** Lines of tables of contents. */
  readonly ignored: ReadonlySet<number>;
}

/** The clauses, not yet closed; with `titles` (their starts) headings without a number open clauses too. */
function readClauses(reading: Reading, titles: ReadonlySet<number> | null): ClauseDraft[] {
  const { text, lines, landmarks, ignored } = reading;
  const bilingual = isBilingual(lines);
  const tracks = { en: new ClauseList(), zh: new ClauseList() };
  const clauses: ClauseDraft[] = [];
  for (const [index, line] of lines.entries()) {
    if (ignored.has(index)) continue;
    const landmark = landmarks.get(index);
    const own = bilingual && line.han * 2 < line.latin ? tracks.en : tracks.zh;
    const next = lines[index + 1];
    if (landmark !== undefined && openLandmark(landmark, line, own, clauses, text, next)) continue;
    const setting = { line, previous: lines[index - 1], next, early: index < 12 };
    const before = clauses.length;
    openNumbered(text, setting, bilingual ? [own, own === tracks.en ? tracks.zh : tracks.en] : [own], clauses);
    if (titles === null || clauses.length > before || titles.has(line.start) || own.open[0]?.style === 'signature')
      continue;
    const heading = plainHeading(text, line, next);
    if (heading === '' || markersAt(text, line.start).length > 0) continue;
    const inSchedule = own.open[0]?.style === 'schedule';
    if (inSchedule && clauses.at(-1)?.heading === heading) continue;
    if (inSchedule) own.popTo(1);
    else own.restart();
    const level = own.open.length + 1;
    clauses.push({ number: '', heading, level, kind: 'clause', start: line.start, end: line.end });
    own.push({ style: 'section', ordinal: [], titled: true, level, number: '', index: clauses.length - 1 });
  }
  return clauses;
}

/** The innermost clause at an offset, titles included; null where none is. */
export function clauseAt(clauses: readonly TextClause[], offset: number): TextClause | null {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    const clause = clauses[index];
    if (clause === undefined || clause.end > offset) return clause ?? null;
    // Clauses of level 1 do not overlap: what stands before one that has ended has ended too.
    if (clause.level === 1 && clause.kind !== 'title') return null;
  }
  return null;
}

function isBilingual(lines: readonly TextLine[]): boolean {
  let english = 0;
  let chinese = 0;
  for (const line of lines) {
    if (line.han * 2 < line.latin) english += line.latin;
    else chinese += line.han * 2;
  }
  return english > 0 && chinese > 0 && Math.min(english, chinese) / (english + chinese) > 0.12;
}

/** Ends each clause where the next of its level or above begins. */
function closeAll(clauses: ClauseDraft[], textEnd: number): void {
  const open: ClauseDraft[] = [];
  for (const clause of clauses) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= clause.level) {
      const done = open.pop();
      if (done !== undefined) done.end = clause.start;
    }
    open.push(clause);
  }
  for (const clause of open) clause.end = textEnd;
}
