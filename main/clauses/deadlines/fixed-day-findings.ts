import type { TextFinding } from '#contract/finding.ts';
import { type DateFound, dates } from '#main/language/dates.ts';
import { kindOf, passageAt } from '../arbitration/arbitration-findings.ts';
import type { FoldedText } from '../matching/folded-text.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { plainWords, quoted, sourceSpan, textFinding } from '../matching/text-finding.ts';
import type { Ontology } from '../ontology.ts';
import { dayNumber } from './civil-day.ts';
import { clockTime } from './clock-time.ts';
import { claimWords, consequenceWords, lost } from './consequence-words.ts';
import { type FixedDayPlace, fixedDayAt } from './fixed-day-at.ts';
import { behindTime, clockWords, zoneWords } from './fixed-day-words.ts';
import { openDayReason } from './fixed-deadline.ts';
import { lossBeside } from './loss-beside.ts';
import { monthFirstDays } from './month-first-days.ts';
import { nearestYear, type YearSource, yearSources } from './nearest-year.ts';
import { nextReach, passageBehind } from './passage-behind.ts';

const reachAhead = 260;
const reachBehind = 200;
const cancelling =
  /\b(?:option (?:of|to) cancel\w*|(?:may|entitled to|right to|shall be cancelled|be cancelled) ?(?:cancel)?)[^.;]{0,100}|有权(?:解除|取消|解约)[^。;]{0,40}/;
const whoEnglish =
  /(?:^|[,;:] |\b(?:that|then) )((?:the |each |either |both |any |all |no |our |your )?[a-z][\w' -]{1,40}?) (?:shall|must|will|may|should|is required to|are required to|agrees? to|undertakes? to|is to|are to|is entitled to)\b(?! (?:also )?(?:be|have)\b)/g;
const whoChinese =
  /(?:^|[,.。;:"、)])([^,.。;:"、)]{1,14}?)(?:应当?|必?须|有权|不得|同意|承诺|保证|(?<!许|认)可以?)(?!收)/g;
const noParty =
  /^[且并但则而故即]$| (?:it|they|he|she)$|provided|^(?:if|unless|when) |^(?:on|at|by|in|or|as|for)$|^(?:在|于|如|若|任何|否则|该|此|其后|上述|it|this|that|there|which|who|payment|delivery|notice)\b| (?:and|or)$|^(?:\S+ ){7}|^.{0,20}(?:\d|之前|以前|前|款项|价款|费用|通知)$/;

/**
 * Days that the words themselves fix for an act: "no later than 31 March 2027",
 * 限期為…, 於…或之前. Each is `proc.deadline`, or `gen.time_bar` where a right
 * is lost with it, with `date` (ISO 8601, null where the words do not settle it)
 * and, where printed, `time` ("17:00 Hong Kong time"). Dates of what was, of
 * agreements and of beginnings are none.
 */
export function fixedDayFindings(reading: Reading, ontology: Ontology): TextFinding[] {
  const { folded } = reading;
  const yearOf = yearSources(folded.source);
  const found = [...dates(folded.cased), ...monthFirstDays(folded.text)]
    .toSorted((one, other) => one.start - other.start)
    .flatMap((date) => {
      const passage = date.precision === 'day' ? wholeSentence(reading, date) : null;
      const place = passage === null ? null : fixedDayAt(folded.text, passage, date);
      return passage === null || place === null ? [] : [{ date, passage, place }];
    });
  return found.map(({ date, passage, place }, index) => {
    // Of two days in a sentence each has its own part of it.
    const start = Math.max(passage.start, found[index - 1]?.place.end ?? 0);
    const end = Math.min(passage.end, found[index + 1]?.place.start ?? passage.end);
    const part = { ...passage, start, end, text: folded.text.slice(start, end) };
    const next = end < passage.end ? '' : (passageBehind(reading, passage)?.text.slice(0, nextReach) ?? '');
    return fixedDay(folded, ontology, part, { date, place, next }, yearOf(folded.sourceStart(date.start)));
  });
}

/** The sentence of a date, joined where "p.m." or a line that begins with the day seemed to end one. */
function wholeSentence(reading: Reading, date: DateFound): Passage | null {
  const passage = passageAt(reading, date.start);
  if (passage === null) return null;
  const last = passageAt(reading, date.end - 1) ?? passage;
  const earlier = passageAt(reading, passage.start - 1) ?? passageAt(reading, passage.start - 2);
  const isCut =
    earlier !== null &&
    (/\b[ap]\.? ?m\.?\s*$/.test(earlier.text) ||
      (date.start - passage.start < 2 && !/[.;。:!?]\s*$/.test(earlier.text)));
  const start = isCut ? earlier.start : passage.start;
  return { ...passage, start, end: last.end, text: reading.folded.text.slice(start, last.end) };
}

function fixedDay(
  folded: FoldedText,
  ontology: Ontology,
  passage: Passage,
  { date, place, next }: { readonly date: DateFound; readonly place: FixedDayPlace; readonly next: string },
  source: YearSource | null,
): TextFinding {
  const { text } = folded;
  const start = quoteStart(text, passage, place.start);
  const end = quoteEnd(text, passage, place.end);
  const from = Math.max(passage.start, start - 300);
  const near = text.slice(from, Math.min(passage.end, end + 300));
  const beside = { start: place.start - from, end: place.end - from, isNotice: false };
  const isLost =
    (lost.test(near) && claimWords.test(near)) ||
    lossBeside(`${text.slice(from, passage.end)}${next}`, beside) !== null;
  const barred = isLost && place.direction === 'within';
  const tail = text.slice(place.end, Math.min(passage.end, place.end + 500));
  const consequence = consequenceWords.exec(tail) ?? cancelling.exec(tail);
  const { day, doubt } = settledDay(date, source);
  const time = timeOf(folded, place, date);
  return textFinding(folded, kindOf(ontology, barred ? 'gen.time_bar' : 'proc.deadline'), {
    start,
    end,
    fields: {
      date: day,
      ...(time === null ? {} : { time }),
      direction: place.direction,
      who: whoOf(folded, start, Math.min(place.end + 60, end)),
      consequence:
        consequence === null
          ? null
          : printed(folded, place.end + consequence.index, place.end + consequence.index + consequence[0].length),
      ...(doubt === null ? {} : { doubt }),
    },
    confidence: day === null ? 0.65 : place.isStrong ? 0.9 : 0.8,
    reasons: [
      `the words ${quoted(folded, place.start, place.end)} fix a day`,
      ...(place.isOpenDay ? [openDayReason] : []),
    ],
    clause: passage.clause,
    supports: [{ start, end }],
  });
}

/** The day, its year from the document where the words leave it out, and what is open about it. */
function settledDay(date: DateFound, source: YearSource | null): { day: string | null; doubt: string | null } {
  if (date.iso !== null) return { day: dayNumber(date.iso) === null ? null : date.iso, doubt: date.doubt };
  const monthDay = date.readings.length === 1 ? date.readings[0] : undefined;
  if (monthDay === undefined || !monthDay.startsWith('--')) return { day: null, doubt: date.doubt };
  const day = source === null ? null : nearestYear(monthDay, source.day);
  if (day === null || source === null)
    return { day: null, doubt: 'the words give the day no year, and the document has no date to take it from' };
  return {
    day,
    doubt:
      source.from === 'message'
        ? `the words give no year: it is taken from the message of ${source.day}`
        : `the words give no year: it is taken from the date of the document, ${source.day}`,
  };
}

/** The time of day beside the date, and its zone as printed; null where there is none. */
function timeOf(folded: FoldedText, place: FixedDayPlace, date: DateFound): string | null {
  const { text } = folded;
  const behind = behindTime.exec(text.slice(date.end, date.end + 60))?.[0] ?? '';
  for (const { words, at } of [
    { words: behind, at: date.end },
    { words: text.slice(place.start, date.start), at: place.start },
  ]) {
    const time = clockTime(clockWords.exec(words)?.[1] ?? '');
    if (time === null) continue;
    const zone = zoneWords.exec(words);
    return zone === null ? time : `${time} ${printed(folded, at + zone.index, at + zone.index + zone[0].length)}`;
  }
  return null;
}

/** Who must or may act, as printed; null where the words beside do not say. */
function whoOf(folded: FoldedText, start: number, end: number): string | null {
  const words = folded.text.slice(start, end);
  for (const pattern of [whoEnglish, whoChinese]) {
    const last = [...words.matchAll(pattern)].findLast(({ 1: who }) => who !== undefined && !noParty.test(who));
    if (last?.[1] === undefined) continue;
    const at = start + last.index + last[0].indexOf(last[1]);
    return printed(folded, at, at + last[1].length) || null;
  }
  return null;
}

function printed(folded: FoldedText, start: number, end: number): string {
  const span = sourceSpan(folded, start, end);
  return plainWords(folded.source.slice(span.start, span.end));
}

function quoteStart(text: string, passage: Passage, at: number): number {
  const from = Math.max(passage.start, at - reachAhead);
  const words = text.slice(from, at);
  const stop = Math.max(words.lastIndexOf('; '), words.lastIndexOf('。'), words.lastIndexOf(';'));
  if (stop >= 0) return from + stop + 1;
  if (from === passage.start) return from;
  const comma = Math.max(words.indexOf(', '), words.indexOf(','), words.indexOf(' '));
  return comma < 0 ? from : from + comma + 1;
}

/** Without the stop: so it is another place than a period's that stands in the same sentence. */
function quoteEnd(text: string, passage: Passage, at: number): number {
  const to = Math.min(passage.end, at + reachBehind);
  const words = text.slice(at, to);
  const stop = /;|。/.exec(words);
  if (stop !== null) return at + stop.index;
  const comma = to === passage.end ? -1 : Math.max(words.lastIndexOf(','), words.lastIndexOf(' '));
  const end = comma < 0 ? to : at + comma;
  return at + text.slice(at, end).replace(/[.,。; ]+$/, '').length;
}
