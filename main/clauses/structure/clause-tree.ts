import { ClauseList } from './clause-list.ts';
import { contentsLines } from './contents-table.ts';
import { headingAt } from './heading.ts';
import { type Landmark, landmarkAt } from './landmark.ts';
import { type TextLine, textLines } from './line.ts';
import { type Marker, markersAt } from './marker.ts';
import { type OpenClause, type Placement, place } from './numbering.ts';
import type { TextClause } from './text-clause.ts';
import { titleLines } from './title.ts';

export type { TextClause } from './text-clause.ts';

/** A reference's last words, broken by the line's end before its number. */
const citesNext =
  /(?:\b(?:clauses?|sections?|articles?|paragraphs?|sub-?clauses?|sub-?sections?|rules?|regulations?|schedules?|exhibits?|annex|appendix|under|in|of|and|or|to|with|by|see|no\.?|nos\.?|than|least|approximately)|[（(，,、第至或及和與与]|第[一二三四五六七八九十百0-9]{1,5}(?:條|条|款))$/i;
/** What follows a number that is only referred to. */
const referred =
  /^\s{0,2}(?:[,;)）]|\.\s*$|(?:above|below|hereof|hereto|herein|hereunder|thereof|of|and|or|to|shall|will|are|is|was|which|through|but|that|with|for|per|percent|business|days?|months?|years?|hours?|weeks?|calendar)\b|(?:所述|所列|所指|所載|所载|規定|规定|中規定|項下|项下|之規定|之规定|的規定|的规定|及第|或第|和第|至第|、第|與第|与第|第[一二三四五六七八九十百0-9]+[款項项])|[年月日號号%％])/;
/** What follows a "(b)" that is only referred to, wherever it stands. */
const citedItem = /^\s?(?:[,;)）]|(?:above|below|hereof|thereof|herein)\b|所述|所列|項下|项下)/;
const ordinaryStop = /(?:[.;:。；：!?！？”"」）)]|\b(?:and|or)|[;；]\s?(?:and|or|及|或|和))$/i;

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
  const ignored = contentsLines(text, lines, contentsHeadings);
  const bilingual = isBilingual(lines);
  const tracks = { en: new ClauseList(), zh: new ClauseList() };
  const clauses: { -readonly [Key in keyof TextClause]: TextClause[Key] }[] = [];
  const trackOf = (line: TextLine): ClauseList => (bilingual && line.han * 2 < line.latin ? tracks.en : tracks.zh);

  for (const [index, line] of lines.entries()) {
    if (ignored.has(index)) continue;
    const landmark = landmarks.get(index);
    const track = trackOf(line);
    if (landmark !== undefined && openLandmark(landmark, line, track, clauses)) continue;
    const previous = lines[index - 1];
    openNumbered(
      text,
      { line, previous, next: lines[index + 1], early: index < 12 },
      bilingual ? [track, track === tracks.en ? tracks.zh : tracks.en] : [track],
      clauses,
    );
  }
  closeAll(clauses, text.length);
  const firstStart = clauses[0]?.start ?? Number.POSITIVE_INFINITY;
  const titles = titleLines(text, lines, ignored, firstStart);
  return [...titles, ...clauses];
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

type OpenClauses = { -readonly [Key in keyof TextClause]: TextClause[Key] }[];

function openLandmark(landmark: Landmark, line: TextLine, track: ClauseList, clauses: OpenClauses): boolean {
  const add = (kind: TextClause['kind'], number: string, heading: string, level: number): number => {
    clauses.push({ number, heading, level, kind, start: line.start, end: line.end });
    return clauses.length - 1;
  };
  switch (landmark.kind) {
    case 'schedule': {
      track.restart();
      track.push({
        style: 'schedule',
        ordinal: [],
        titled: false,
        level: 1,
        number: landmark.number,
        index: add('schedule', landmark.number, landmark.heading, 1),
      });
      return true;
    }
    case 'recital': {
      if (track.started) return false;
      markPreamble(track, clauses);
      track.restart();
      track.push({
        style: 'recital',
        ordinal: [],
        titled: false,
        level: 1,
        number: '',
        index: add('recital', '', landmark.heading, 1),
      });
      return true;
    }
    case 'operative': {
      if (track.open[0]?.style === 'recital') track.restart();
      return false;
    }
    case 'signature': {
      if (track.open[0]?.style === 'signature') return true;
      track.restart();
      track.push({
        style: 'signature',
        ordinal: [],
        titled: false,
        level: 1,
        number: '',
        index: add('signature', '', landmark.heading, 1),
      });
      return true;
    }
    case 'definition': {
      track.popTo(track.open.findIndex((entry) => entry.style === 'definition'));
      const level = (track.open.at(-1)?.level ?? 0) + 1;
      const number = track.open.at(-1)?.number ?? '';
      track.push({
        style: 'definition',
        ordinal: [],
        titled: false,
        level,
        number,
        index: add('definition', '', landmark.term, level),
      });
      return true;
    }
    case 'contents':
      return true;
  }
}

interface LineSetting {
  readonly line: TextLine;
  readonly previous: TextLine | undefined;
  readonly next: TextLine | undefined;
  readonly early: boolean;
}

function openNumbered(text: string, setting: LineSetting, tracks: readonly ClauseList[], clauses: OpenClauses): void {
  const { line, previous } = setting;
  const tail = previous === undefined ? '' : text.slice(Math.max(previous.start, previous.end - 24), previous.end);
  let at = line.start;
  for (let step = 0; step < 4; step += 1) {
    const readings = markersAt(text, at);
    if (readings.length === 0) return;
    const opened = openFirst(text, readings, at, { ...setting, tail, step }, tracks, clauses);
    if (opened === null) return;
    at = opened.after;
    while (at < line.end && /\s/.test(text.charAt(at))) at += 1;
    const clause = opened.clause;
    if (clause === null) continue;
    if (at >= line.end) return;
  }
}

/** The heading after a number; a number alone on its line has a short next line as its heading. */
function titleAfter(text: string, from: number, setting: LineSetting): string {
  const { line, next } = setting;
  let at = from;
  while (at < line.end && /\s/.test(text.charAt(at))) at += 1;
  if (at < line.end) return markersAt(text, at).length === 0 ? headingAt(text, at, line.end) : '';
  if (next === undefined || next.end - next.start > 80 || markersAt(text, next.start).length > 0) return '';
  return headingAt(text, next.start, next.end);
}

interface MarkerLine extends LineSetting {
  readonly tail: string;
  /** 0 for the number at the line's start, 1 for the "(a)" of "12.3(a)". */
  readonly step: number;
}

function openFirst(
  text: string,
  readings: readonly Marker[],
  at: number,
  setting: MarkerLine,
  tracks: readonly ClauseList[],
  clauses: OpenClauses,
): { after: number; clause: OpenClauses[number] | null } | null {
  const { line, tail, step } = setting;
  let best: { marker: Marker; placement: Placement; track: ClauseList } | null = null;
  for (const marker of readings) {
    const after = text.slice(at + marker.length, Math.min(line.end, at + marker.length + 24));
    if (
      step === 0 &&
      !line.afterBlank &&
      citesNext.test(tail) &&
      !(marker.style.startsWith('bracketed') && ordinaryStop.test(tail))
    )
      return null;
    const opensClause = line.afterBlank || ordinaryStop.test(tail);
    if (/^(?:bracketed|lower|upper|roman)/.test(marker.style)) {
      if (citedItem.test(after) || (!opensClause && referred.test(after))) return null;
    } else if (referred.test(after)) return null;
    const opensText =
      after.trim() === ''
        ? marker.style !== 'bare' && !line.inline
        : /^\s{0,12}(?:[A-Z"“‘'([\p{Script=Han}「『（【*_]|\p{P})/u.test(after);
    if (marker.style === 'bare' && after.trim() === '') continue;
    const context = {
      afterStop:
        step > 0 ||
        line.afterBlank ||
        tail === '' ||
        ordinaryStop.test(tail) ||
        /^[\p{Script=Han}]/u.test(after.trim()),
      opensText,
      early: setting.early,
      inline: step > 0 || line.inline,
      titled: titleAfter(text, at + marker.length, setting) !== '',
      afterColon: /[:：]$/.test(tail) && !/(?:follows|如下|AGREED|FOLLOWS)\s?[:：]$/.test(tail),
    };
    if (step === 0 && !opensText && !context.afterStop) continue;
    for (const track of tracks) {
      const repeated =
        step === 0 && marker.style === 'decimal' && /^\s?[(（]/.test(after) ? track.openWith(marker) : -1;
      if (repeated >= 0) {
        track.popTo(repeated + 1);
        return { after: at + marker.length, clause: null };
      }
      const placement = place(marker, track.open, track.closed, context);
      if (placement === null || (best !== null && placement.certainty <= best.placement.certainty)) continue;
      best = { marker, placement, track };
    }
  }
  if (best === null) return null;
  return {
    after: at + best.marker.length,
    clause: open(
      best.marker,
      best.placement,
      best.track,
      at,
      clauses,
      titleAfter(text, at + best.marker.length, setting),
    ),
  };
}

function open(
  marker: Marker,
  placement: Placement,
  track: ClauseList,
  start: number,
  clauses: OpenClauses,
  heading: string,
): OpenClauses[number] {
  // The first numbered clause ends the recitals, unless it is one of them.
  const inRecital = track.open[0]?.style === 'recital';
  const begins = marker.strong || marker.style === 'decimal' || marker.style === 'bare' || marker.style === 'ideograph';
  // The parties' (1), (2) stand before the first clause and are none themselves.
  if (
    begins &&
    !track.started &&
    !inRecital &&
    placement.certainty < 3 &&
    track.open[0]?.style.startsWith('bracketed') === true
  ) {
    markPreamble(track, clauses);
    track.restart();
  }
  const recital =
    inRecital &&
    !marker.strong &&
    placement.depth >= 1 &&
    marker.style !== 'ideograph' &&
    !(marker.style === 'decimal' && track.open.length > 1 && placement.certainty < 3);
  if (inRecital && !recital) track.restart();
  track.popTo(inRecital && !recital ? 0 : Math.min(placement.depth, track.open.length));
  const parent = track.open.at(-1);
  const level = (parent?.level ?? 0) + 1;
  const number = composed(marker, parent);
  const clause = {
    number,
    heading,
    level,
    kind: recital ? ('recital' as const) : ('clause' as const),
    start,
    end: start,
  };
  clauses.push(clause);
  track.push({
    style: marker.style === 'bare' ? 'decimal' : marker.style,
    ordinal: marker.ordinal,
    level,
    number,
    index: clauses.length - 1,
    titled: heading !== '',
  });
  track.started ||= begins && !recital;
  return clause;
}

/** What was numbered before the recitals or the first clause introduces the parties. */
function markPreamble(track: ClauseList, clauses: OpenClauses): void {
  const first = track.open[0];
  if (first === undefined || !first.style.startsWith('bracketed')) return;
  for (const clause of clauses) if (clause.kind === 'clause') clause.kind = 'recital';
}

/** The number with the numbers above it: (b) under 12.3 is 12.3(b); 第十二條 stands alone. */
function composed(marker: Marker, parent: OpenClause | undefined): string {
  if (parent === undefined || marker.strong) return withSchedule(marker.printed, parent);
  const inSchedule = parent.style === 'schedule';
  if (inSchedule) return withSchedule(marker.printed, parent);
  if (parent.number === '' || marker.ordinal.length > 1) return marker.printed;
  if (parent.style === 'part' || parent.style === 'chapter' || parent.style === 'division') return marker.printed;
  const joins = /^[(（①-⑳]/.test(marker.printed) || /[一-鿿）]$/.test(parent.number);
  if (parent.style === 'ideograph' && !/^[(（]/.test(marker.printed)) return `${parent.number}、${marker.printed}`;
  return joins ? `${parent.number}${marker.printed}` : `${parent.number}.${marker.printed}`;
}

function withSchedule(printed: string, parent: OpenClause | undefined): string {
  if (parent?.style !== 'schedule') return printed;
  return /[一-鿿]$/.test(parent.number) ? `${parent.number}，${printed}` : `${parent.number}, ${printed}`;
}

/** Ends each clause where the next of its level or above begins. */
function closeAll(clauses: OpenClauses, textEnd: number): void {
  const open: OpenClauses = [];
  for (const clause of clauses) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= clause.level) {
      const done = open.pop();
      if (done !== undefined) done.end = clause.start;
    }
    open.push(clause);
  }
  for (const clause of open) clause.end = textEnd;
}
