import { countedNumber } from '#main/language/counted-number.ts';
import type { ClauseList } from './clause-list.ts';
import { composedNumber } from './composed-number.ts';
import { headingAt } from './heading.ts';
import type { TextLine } from './line.ts';
import { type Marker, markersAt } from './marker.ts';
import { type Placement, place } from './numbering.ts';
import { markPreamble } from './open-landmark.ts';
import type { ClauseDraft } from './text-clause.ts';

/** A reference's last words, broken by the line's end before its number. */
const citesNext =
  /(?:\b(?:clauses?|sections?|articles?|paragraphs?|sub-?clauses?|sub-?sections?|rules?|regulations?|schedules?|exhibits?|annex|appendix|under|in|of|and|or|to|with|by|see|no\.?|nos\.?|than|least|approximately)|[（(，,、第至或及和與与]|第[一二三四五六七八九十百0-9]{1,5}(?:條|条|款))$/i;
/** Columns of a line that the page's width may have broken; shorter ones ended by themselves. */
const brokenLine = 24;
/** Columns from which a line in a narrow column may be full. */
const brokenColumn = 32;
/** A paragraph's first line is at least this long. */
const textColumns = 40;
/** What follows a number that is only referred to. */
const referred =
  /^\s{0,2}(?:[,;)）]|\.\s*$|(?:above|below|hereof|hereto|herein|hereunder|thereof|of|and|or|to|shall|will|are|is|was|which|through|but|that|with|for|per|percent|business|days?|months?|years?|hours?|weeks?|calendar)\b|(?:所述|所列|所指|所載|所载|規定|规定|中規定|項下|项下|之規定|之规定|的規定|的规定|及第|或第|和第|至第|、第|與第|与第|第[一二三四五六七八九十百0-9]+[款項项])|[日號号%％]|年(?!期(?:\s|[:：]|$))|月(?![租薪結结費费]))/;
/** What follows a "(b)" that is only referred to, wherever it stands. */
const citedItem = /^\s?(?:[,;)）]|(?:above|below|hereof|thereof|herein)\b|所述|所列|項下|项下)/;
const statutoryDash = /^[—–―] ?[(（]/;
/** An item of a list that another follows. */
const listGoesOn = /[;；]\s?(?:and|or|and\/or|及|或|以及|和)$/i;
const ordinaryStop = /(?:[.;:。；：!?！？”"」）)—―︰–]|\b(?:and|or)|[;；]\s?(?:and|or|及|或|和))$/i;

export interface LineSetting {
  readonly line: TextLine;
  readonly previous: TextLine | undefined;
  readonly next: TextLine | undefined;
  readonly early: boolean;
}

/** Opens the clauses whose numbers stand at the line's start, if they continue or open a sequence. */
export function openNumbered(
  text: string,
  setting: LineSetting,
  tracks: readonly ClauseList[],
  clauses: ClauseDraft[],
): void {
  const { line, previous } = setting;
  const tail = previous === undefined ? '' : text.slice(Math.max(previous.start, previous.end - 24), previous.end);
  const fullLineBefore = previous !== undefined && previous.end - previous.start + previous.han >= brokenLine;
  let at = line.start;
  for (let step = 0; step < 4; step += 1) {
    const readings = markersAt(text, at);
    if (readings.length === 0) return;
    const opened = openFirst(text, readings, at, { ...setting, tail, fullLineBefore, step }, tracks, clauses);
    if (opened === null) return;
    at = opened.after;
    // In statutes a dash stands before the first subsection: 3.—(1).
    if (statutoryDash.test(text.slice(at, at + 4))) at += 1;
    while (at < line.end && /\s/.test(text.charAt(at))) at += 1;
    const clause = opened.clause;
    if (clause === null) continue;
    if (at >= line.end) return;
  }
}

/** Whether a number without a stop (12 The claimant …) numbers a heading or a paragraph, not a table's row. */
function numbersParagraph(text: string, from: number, setting: LineSetting): boolean {
  const { line } = setting;
  if (from >= line.end) return false;
  if (titleAfter(text, from, setting) !== '') return true;
  return line.end - line.start + line.han >= textColumns && !/[0-9%]$/.test(text.slice(line.end - 1, line.end));
}

/** The heading after a number; a number alone on its line has a short next line as its heading. */
function titleAfter(text: string, from: number, setting: LineSetting): string {
  const { line, next } = setting;
  let at = from;
  while (at < line.end && /\s/.test(text.charAt(at))) at += 1;
  if (at < line.end) {
    if (markersAt(text, at).length > 0) return '';
    const heading = headingAt(text, at, line.end);
    return heading.length >= line.end - at && goesOnBelow(text, line, next) ? '' : heading;
  }
  if (next === undefined || next.end - next.start > 80 || markersAt(text, next.start).length > 0) return '';
  return headingAt(text, next.start, next.end);
}

/** Whether a line without a stop is only the first part of a sentence that the column's width broke. */
function goesOnBelow(text: string, line: TextLine, next: TextLine | undefined): boolean {
  if (next === undefined || next.afterBlank || next.inline) return false;
  if (/[a-z]/.test(text.charAt(next.start))) return true;
  const width = line.end - line.start + line.han;
  const widthBelow = next.end - next.start + next.han;
  return width >= brokenColumn && widthBelow <= width * 1.15 && markersAt(text, next.start).length === 0;
}

interface MarkerLine extends LineSetting {
  readonly tail: string;
  /** Whether the line before is long enough to have been broken by the page's width. */
  readonly fullLineBefore: boolean;
  /** 0 for the number at the line's start, 1 for the "(a)" of "12.3(a)". */
  readonly step: number;
}

function openFirst(
  text: string,
  readings: readonly Marker[],
  at: number,
  setting: MarkerLine,
  tracks: readonly ClauseList[],
  clauses: ClauseDraft[],
): { after: number; clause: ClauseDraft | null } | null {
  const { line, tail, step } = setting;
  let best: { marker: Marker; placement: Placement; track: ClauseList } | null = null;
  for (const marker of readings) {
    const after = text.slice(at + marker.length, Math.min(line.end, at + marker.length + 24));
    if (
      step === 0 &&
      !line.afterBlank &&
      citesNext.test(tail) &&
      setting.fullLineBefore &&
      !listGoesOn.test(tail) &&
      !(marker.style.startsWith('bracketed') && ordinaryStop.test(tail))
    )
      return null;
    const opensClause = line.afterBlank || ordinaryStop.test(tail);
    if (/^(?:bracketed|lower|upper|roman)/.test(marker.style)) {
      if (citedItem.test(after) || (!opensClause && referred.test(after))) return null;
    } else if (referred.test(after) || (marker.style === 'bare' && countedNumber.test(after))) return null;
    const opensText =
      after.trim() === ''
        ? marker.style !== 'bare' && !line.inline
        : /^\s{0,12}(?:[A-Z"“‘'([\p{Script=Han}「『（【*_]|\p{P})/u.test(after);
    if (marker.style === 'bare' && !numbersParagraph(text, at + marker.length, setting)) continue;
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
      afterBlank: line.afterBlank,
      afterColon: /[:：]$/.test(tail) && !/(?:follows|如下|AGREED|FOLLOWS)\s?[:：]$/.test(tail),
    };
    if (step > 0 && !marker.style.startsWith('bracketed')) return null;
    for (const track of tracks) {
      const repeated =
        step === 0 && marker.style === 'decimal' && /^\s?[(（]/.test(after) ? track.openWith(marker) : -1;
      if (repeated >= 0) {
        track.popTo(repeated + 1);
        return { after: at + marker.length, clause: null };
      }
      const placement = place(marker, track.open, track.closed, context);
      // "(ii) two" in lower case counts where it continues its list; other numbers need a beginning of text.
      const listed = marker.style.startsWith('bracketed') && placement?.certainty === 3;
      if (step === 0 && !opensText && !context.afterStop && !listed) continue;
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
  clauses: ClauseDraft[],
  heading: string,
): ClauseDraft {
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
    // Figures number recitals only under a heading of their own, and without headings.
    !(
      (marker.style === 'decimal' || marker.style === 'bare') &&
      (track.open[0]?.titled === false || heading !== '' || (track.open.length > 1 && placement.certainty < 3))
    );
  if (inRecital && !recital) track.restart();
  track.popTo(inRecital && !recital ? 0 : Math.min(placement.depth, track.open.length));
  const parent = track.open.at(-1);
  const level = (parent?.level ?? 0) + 1;
  const number = composedNumber(marker, track.open);
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
