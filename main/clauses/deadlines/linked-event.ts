import { type EventTerms, eventTerms, headOf, objectRoots } from './event-terms.ts';
import type { ToldEvent, ToldEvents } from './told-events.ts';

/** A period that runs from an event: its folded words, null where none are named, and its place. */
export interface EventNamed {
  readonly trigger: string | null;
  readonly start: number;
  /** Folded words of its sentence ahead of the period and behind it. */
  readonly ahead: string;
  readonly behind: string;
}

const nearBefore = 3;
const nearAfter = 2;
/** A letter or a clause: all of it is near. */
export const shortText = 1500;

const pointsBack =
  /^(?:(?:the date of |receipt of )?(?:that|such|its|the same|the said)\b|it\b|which\b|there(?:of|after)|[其此该这]|嗰|上述)/;
const onlyTime =
  /^(?:that|such|the said|the same|which)? ?(?:date|day|time)$|^(?:[其此该这]|嗰)(?:日|日期|时|后|之后|天)?$|^thereafter$|^当日$/;
/** One of many: no single day is its day. */
const oneOfMany =
  /\b(?:an?|any|each|every|all|both|either|the relevant|the applicable|respective)\b|任何|每|各(?!自)|一(?:份|张|批|次|项|笔)|有关|相关/;
/** “At least 21 days' notice of it”: what the sentence tells ahead. */
const noticeOfIt = /^(?:it|the same)$/;
const standing =
  /\b(?:each|every|from time to time|monthly|quarterly|annual(?:ly)?)\b|每(?!位|名|艘)|各(?:期|批|次)|不时|按月/;
const noEvent =
  /^(?:the )?(?:deadline|time limit|last (?:day|date)(?! (?:worked|at work|of (?:work|employ\w*|service)|in the))|period|earlier|later|year|month|quarter|week)\b|^(?:the )?effective date of\b/;
/** The paper itself: “this letter”, 本通知. */
export const ownPaper =
  /\bthis\b|\bhere(?:of|to)\b|^本(?!月|年|金)|[本此](?:通知|来?函|信|电邮|邮件|命令|令|决定|裁决|判决|指示|警告|公告|通告|催告|讯息)/;
/** Whose acts come one for another, where no closer one is told. */
const near: readonly (readonly string[])[] = [
  ['receive', 'serve', 'deliver'],
  ['issue', 'send', 'publish'],
  ['ship', 'load'],
  ['complete', 'discharge'],
  ['complete', 'close'],
  ['decide', 'judgment'],
  ['occur', 'accident'],
  ['end', 'due'],
  ['notify', 'notice'],
  ['tender', 'notice'],
  ['meet', 'begin'],
];

/** Whether a period's words name a limit or a stretch of time and no event. */
export function isOfNoEvent(trigger: string): boolean {
  return noEvent.test(trigger);
}

/** The told events that a period's event may be: the nearest and closest ones; of several days none is chosen here. */
export function linkedEvents(named: EventNamed, { all, sentenceAt }: ToldEvents, length: number): readonly ToldEvent[] {
  const own = sentenceAt(named.start);
  const { trigger } = named;
  if (trigger === null && later.test(named.behind)) return lastTold(named, all, own);
  if (trigger === null || noticeOfIt.test(trigger))
    return implied(
      named,
      all.filter((told) => told.sentence === own && told.start < named.start),
    );
  const byName = all.filter(({ name }) => name !== null && isNameOf(name, trigger));
  if (byName.length > 0) return byName;
  if (ownPaper.test(trigger) || noEvent.test(trigger)) return [];
  const isNear = ({ sentence }: ToldEvent): boolean =>
    length <= shortText || (sentence >= own - nearBefore && sentence <= own + nearAfter);
  if (onlyTime.test(trigger)) return lastTold(named, all, own);
  const wanted = wantedEvent(trigger);
  const { isBare } = wanted;
  // Farther away it takes a thing that the event names.
  const matching = (isBare ? all.filter(isNear) : all)
    .map((told) => ({ told, fit: fitOf(wanted, told) }))
    .filter(
      ({ fit, told }) =>
        fit > 0 &&
        (!pointsBack.test(trigger) || told.start < named.start || (told.sentence === own && /^it\b/.test(trigger))),
    );
  const inOwn = matching.filter(({ told }) => told.sentence === own);
  if (inOwn.length > 0) return best(inOwn, wanted);
  if (oneOfMany.test(trigger) || (isBare && standing.test(named.ahead))) return [];
  const around = matching.filter(({ told }) => isNear(told));
  if (around.length > 0) return best(around, wanted);
  return isBare
    ? []
    : best(
        matching.filter(({ fit }) => fit >= strict + 1),
        wanted,
      );
}

/** “That day”, “45 days later”: what is told last before it, in its sentence or the one before. */
function lastTold({ start: at }: EventNamed, all: readonly ToldEvent[], own: number): ToldEvent[] {
  const before = all.filter(({ start, sentence }) => start < at && sentence >= own - 1);
  const last = before.at(-1);
  return before.filter(({ sentence, isOfPaper, isLimit }) => sentence === last?.sentence && !isOfPaper && !isLimit);
}

/** What is completed at a closing. */
const ofDeal =
  /\b(?:completion|closing|sale|acquisition|transaction|transfer|purchase|deal)\b|交易|转让|收购|买卖|成交|股权/;
const later = /^ (?:later|thereafter|afterwards)\b/;
const strict = 10;

/** The closest; of several days those that have more of the event's very words. */
function best(found: readonly { readonly told: ToldEvent; readonly fit: number }[], wanted: EventTerms): ToldEvent[] {
  const most = Math.max(...found.map(({ fit }) => fit));
  return inItsWords(
    found.filter(({ fit }) => fit === most).map(({ told }) => told),
    wanted,
  );
}

/** Of events told on several days those that share most words with the event that is named; of one day all. */
export function inItsWords(events: readonly ToldEvent[], { roots }: EventTerms): ToldEvent[] {
  if (events.every(({ day }) => day === events[0]?.day)) return [...events];
  const shared = events.map(({ terms }) => [...roots].filter((root) => terms.roots.has(root)).length);
  const most = Math.max(...shared);
  return events.filter((_, index) => shared[index] === most);
}

/** What a period's words say of its event. */
interface WantedEvent extends EventTerms {
  /** The roots of what it happens to. */
  readonly objects: ReadonlySet<string>;
  readonly isBare: boolean;
  /** Whether it names a day only: "the completion date". */
  readonly isTime: boolean;
  readonly head: string | null;
  readonly figures: readonly string[];
}

function wantedEvent(trigger: string): WantedEvent {
  const terms = eventTerms(trigger);
  const { acts, things } = terms;
  const objects = objectRoots(trigger);
  return {
    ...terms,
    objects,
    isBare: objects.size === 0 || pointsBack.test(trigger),
    isTime: acts.length === 0 && things.length === 1 && things[0] === 'date',
    head: headOf(trigger, terms),
    figures: trigger.match(/\d{2,}/g) ?? [],
  };
}

/** 0 where it cannot be the event; more for the same act than for a like one, and for each thing that both name. */
function fitOf({ acts, roots, objects, isBare, isTime, head, figures }: WantedEvent, told: ToldEvent): number {
  if (told.isLimit || (told.isOfPaper && !isTime)) return 0;
  if (figures.some((digits) => !told.words.includes(digits))) return 0;
  const shared = [...objects].filter((root) => told.terms.roots.has(root)).length;
  if (isTime) {
    if (!told.terms.things.includes('date') || objects.size === 0) return 0;
    return shared === objects.size || (shared > 0 && shared * 2 >= objects.size) ? strict + shared : 0;
  }
  if (head === null) {
    const [first] = roots;
    const common = [...roots].filter((root) => told.terms.roots.has(root)).length;
    return first !== undefined && told.terms.roots.has(first) && common * 2 >= roots.size ? strict + common : 0;
  }
  const toldOf = [...told.terms.acts, ...told.terms.things];
  const isSame = toldOf.includes(head);
  const isLike =
    near.some((names) => names.includes(head) && names.some((name) => toldOf.includes(name))) &&
    (head !== 'close' || ofDeal.test(told.words));
  if (!isSame && !isLike) return 0;
  if (!isBare && shared === 0) return 0;
  const all = acts.filter((name) => told.terms.acts.includes(name)).length;
  return (isSame ? strict : 1) + shared + all;
}

/** A period without an event's words runs from what its own sentence tells as having come to the party, or to a meeting. */
function implied({ ahead, behind }: EventNamed, before: readonly ToldEvent[]): ToldEvent[] {
  const isMeeting =
    /notice|通知/.test(`${ahead.slice(-20)}${behind.slice(0, 40)}`) &&
    !/^(?:之|以)?内/.test(behind) &&
    !/\bwithin(?: a| the)?(?: period of)? ?$/.test(ahead);
  const around = `${ahead.slice(-60)}|${behind.slice(0, 40)}`;
  const found = before.filter(({ terms, words, isOfPaper, isLimit }) => {
    if (isOfPaper || isLimit) return false;
    if (isMeeting) return terms.acts.includes('meet');
    const [act] = terms.acts;
    if (act === 'tender' || (act === 'file' && /\bnor\b|nor(?=[\u4e00-\u9fff])|准备就绪/.test(words)))
      return objecting.test(around);
    if (act === 'issue') return paying.test(around) && invoice.test(words);
    return act === 'receive' || act === 'serve' || act === 'aware';
  });
  if (found.length === 0) return [];
  // “received the samples on 3 March and the goods on 5 March”: the verb goes on.
  return before.filter(
    (told) => found.includes(told) || (told.terms.acts.length === 0 && !told.isOfPaper && !told.isLimit),
  );
}

const objecting = /\breject|\bobject|\bchalleng|\bdispute|异议|拒(?:绝|收)|反对/;
const paying = /\bpa(?:y|id|yable|yment)\b|\bsettle|付|缴|找数|结清/;
const invoice = /\binvoices?\b|\bbills?\b(?! of lading)|\bdebit notes?\b|发票|账单|帐单|[张条]单|单据/;

function isNameOf(name: string, trigger: string): boolean {
  const plain = trigger.replace(/^(?:and including )?(?:the|such|that|said|该|此|上述) ?/, '').replace(/["()]/g, '');
  return plain === name || (plain.startsWith(`${name} `) && !/^ of\b/.test(plain.slice(name.length)));
}
