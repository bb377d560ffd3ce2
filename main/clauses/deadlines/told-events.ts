import { inFigureOrder } from '#main/language/date-order.ts';
import { type DateFound, dates } from '#main/language/dates.ts';
import { lastStartingBy } from '#main/language/last-starting-by.ts';
import { sentences } from '#main/language/sentences.ts';
import { type FoldedText, foldText } from '../matching/folded-text.ts';
import { dayNumber } from './civil-day.ts';
import { clockTime } from './clock-time.ts';
import { areOtherThings, objectKinds } from './event-objects.ts';
import { type EventTerms, eventTerms } from './event-terms.ts';
import { clockWords } from './fixed-day-words.ts';
import { type ReckonedDay, reckonedDays } from './reckoned-days.ts';
import { endsStretch, isOfStretch } from './stretch-of-days.ts';

/** A day that the text gives to something that happened or will happen. */
export interface ToldEvent {
  /** ISO 8601. */
  readonly day: string;
  /** `HH:MM` where it stands beside the date. */
  readonly time: string | null;
  /** The day that it was reckoned from, where its own words have no year or only point to it; ISO 8601. */
  readonly from: string | null;
  /** Which sentence of the text, counted from 0. */
  readonly sentence: number;
  /** The words that tell it, the date among them. */
  readonly start: number;
  readonly end: number;
  /** The same, folded. */
  readonly words: string;
  /** Of the date in it. */
  readonly dateLength: number;
  readonly terms: EventTerms;
  /** Folded words of its sentence ahead of those. */
  readonly lead: string;
  /** The name that the text gives the day: (the "Completion Date"), （"簽署日"）. Folded; null without. */
  readonly name: string | null;
  /** Whether the date only names a paper: "the invoice dated 4 March". */
  readonly isOfPaper: boolean;
  /** Whether the date is only the last or first day for it: what happened when is not told. */
  readonly isLimit: boolean;
  /** Whether it is the last day of a stretch: "between 3 and 5 May 2026"; then it is a limit, too. */
  readonly isEnd: boolean;
}

/** The told events of a text, and which sentence a place stands in. */
export interface ToldEvents {
  readonly all: readonly ToldEvent[];
  /** Days of the text that tell no event: ends of a term, what was before, what did not happen. */
  readonly unread: number;
  sentenceAt(offset: number): number;
}

const wordsReach = 160;
/** What was before, or belongs to another matter. */
export const history =
  /\b(?:previous(?:ly)?|earlier|former(?:ly)?|historic\w*|in the past|another|separate|similar|unrelated|last year|the year before|by way of background|other (?:vessel|contract|charter|case|tenant|matter)s?|prior (?:charter|contract|agreement|lease|award|notice|claim|shipment)s?|first (?:charter|lease) in)\b|曾|此前|先前|早前|以往|往年|去年|前年|上(?:一|次|份|期|手|年)|前(?:一|次|任|手)[份艘案次期个]?|另(?:一|案|份|艘|行|外一)|历史|旧(?:租|合|约)|第一次续|其间/;
/** Told as open or denied. */
const untold =
  /^(?:if|unless|had|should|where|whether|in the event|assuming|provided)\b|\b(?:not|never|neither|without|fail(?:ed|s|ing)?(?= to\b)) (?!(?:less|fewer|more|later|earlier|only|exceeding|before|after)\b)(?:been |yet |to |having )?(?:\w+)|\b(?:reserved|adjourned|postponed|put off|deferred)\b(?! (?:to|until)\b)|^[如若倘假]|押后|延期|改期|推迟|未(?:能|曾|有|获|予|收|送|完)|没有|冇|并无|尚未/;
/** “The vessel may sail on”: no day is told, unless the text gives it a name. */
const open = /\b(?:may|might|could|would) (?:\w+ ){0,2}(?:have |be )?\w+ (?:\w+ )?on ?$/;
const dayFirst = /^ ?\((?:day first|dd?[/.-]mm?[/.-]yy(?:yy)?|日\/月\/年|日月年)\)/;
const monthFirst = /^ ?\((?:month first|mm?[/.-]dd?[/.-]yy(?:yy)?|月\/日\/年)\)/;
const named =
  /^ ?\(?(?:以下(?:简)?称(?:为)?|下称|即|, ?being )?[( ]?(?:the |hereinafter (?:called |referred to as )?(?:the )?)?"([^"]{2,40})"\)?/;
/** Words ahead of a date by which it is only the last or first day for something. */
export const limit =
  /\b(?:no|not) (?:later|earlier) than(?: the)? ?$|\bon or (?:before|after) ?$|\b(?:by|before|prior to|until|after|since) ?$|不(?:迟|晚|早)于$|最(?:迟|晚)(?:于|喺|在)?$/;
/** （完成日）, (the Break Date): named without quotes. */
const bareName =
  /^ ?\((?:the ((?:[a-z]+ ){0,3}(?:date|day|time))|(?![^()]{0,6}(?:星期|礼拜|周|月))([\u4e00-\u9fff]{2,10}日期?))\)/;
const noSubject =
  /^ ?(?:and |but |then )?(?:(?:was|were|is|are|has been|have been) )?(?:\w+ly )?\w+(?:ed|en|nt)\b|^[并及而亦]?(?:于|在|喺)?$/;
const paperDated = /\bdated?(?: as of| the)?,? ?$/;
const isDated = /\b(?:is|are|was|were|be|being|bears? the) date[d]?(?: as of)?,? ?$/;

/** The told events of a text, in its order. Linear in the text but for what stands beside each date. */
export function toldEvents(text: string): ToldEvents {
  const found = reckonedDays(text, settledBeside(text, inFigureOrder(dates(text)))).filter(
    ({ precision }) => precision === 'day',
  );
  const parts = sentences(text);
  const starts = parts.map(({ start }) => start);
  const sentenceAt = (offset: number): number => Math.max(lastStartingBy(starts, offset), 0);
  const all = found.flatMap((date, index): ToldEvent[] => {
    const sentence = sentenceAt(date.start);
    const part = parts[sentence];
    if (part === undefined) return [];
    const from = Math.max(part.start, date.start - wordsReach, found[index - 1]?.end ?? 0);
    const next = found[index + 1]?.start ?? text.length;
    const to = Math.min(part.end, date.end + wordsReach, next);
    const isFollowed = next < part.end;
    const before = found[index - 1];
    const beforeThat =
      before === undefined || before.start < part.start
        ? null
        : foldText(text.slice(Math.max(part.start, before.start - 24), before.start)).text;
    return told(text, date, { from, to, isFollowed, opening: part.start, beforeThat }, sentence);
  });
  return { all: all.map((one, index) => withVerb(one, all[index - 1])), unread: found.length - all.length, sentenceAt };
}

/** Dates that another one beside them settles: 02/04/2026（四月二號）, whose second is none of its own, and 2026年第一季度於3月31日. */
function settledBeside(text: string, found: readonly DateFound[]): DateFound[] {
  const settled = (date: DateFound, iso: string | undefined): DateFound =>
    iso === undefined ? date : { ...date, iso, doubt: null };
  const between = (first: DateFound | undefined, second: DateFound | undefined): string | null =>
    first === undefined || second === undefined ? null : foldText(text.slice(first.end, second.start)).text;
  return found.flatMap((date, index): DateFound[] => {
    const before = found[index - 1];
    const behind = found[index + 1];
    const ahead = between(before, date);
    if (isGloss(date, ahead)) return [];
    if (behind !== undefined && isGloss(behind, between(date, behind)) && date.iso === null) {
      const alike = date.readings.filter((reading) => reading.slice(4) === behind.readings[0]?.slice(1));
      return [settled(date, alike.length === 1 ? alike[0] : undefined)];
    }
    const [reading] = date.readings;
    const year = partOf.exec(foldText(text.slice(Math.max(0, date.start - 40), date.start)).text)?.[1];
    if (year !== undefined && isYearless(date) && reading !== undefined)
      return [settled(date, `${year}${reading.slice(1)}`)];
    if (before?.precision !== 'year' || before.iso === null || ahead === null || !partOfYear.test(ahead)) return [date];
    return [settled(date, isYearless(date) && reading !== undefined ? `${before.iso}${reading.slice(1)}` : undefined)];
  });
}

/** "The first quarter of 2026 ended on". */
const partOf = /\b(?:quarter|half|term|semester) of ((?:19|20)\d\d) (?:will |had )?(?:end|clos)(?:s|es|d|ed)? on ?$/;
const partOfYear =
  /^(?:年?(?:度)?(?:第?[一二三四1-4]个?季度?|[上下]半年|年度|财政?年度?)?(?:已|将)?(?:于|在|喺)?| (?:will )?(?:end|close)(?:s|d|ed)? on )$/;

function isYearless({ iso, readings }: DateFound): boolean {
  return iso === null && readings.length === 1 && readings[0]?.startsWith('--') === true;
}

/** A day without a year, in brackets behind a date. */
function isGloss(date: DateFound, ahead: string | null): boolean {
  return ahead !== null && /^ ?\( ?(?:即|i\.e\. )?$/.test(ahead) && isYearless(date);
}

interface Surroundings {
  readonly from: number;
  readonly to: number;
  /** Whether another date stands behind in the sentence: what leads up to it is its own. */
  readonly isFollowed: boolean;
  /** Where the sentence begins. */
  readonly opening: number;
  /** Folded words ahead of the date before it; null where its sentence has none. */
  readonly beforeThat: string | null;
}

function told(
  text: string,
  date: ReckonedDay,
  { from, to, isFollowed, opening, beforeThat }: Surroundings,
  sentence: number,
): ToldEvent[] {
  const ahead = foldText(text.slice(from, date.start));
  const behind = foldText(text.slice(date.end, to));
  const day = settledDay(date, behind.text);
  if (day === null) return [];
  const aheadText = `${ahead.text}${/[a-z)]$/.test(ahead.text) ? ' ' : ''}`;
  const start = clauseStart(ahead.text, behind.text);
  const lead = aheadText.slice(start);
  const end = clauseEnd(lead, behind.text, isFollowed);
  const rest = behind.text.slice(0, end);
  const isEnd = endsStretch(ahead.text, beforeThat);
  if (!isEnd && isOfStretch(lead, behind.text)) return [];
  const words = `${lead} ${foldText(date.text).text} ${rest}`.trim();
  if (history.test(`${lead}|${rest}`) || untold.test(lead.trim()) || untold.test(rest.trim())) return [];
  const isOfPaper = paperDated.test(lead) && !isDated.test(lead);
  // Of "the claim under the charter dated …" only the paper's own name counts.
  const telling = isOfPaper ? `${lastWords(lead.replace(paperDated, ''), 5)} dated` : `${lead} | ${rest}`;
  const around = isEnd ? `${foldText(text.slice(opening, date.start)).text} | ${rest}` : telling;
  const bare = bareName.exec(behind.text);
  const name = named.exec(behind.text)?.[1] ?? bare?.[1] ?? bare?.[2] ?? null;
  if (name === null && open.test(lead)) return [];
  const first = from + ahead.sourceStart(start);
  const before = text.slice(opening, first);
  // Read only for the events that a period may run from.
  let terms: EventTerms | null = null;
  return [
    {
      day,
      time: timeBeside(lead, rest),
      from: date.from,
      sentence,
      start: first + (/^\s*/.exec(text.slice(first, date.start))?.[0].length ?? 0),
      end: date.end + (isOfPaper ? 0 : sourceLength(behind, end)),
      words,
      dateLength: date.end - date.start,
      get terms() {
        terms ??= withSubject(eventTerms(around), lead, before);
        return terms;
      },
      lead: foldText(before.slice(-wordsReach)).text,
      name,
      isOfPaper,
      isLimit: isEnd || limit.test(lead),
      isEnd,
    },
  ];
}

/** A verb without its own subject ("… and received by the Claimant on", 并于…送达) has that of the words before it. */
function withSubject(terms: EventTerms, lead: string, before: string): EventTerms {
  if (before.trim() === '' || !noSubject.test(lead)) return terms;
  const { roots } = eventTerms(foldText(before.slice(0, wordsReach)).text);
  return { ...terms, roots: new Set([...terms.roots, ...roots]) };
}

const ownVerb = /\b(?:was|were|is|are|has|had|have|did|does|will|shall|\w{2,}ed)\b|[咗了已]/;

/** "… and the other twenty on 15 May": a second day of the verb before it in its sentence. */
function withVerb(event: ToldEvent, before: ToldEvent | undefined): ToldEvent {
  const { sentence, isOfPaper, words } = event;
  if (before === undefined || before.sentence !== sentence || isOfPaper || before.isOfPaper || before.isLimit)
    return event;
  if (ownVerb.test(words)) return event;
  const { terms } = event;
  if (terms.acts.length > 0 || terms.things.some((name) => name !== 'date')) return event;
  if (areOtherThings(objectKinds(words), objectKinds(before.words)))
    return { ...event, terms: { ...before.terms, roots: terms.roots } };
  const { acts, things, roots } = before.terms;
  return { ...event, terms: { acts, things, roots: new Set([...terms.roots, ...roots]) } };
}

function sourceLength(folded: FoldedText, end: number): number {
  return end === 0 ? 0 : folded.sourceEnd(end);
}

function settledDay({ iso, doubt, readings }: DateFound, behind: string): string | null {
  if (iso !== null && doubt === null && dayNumber(iso) !== null) return iso;
  const reading = dayFirst.test(behind) ? readings[0] : monthFirst.test(behind) ? readings[1] : undefined;
  return reading !== undefined && dayNumber(reading) !== null ? reading : null;
}

/** Where the part of the sentence begins that a date belongs to, in the folded words ahead of it. */
function clauseStart(ahead: string, behind: string): number {
  let start = 0;
  for (const { 0: mark, index } of ahead.matchAll(
    /[;。]|:(?!\d\d)|,(?! ?\d)| (?:and|but|while|whereas) (?=[^,;]{8})|(?<=[\u4e00-\u9fff])(?=[而及并](?:于|在|喺)$)/g,
  )) {
    const rest = ahead.slice(index + mark.length);
    // Weekday, "on or about", and what a relative clause belongs to go with the words before.
    const opens = rest === '' && /[\u4e00-\u9fff]/.test(ahead) && /^[\u4e00-\u9fff]/.test(behind);
    if (!opens && rest.trim().length < 6 && !/[\u4e00-\u9fff]{2}/.test(rest)) continue;
    if (/^ ?(?:which|that|who|being|on|at|dated)\b/.test(rest)) continue;
    if (/^ (?:and|but)/.test(mark) && !/\b(?:was|were|is|are|has|have|had|\w+ed|will|shall)\b/.test(rest)) continue;
    start = index + mark.length;
  }
  return start;
}

/** Where it ends behind the date. A date that opens its sentence has the part behind its comma. */
function clauseEnd(lead: string, behind: string, isFollowed: boolean): number {
  const opens =
    /^(?:[^:]{1,30}: ?)? ?(?:on |at |in |于|在|喺|及至)?(?:or about |the )?(?:[\w:.]+ ?(?:hrs|hours|[ap]\.?m\.?)? on )?$/.test(
      lead,
    );
  const from = opens ? (/^[^,;。]{0,24}, ?/.exec(behind)?.[0].length ?? 0) : 0;
  const stop =
    /[,;。]|:(?!\d\d)|\.(?= |$)|(?:^| )(?:and|but|or|so) (?=[^,;]{0,40}\b(?:shall|must|may|will|is|are)\b)/.exec(
      behind.slice(from),
    );
  const joined = isFollowed ? /(?:^| )(?:and|but|or|then) |[而并及](?=[于在喺]?$)/.exec(behind.slice(from)) : null;
  return from + Math.min(stop?.index ?? behind.length - from, joined?.index ?? behind.length - from);
}

function timeBeside(lead: string, rest: string): string | null {
  for (const words of [rest.slice(0, 30), lead.slice(-40)]) {
    const time = clockTime(clockWords.exec(words)?.[1] ?? '');
    if (time !== null) return time;
  }
  return null;
}

function lastWords(words: string, count: number): string {
  return words.trim().split(' ').slice(-count).join(' ');
}
