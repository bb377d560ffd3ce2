import type { Passage } from '../matching/reading.ts';
import * as words from './fixed-day-words.ts';

export interface FixedDayPlace {
  readonly direction: 'within' | 'after';
  /** Folded offsets of the words that fix the day, the date among them. */
  readonly start: number;
  readonly end: number;
  /** Whether the words by themselves say that this is a last day. */
  readonly isStrong: boolean;
  /** "before" may leave the day itself out. */
  readonly isOpenDay: boolean;
}

const reach = 200;
const ofPeriod =
  /(?:days?|weeks?|months?|years?|hours?|quarters?)'?(?: ?\([^)]{1,12}\))?(?: (?:written |prior )?notice)?$/;
const openEnd =
  /\b(?:valid|accept\w*|may|entitled|have|has|option|exercis\w*|offer|open|extend(?:s|ed)?|deadline|grace|time)\b/;
const runningTerm =
  /\b(?:in (?:full )?force|in effect|effective|term of|initial term|continue|employ\w*|lease|remain|held|serve as|not bear|interest|escrow)\b/;

/** Whether the words beside a date make it the last or the first day for an act; null where they do not. */
export function fixedDayAt(
  text: string,
  passage: Passage,
  date: { readonly start: number; readonly end: number },
): FixedDayPlace | null {
  const from = Math.max(passage.start, date.start - reach);
  const ahead = text.slice(from, date.start);
  const behind = text.slice(date.end, Math.min(passage.end, date.end + reach));
  const time = words.behindTime.exec(behind)?.[0].length ?? 0;
  const rests = [0, ...(time === 0 ? [] : [time])];
  const clause = ahead.slice(lastStop(ahead));
  const both = `${clause}${behind}`;
  const found = (
    match: RegExpExecArray | null,
    rest: readonly [number, RegExpExecArray] | null,
    more: Partial<FixedDayPlace> = {},
  ): FixedDayPlace => ({
    direction: 'within',
    start: match === null ? date.start : from + match.index + (match[0].length - match[0].trimStart().length),
    end: date.end + (rest === null ? time : rest[0] + rest[1][0].length),
    isStrong: true,
    isOpenDay: false,
    ...more,
  });
  // A day of every year is none of its own.
  if (
    /^,? ?(?:of|in) (?:each|every|any|(?:the|that|such) (?:\w+ )?(?:calendar |contract |financial )?year)\b/.test(
      behind,
    ) ||
    /每(?:一)?年(?:的)?$/.test(ahead)
  )
    return null;
  if (words.chineseHistory.test(clause)) return null;
  if (rests.some((at) => words.historyBehindChinese.test(behind.slice(at)))) return null;
  const isHistory = words.englishHistory.test(clause) && !words.englishDuty.test(clause.replace(/\bdue\b/g, ''));
  const earliest = words.earliestAhead.exec(ahead);
  if (earliest !== null) return isHistory ? null : found(earliest, null, { direction: 'after' });
  const behindWords =
    matchBehind(behind, rests, words.strongBehind) ?? matchBehind(behind, rests, words.strongBehindChinese);
  const strong = words.strongAhead.exec(ahead);
  if (strong !== null || behindWords !== null) {
    if (isHistory) return null;
    if (strong !== null && isQualifier(clause, /^(?:on or|not after)/.test(strong[0]))) return null;
    return found(strong ?? words.weakAhead.exec(ahead), behindWords);
  }
  const until = words.untilAhead.exec(ahead);
  if (until !== null)
    return openEnd.test(clause) && !runningTerm.test(both) && !isHistory
      ? found(until, null, { isStrong: false })
      : null;
  const weak = words.weakAhead.exec(ahead);
  if (weak !== null)
    return weakEnglish(weak, clause, both)
      ? found(weak, null, { isStrong: false, isOpenDay: !/^by/.test(weak[0]) })
      : null;
  const weakBehind = matchBehind(behind, rests, words.weakBehindChinese);
  if (weakBehind !== null)
    return words.chineseDuty.test(both)
      ? found(null, weakBehind, { isStrong: false, isOpenDay: weakBehind[1][0].includes('前') })
      : null;
  const on = words.actOn.exec(clause);
  if (on !== null && !words.actOfAnother.test(on[0].trim()))
    return { ...found(null, null, { isStrong: false }), start: date.start };
  if (words.actOnChinese.test(clause) && rests.some((at) => words.actBehindChinese.test(behind.slice(at))))
    return found(null, null, { isStrong: false });
  return null;
}

function matchBehind(
  behind: string,
  rests: readonly number[],
  pattern: RegExp,
): readonly [number, RegExpExecArray] | null {
  for (const at of rests.toReversed()) {
    const match = pattern.exec(behind.slice(at));
    if (match !== null && match[0] !== '') return [at, match];
  }
  return null;
}

function weakEnglish(weak: RegExpExecArray, clause: string, both: string): boolean {
  if (ofPeriod.test(weak.input.slice(0, weak.index).trimEnd())) return false;
  if (words.englishHistory.test(clause)) return false;
  return words.englishDuty.test(both) && !isQualifier(clause, true);
}

/** "claims arising before", "notices received by": which things are meant, unless they are yet to "be" so. */
function isQualifier(clause: string, counts: boolean): boolean {
  if (!counts) return false;
  const matches = [...clause.matchAll(new RegExp(words.participleAhead, 'g'))];
  const last = matches.at(-1);
  if (last === undefined || clause.length - last.index - last[0].length > 60) return false;
  const lead = clause.slice(0, last.index);
  if (/\bnot $|\b(?:unless|if|failing)\b[^,;]{0,80}$/.test(lead)) return false;
  return (
    !/\b(?:be|being|get|fall|fully|shall have)\b[^,;]{0,80}$/.test(lead) &&
    !(/^(?:due|outstanding|owing)$/.test(last[1] ?? '') && / by$/.test(last[0]))
  );
}

function lastStop(ahead: string): number {
  return Math.max(ahead.lastIndexOf(';'), ahead.lastIndexOf('。')) + 1;
}
