import { type Gone, goneEnglish, notAhead } from './gone-words.ts';
import { rightGoneChinese, thingGoneChinese } from './gone-words-chinese.ts';
import {
  aboutDefault,
  denied,
  lateBehind,
  lateNext,
  laterThan,
  notHeard,
  notLaterThan,
  notWithin,
  onlyThen,
  onlyWithin,
  perhapsLate,
  plainlyLate,
} from './late-words.ts';

/** Offsets in the words that were looked at. */
export interface Loss {
  readonly start: number;
  readonly end: number;
}

/** How far ahead of a period, behind it, and between the words of lateness and those of the loss, in folded units. */
const aheadReach = 320;
const behindReach = 420;
const gapReach = 170;
const lateReach = 80;
const subjectReach = 140;
/** What one may do or be owed only in time. */
const mayBeLost =
  /\b(?:claim|entitle|right|recover|liab|indemni|refund|return|reject|rescind|renew|exercis|option|object|appeal|challeng|disput|complain|action|suit|proceeding|compensat|reimburs|extension|adjust|bring|brought|sue|accept|offer|credit|discount|rebate|withdraw|set-?off|remedy|cover|honou?r|final|conclusive|binding|deemed|owe|payable|valid|effective|admissible|entertain)\w*|索|赔|偿|权|申|诉|异议|退|换|续|撤|主张|请求|追|受理|认|保|承保|优惠|补|生效|有效/;

/**
 * The words beside a period by which a right is lost with it, null where none are: told behind it for one who is late
 * or silent, ahead of it as what needs it, or of what comes later than it.
 * `start` and `end` are the period's place; a notice of so long ahead is no right.
 */
export function lossBeside(
  near: string,
  { start, end, isNotice }: { readonly start: number; readonly end: number; readonly isNotice: boolean },
): Loss | null {
  const ahead = near.slice(Math.max(0, start - aheadReach), start);
  const behind = near.slice(end, end + behindReach);
  if (history.test(ahead)) return null;
  const only = isNotice || !onlyOpens.test(ahead) ? null : onlyWithin.exec(ahead);
  if (only !== null && mayBeLost.test(near) && !onlyEnds.test(only[0]) && isCondition(ahead, only))
    return { start: start - ahead.length + only.index, end };
  const then = isNotice ? null : onlyThen.exec(behind);
  if (then !== null && mayBeLost.test(near)) return { start: end, end: end + then[0].length };
  const own = behind.slice(0, ofAnother(behind));
  const isLater = laterThan.test(ahead) && !notLaterThan.test(ahead);
  const heard = isLater ? notHeard.exec(sentencePart(ahead)) : null;
  if (heard !== null) return { start: start - heard[0].length, end };
  const ending = isNotice ? null : endsThere.exec(sentencePart(ahead));
  if (ending !== null) return { start: start - ending[0].length, end };
  const without = notWithin.exec(sentencePart(ahead));
  const isPlainly = isLater || without !== null || plainlyLate.test(own) || afterwards.test(own);
  if (!isPlainly && !/\bor\b/.test(own) && !perhapsLate.test(own)) return null;
  for (const { start: at, end: to, isRight } of goneIn(`${sentencePart(ahead).slice(-subjectReach)} `, own)) {
    if (!isRight && !isPlainly) continue;
    const between = own.slice(0, at);
    const part = sentencePart(own.slice(Math.max(0, at - gapReach), at).replace(proviso, ''));
    const inSentence = !/[.;。]/.test(between);
    if (denied.test(part)) continue;
    const words = own.slice(at, to);
    if (prohibits.test(words) && !plainlyLate.test(part)) continue;
    if (!isRight && aboutDefault.test(part) && !lateItself.test(part)) continue;
    const isNext = isRight && /[.。]/.test(own.slice(Math.max(0, at - gapReach), at)) && lateNext.test(part);
    const isLost =
      isNext ||
      (inSentence && ownLate.test(words)) ||
      plainlyLate.test(part) ||
      lateBehind.test(own.slice(to, to + lateReach)) ||
      (isRight && !/[.。]/.test(between) && perhapsLate.test(part.replace(notAhead, ' '))) ||
      (inSentence && isLater) ||
      (inSentence && without !== null && !proviso.test(between) && (isRight || !aboutDefault.test(without[0] + part)));
    if (isLost) return { start: end + at, end: end + to };
  }
  return null;
}

/** A right that ends with the period itself: “All claims die one year after delivery”. */
const endsThere =
  /\b(?:claims?|(?:right|power)s? (?:to|of) [^.;]{1,40}|options?|offers?|actions?|suits?|liability|responsibility|indemnit(?:y|ies)|entitlements?)\b[^.;]{0,40}\b(?:die|dies|lapses?|expires?|ceases?(?: to have effect)?|(?:is|are|be|become|becomes|stands?) (?:barred|time-barred|extinguished|void|lost|discharged|waived)) (?:at |on |upon |after )?(?:the (?:end|expiry|lapse) of )?(?:an? |the )?$/;
/** Forbidden is no lost right, unless it is forbidden to one who is late. */
const prohibits = /^(?:不得|唔可以|唔得|唔准|唔畀|唔俾|不许|不准|不可)/;
const lateItself = /逾|过[期时限了咗后]|超|否则|迟|届满|期满|\b(?:failing|otherwise|else|late|later|in time|unless)\b/;
/** “… or the right is lost” */
const ownLate = /^or /;
/** What the words behind a period say is gone, the English and the Chinese; `ahead` may name the right. */
function goneIn(ahead: string, words: string): Gone[] {
  const english = (): Gone[] =>
    goneEnglish(`${ahead}${words}`, ahead.length).map(({ start, end, isRight }) => ({
      start: start - ahead.length,
      end: end - ahead.length,
      isRight,
    }));
  if (!/[\u4e00-\u9fff]/.test(words)) return english();
  const chinese = [rightGoneChinese, thingGoneChinese].flatMap((pattern) =>
    Array.from(words.matchAll(pattern), ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      isRight: pattern === rightGoneChinese,
    })),
  );
  return [...(/[a-z]{3}/.test(words) ? english() : []), ...chinese];
}

/** Nothing else makes a right hang on a period: looked for first, as it is soon found or not. */
const onlyOpens =
  /\b(?:within|later than|before|in|inside|by)(?: the| a)?(?: first| next)? ?$|[除非只仅惟唯条件前提][^。;]{0,60}$/;
/** Where any of {@link lateBehind} may stand. */
const afterwards =
  /\b(?:thereafter|afterwards|after|then on|on that day|expiry|if no|want of|default|failing|without|late|later|out of time|at that|at its)\b/;
/** "provided that" makes a condition of a right, not of a notice or of what is not done. */
function isCondition(ahead: string, { 0: words, index }: RegExpExecArray): boolean {
  if (!words.startsWith('provided')) return true;
  return !/\bnot\b/.test(words) && ofRight.test(ahead.slice(0, index));
}

const ofRight =
  /\b(?:entitled|may|rights?|claims?|recover\w*|liable|refund\w*|reject\w*|rescind\w*|withhold|replac\w+|credit\w*|exercis\w+|indemnif\w+|return\w*|renew\w*)\b[^.;]*$/;
/** What ends a contract or a breach is no right of the one who is late. */
const onlyEnds = /\b(?:terminat\w+|default|breach|remed(?:y|ied)|cure[ds]?)\b/;
/** An exception follows: what is told behind it is not the loss. */
const proviso = /^.*(?:\bprovided(?:,| that| however)|[:,︰] ?但)|除非.*$/;
/** What had happened before a day is nothing that is still to be done. */
const history = /(?:截至[^,。;]{0,12}|此前|过去|以往|之前)(?:的)?$|\b(?:preceding|previous|past|last) ?$/;
const anotherPeriod =
  /(?:[,;]|\band\b)[^.;。,]{0,60}\b(?:shall|must|may|will)\b[^.;。]{0,80}?\b(?:within|not? later than)\b|[,;并且][^。;,]{0,20}(?:应|须|要)[^。;,]{0,30}[日天月年](?:之)?内/;

/** Where another duty with a period of its own begins behind a period: a loss behind it is that one's. */
function ofAnother(behind: string): number {
  return anotherPeriod.exec(behind)?.index ?? behind.length;
}

/** The end of the words: from the last mark that ends a sentence or its part. */
function sentencePart(words: string): string {
  return words.slice(words.search(/[^.;。]*(?:[.;](?=\d)[^.;。]*)*$/));
}
