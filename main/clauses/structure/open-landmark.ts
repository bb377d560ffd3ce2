import type { ClauseList } from './clause-list.ts';
import { headingAt } from './heading.ts';
import { type Landmark, landmarkAt } from './landmark.ts';
import type { TextLine } from './line.ts';
import { markersAt } from './marker.ts';
import type { ClauseDraft, TextClause } from './text-clause.ts';

/** Opens what a landmark begins; false where the line may carry a number as well. */
export function openLandmark(
  landmark: Landmark,
  line: TextLine,
  track: ClauseList,
  clauses: ClauseDraft[],
  text: string,
  next: TextLine | undefined,
): boolean {
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
        index: add('schedule', landmark.number, landmark.heading || headingBelow(text, next), 1),
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
        titled: !landmark.whereas,
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

/** A schedule's heading on the line below its number. */
function headingBelow(text: string, next: TextLine | undefined): string {
  if (next === undefined || next.end - next.start > 100) return '';
  if (markersAt(text, next.start).length > 0 || landmarkAt(text, next) !== null) return '';
  return headingAt(text, next.start, next.end);
}

/** What was numbered before the recitals or the first clause introduces the parties. */
export function markPreamble(track: ClauseList, clauses: ClauseDraft[]): void {
  const first = track.open[0];
  if (first === undefined || !first.style.startsWith('bracketed')) return;
  for (const clause of clauses) if (clause.kind === 'clause') clause.kind = 'recital';
}
