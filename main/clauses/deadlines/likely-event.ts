import { farKin, kin } from './event-acts.ts';
import { areOtherThings, objectKinds } from './event-objects.ts';
import { type EventTerms, eventTerms, headOf, objectRoots } from './event-terms.ts';
import { type EventNamed, inItsWords, isOfNoEvent, ownPaper, shortText } from './linked-event.ts';
import type { ToldEvent, ToldEvents } from './told-events.ts';

/** The events that a period may run from by what their words mean, and how close they come. */
export interface LikelyEvents {
  readonly events: readonly ToldEvent[];
  /** Told in words of its own kind, as a stretch of days that ends, or only the one day that the text tells. */
  readonly by: 'words' | 'stretch' | 'alone';
}

const none: LikelyEvents = { events: [], by: 'alone' };

/** Levels of closeness; nothing lower than `open` is an event's day. */
const same = 4;
const akin = 3;
const afar = 2;
const open = 1;
/** Words of no known act or thing: they can only stand in another's way. */
const unknown = 0.5;
const other = 0;

/** What lasts for days is over on the last. */
const enduring: ReadonlySet<string> = new Set([
  'complete',
  'discharge',
  'load',
  'deliver',
  'install',
  'inspect',
  'meet',
]);
const everyOne = /\b(?:each|every|respective|relevant|applicable)\b|每|各(?!自)/;
const anyOne = /\b(?:an?|any|all|either)\b|任何|一(?:份|张|批|次|项|笔)/;
const coming: ReadonlySet<string> = new Set(['receive', 'serve', 'send', 'deliver', 'notify', 'notice']);
/** "The invoice date", "the date the letter bears". */
const dateOfPaper =
  /\b(?:its|invoice|bill|b\/l|letter|note|certificate|statement|document)(?:'s)? date\b(?! of)|\bdate (?:of|on|borne by|printed on|shown on|which) (?:the |this |that |such |our |your |each )?(?:\w+ ){0,2}(?:invoice|bill|b\/l|letter|note|certificate|statement|bears)\b|\bdate (?:that |which )?the \w+ bears\b|(?:单|信|函|票|书|证)(?:的|嘅|上(?:的|嘅)?)?日期|落款/;
/** The date is of a reference, a law, a reckoning or the paper itself. */
const aside =
  /\bsource:|\b(?:we |i )?refer(?:s|red|ring)? to\b|\breference\b|\bfurther to\b|\bpursuant\b|\baccording to\b|\bin accordance\b|\bas (?:at|of)\b|\btoday\b|\b(?:ordinance|regulations?|cap\.|act|edition|version|revision|rules?)\b|\bphotograph|\bmeeting\b|\bminutes\b|\bdear\b|谨就|兹就|根据|按照|依(?:照|据)|参照|截(?:至|止)|条例|法(?:例|律)|版|今[日天]|会议|纪录|记录日期|制表|打印/;
/** "The date hereof" is that of the paper itself. */
const ownDate =
  /^(?:the )?dates? (?:hereof|of this (?:order|letter|notice|direction|award|decision|message|invoice|demand))\b|(?<!(?:收|接|送|获|知)[到悉取获达]?)[本此](?:命令|令|函|信|通知书?|指示|决定书?|判决书?|裁决书?)(?:之日|日期|的?发出(?:之日)?|当日|作出(?:之日)?)?$/;
const ownDating = /^(?:dated?(?: this| the)? |date:|日期:|(?:发出|签发|发文)日期:)/;
/** Roots of words that name no thing of their own. */
const anyPlace =
  /^(?:port|destin|place|site|address|offic|circumst|matter|thing|fact|caus|last|first|actual|final|同意|嗰日|那天|目的|的港|现场|地点|当天)/;
const bareDate = /^(?:dated?|日期|on|于|在|喺)?[: ]*$/;

/**
 * The told events that mean what a period's words name in words of another kind, or the one
 * day that a short text tells; none where a text is long or the words speak of something else.
 */
export function likelyEvents(named: EventNamed, { all, unread, sentenceAt }: ToldEvents, length: number): LikelyEvents {
  const { trigger } = named;
  if (trigger === null || length > shortText || all.length === 0 || isOfNoEvent(trigger)) return none;
  if (everyOne.test(trigger) || everyOne.test(named.ahead.slice(-60).split(/[;。]/).at(-1) ?? '')) return none;
  const wanted = eventTerms(trigger);
  const head = headOf(trigger, wanted);
  const isOwnDate = ownDate.test(trigger);
  const isPaperDate = isOwnDate || dateOfPaper.test(trigger);
  const isOfItself = ownPaper.test(trigger) && !isOwnDate;
  if (isOfItself && !coming.has(head ?? '')) return none;
  const kinds = objectKinds(trigger);
  const objects = [...objectRoots(trigger)].filter((root) => !anyPlace.test(root));
  const own = sentenceAt(named.start);
  const found = all
    .filter(({ isLimit, isOfPaper }) => !isLimit && (isPaperDate || !isOfPaper))
    .filter((told) => !isOfItself || isOfThisPaper(told))
    .map((told) => {
      const level = isOwnDate ? ownLevel(told) : isPaperDate ? paperLevel(told) : levelOf(head, told);
      const others = objectKinds(told.words);
      if (areOtherThings(kinds, others)) return { told, level: other };
      const isShared =
        objects.some((root) => told.terms.roots.has(root)) || kinds.some((kind) => others.includes(kind));
      // Words that are known for no act tell the event only where they name its thing.
      if (level === open && !isShared) return { told, level: unknown };
      // Each names a thing, and nothing says that it is one.
      const isUnsure = kinds.length === 0 && objects.length > 0 && others.length > 0 && !isShared;
      return { told, level: isUnsure ? Math.min(level, afar) : level };
    })
    .filter(({ level }) => level > other);
  const top = Math.max(other, ...found.map(({ level }) => level));
  const best = found
    .filter(({ told, level }) => level === top || (top === akin && level < afar && !isMinor(told)))
    .map(({ told }) => told);
  if (top >= akin) return { events: top === same ? inItsWords(best, wanted) : best, by: 'words' };
  if (head !== null && enduring.has(head)) {
    const ends = all.filter(({ isEnd, terms }) => isEnd && wanted.acts.some((act) => closeness(act, terms) >= akin));
    if (ends.length > 0) return { events: ends, by: 'stretch' };
  }
  // One day alone, told in words that are known for no other event.
  const isOnly =
    unread === 0 && new Set(all.flatMap((told) => (isMinor(told) && !best.includes(told) ? [] : told.day))).size === 1;
  if (top < open || anyOne.test(trigger) || !isOnly) return none;
  const likely = best.filter((told) => top === afar || !isMinor(told));
  const isPlain = likely.every(
    ({ words, lead, sentence, start }) =>
      (sentence !== own || (top === afar && start < named.start)) &&
      !aside.test(`${lead} ${words}`) &&
      (top === afar || tellsSomething(`${lead} ${words}`)),
  );
  return isPlain ? { events: likely, by: 'alone' } : none;
}

/** Whether the paper itself came that day, by its name or with no other thing named: “hand-delivered on 22 June”. */
function isOfThisPaper({ words, lead, terms }: ToldEvent): boolean {
  return (
    ownPaper.test(`${lead} ${words}`) ||
    (objectKinds(words).length === 0 && terms.acts.some((act) => coming.has(act) || kin.receive?.includes(act)))
  );
}

/** Whether folded words beside a date are a sentence, not the foot of a page or a place. */
function tellsSomething(words: string): boolean {
  return pastVerb.test(words) || (words.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= shortestTelling;
}

const pastVerb =
  /\b(?:was|were|has|had|have|went|came|took|gave|got|left|put|sent|made|held|fell|paid|broke|found|met|sold|bought|won|lost|saw|said|told|knew|began|ran|hit|cut|set|shut|blew|drew|drove|flew|hung|laid|lay|rang|rose|sank|shook|spoke|stole|stood|struck|swept|tore|threw|woke|wrote|brought|caught|kept|let|read|rode|spread|stuck|swung|taught|thought|understood|wound|[a-z]{2,}ed)\b/;

function levelOf(head: string | null, { terms, lead, words }: ToldEvent): number {
  if (head === null) return terms.acts.some((act) => background.has(act)) ? other : open;
  const byWords = closeness(head, terms);
  if (byWords !== open) return byWords;
  const isDated = terms.things.includes('date');
  const around = closeness(head, eventTerms(lead));
  if (around >= afar) return afar;
  return around === other || isDated || bareDate.test(words) ? other : open;
}

/** Acts that are told of many a matter and start few periods. */
const background: ReadonlySet<string> = new Set([
  'sign',
  'meet',
  'birth',
  'end',
  'publish',
  'constitute',
  'hire',
  'begin',
  'purchase',
]);

function closeness(head: string, { acts, things }: EventTerms): number {
  const told = [...acts, ...things.filter((name) => name === 'accident' || name === 'judgment')];
  if (told.length === 0) return open;
  if (told.includes(head)) return same;
  if (kin[head]?.some((name) => told.includes(name)) === true) return akin;
  return farKin[head]?.some((name) => told.includes(name)) === true ? afar : other;
}

/** The day of the meeting, message or signature that tells it all. */
function isMinor({ terms, words, lead, dateLength }: ToldEvent): boolean {
  const isBare = terms.acts.every((act) => act === 'meet') && terms.things.every((name) => name === 'date');
  if (!isBare) return false;
  return terms.things.length > 0 || aside.test(words) || (lead === '' && words.length - dateLength < shortestTelling);
}

const shortestTelling = 8;

function ownLevel({ words, lead, dateLength }: ToldEvent): number {
  // At the foot of a letter a date stands alone.
  const isAlone = lead === '' && words.length - dateLength < shortestTelling;
  return isAlone || ownDating.test(words) ? same : other;
}

function paperLevel({ isOfPaper, terms }: ToldEvent): number {
  if (isOfPaper || terms.things.includes('date')) return same;
  return terms.acts.includes('issue') ? akin : other;
}
