import type { FieldValue, TextFinding } from '#contract/finding.ts';
import { type Period, periods } from '#main/language/periods.ts';
import { kindOf, passageAt } from './arbitration/arbitration-findings.ts';
import { claimWords, consequenceWords, lost, lostNext, lostSeat } from './deadlines/consequence-words.ts';
import { eventLength } from './deadlines/event-words.ts';
import type { FoldedText } from './matching/folded-text.ts';
import type { Passage, Reading } from './matching/reading.ts';
import { plainWords, quoted, sourceSpan, textFinding } from './matching/text-finding.ts';
import type { Ontology } from './ontology.ts';

type Direction = 'within' | 'after' | 'before';

interface Deadline {
  readonly direction: Direction;
  /** The event it runs from or to, as printed; null where the words beside it do not say. */
  readonly trigger: string | null;
  readonly start: number;
  readonly end: number;
  /** Counted back from an event, and something has to be done by then. */
  readonly isDue?: boolean;
}

const aheadWithin =
  /(?:\bwithin|\bnot? later than|\bno more than|\bnot more than|\bat the latest|\bby no later than|不(?:迟|晚)于|于|在|喺|自[^,。;]{1,50}(?:起|后)(?:计)?(?:的)?|收到[^,。;]{0,30}后(?:的)?|之后)(?: a| the| such| an additional| a further)?(?: period of)? ?$/;
const aheadNotLess =
  /(?:\bat least|\bnot less than|\bno less than|\bnot fewer than|\bupon|\bon|\bgiv\w+(?: \w+){0,4}|\bwith|至少|不少于|提前|预先|事先|须?给予)(?: a| the| its| their)?(?: minimum of)? ?$/;
/** 於租期屆滿前六個月, 開會前最少7日: counted back from an event. */
const aheadOfEvent =
  /(?:^|[,。;:]|[于在喺])([^,。;:于在喺]{2,20}?)(?:之|以)?前(?:至少|最少|不少于|不迟于|不晚于|提前)?(?:有)? ?$/d;
/** What has to be done by then. */
const actBehind = /^(?:之?内|或(?:之|以)前)?,?[^,。;]{0,14}(?:通知|提出|申请|发出|提交|告知|知会|送达|交付|支付|登记)/;
const behindNotice =
  /^'?s?'? ?(?:prior|advance|previous|written|notice)|^(?:的)?(?:书面)?(?:事先)?通知|^(?:前|以前|之前)(?:书面)?(?:通知|告知)/;
const behindAfter =
  /^(?:\)|"| )*(?:after|of|from|following|upon|as of|commencing (?:on|from|with)|beginning (?:on|from)|once) (?!the term|this agreement shall|each|such (?:year|term))/;
const behindBefore = /^(?:\)|"| )*(?:before|prior to|preceding|in advance of) /;
const behindChinese = /^(?:之?内|以内|之内|内(?!地|容|部)|期限内|期间内|届满|后|之后|以后)/;
const duty =
  /\b(?:shall|must|will|may|required|agrees?|entitled|deemed|kindly|please|requested|failing|fails?|(?:waived|barred) unless)\b|\bnot (?:been )?(?:resolved|settled|paid|remedied|cured|agreed)|应|须|必须|(?<!申)请(?!求|示|假)|可|有权|要|不得|视为|逾期|未(?:获|能|予|经)|内(?:向[^,。;]{1,12})?(?:支付|付清|缴付|缴纳|偿还|归还|退还|退回|清还|交付|提交|发出|送达|汇入|找数)/;
/**
 * Periods tied to a duty or a bar: `proc.deadline`, or `gen.time_bar` where a
 * right is lost when it passes. Lengths of terms and ages of things are none.
 */
export function deadlineFindings(reading: Reading, ontology: Ontology): TextFinding[] {
  const { folded } = reading;
  // The folded text, where a line's end does not cut 工作日 in two.
  return periods(folded.cased).flatMap((period) => {
    const { start, end } = period;
    const passage = passageAt(reading, start);
    if (passage === null) return [];
    // A sentence may be as long as a page: only what stands near the period is looked at.
    const from = Math.max(passage.start, start - longestReach);
    const near = folded.text.slice(from, Math.min(passage.end, end + longestReach));
    if (!duty.test(near)) return [];
    const deadline = deadlineAt(folded, passage, period);
    if (deadline === null) return [];
    const loss =
      deadline.direction === 'before' && deadline.isDue !== true ? null : lossAt(reading, passage, from, near);
    const consequence = consequenceWords.exec(near.slice(end - from));
    const consequenceStart = consequence === null ? 0 : end + consequence.index;
    return [
      textFinding(folded, kindOf(ontology, loss !== null ? 'gen.time_bar' : 'proc.deadline'), {
        start: Math.max(passage.start, start - longestFinding),
        end: Math.min(passage.end, end + longestFinding),
        fields: {
          ...periodFields(folded, period),
          direction: deadline.direction,
          trigger: deadline.trigger,
          consequence:
            consequence === null
              ? null
              : plain(
                  folded.source,
                  folded.sourceStart(consequenceStart),
                  folded.sourceEnd(consequenceStart + consequence[0].length),
                ),
        },
        confidence: deadline.trigger === null ? 0.65 : 0.85,
        reasons: [
          `the words ${quoted(folded, deadline.start, deadline.end)} set a period`,
          ...(loss === null ? [] : [`the words ${quoted(folded, loss.start, loss.end)} say what is lost`]),
        ],
        clause: passage.clause,
        supports: [{ start, end }],
      }),
    ];
  });
}

/** The words by which a right is lost with the period, in its sentence or in the next one of its clause. */
function lossAt(
  reading: Reading,
  passage: Passage,
  from: number,
  near: string,
): { readonly start: number; readonly end: number } | null {
  const own = lostSeat.exec(near) ?? (claimWords.test(near) ? lost.exec(near) : null);
  if (own !== null) return { start: from + own.index, end: from + own.index + own[0].length };
  const next = passageAt(reading, passage.end) ?? passageAt(reading, passage.end + 1);
  if (next === null || next.start <= passage.start || next.clause !== passage.clause || !lostNext.test(next.text))
    return null;
  const text = next.text.slice(0, nextReach);
  const loss = lostSeat.exec(text) ?? (claimWords.test(near) ? lost.exec(text) : null);
  return loss === null ? null : { start: next.start + loss.index, end: next.start + loss.index + loss[0].length };
}

const longestReach = 700;
/** A loss told by the next sentence stands at its beginning, in folded units. */
const nextReach = 200;
/** An event is looked for this far behind a period, in folded units. */
const behindReach = 200;
const longestFinding = 1500;

function periodFields(folded: FoldedText, period: Period): Record<string, FieldValue> {
  const span = sourceSpan(folded, period.start, period.end);
  return {
    period: plainWords(folded.source.slice(span.start, span.end)),
    count: period.value,
    unit: period.unit,
    clear_days: period.clear,
  };
}

function deadlineAt(folded: FoldedText, passage: Passage, { start, end }: Period): Deadline | null {
  const { text } = passage;
  const ahead = text.slice(Math.max(0, start - passage.start - 70), start - passage.start);
  const behind = text.slice(end - passage.start, end - passage.start + behindReach);
  const within = aheadWithin.exec(ahead);
  const notLess = aheadNotLess.exec(ahead);
  const named = eventIn(behind, ahead);
  const eventStart = named === null ? 0 : (named.behind ? end : start - ahead.length) + named.start;
  // As printed: the folded text is in small letters and 简体.
  const event =
    named === null
      ? null
      : plain(folded.source, folded.sourceStart(eventStart), folded.sourceEnd(eventStart + named.length)) || null;
  const quote = (from: RegExpExecArray | null, length: number): { start: number; end: number } => ({
    start: start - (from?.[0].length ?? 0),
    end: Math.min(end + length, passage.end),
  });
  const chinese = behindChinese.exec(behind);
  const beforeEvent = aheadOfEvent.exec(ahead);
  if (beforeEvent?.[1] !== undefined && actBehind.test(behind)) {
    const from = start - ahead.length + (beforeEvent.indices?.[1]?.[0] ?? 0);
    const trigger = plain(folded.source, folded.sourceStart(from), folded.sourceEnd(from + beforeEvent[1].length));
    return { direction: 'before', trigger, isDue: true, ...quote(beforeEvent, 0) };
  }
  if (behindBefore.test(behind)) return { direction: 'before', trigger: event, ...quote(notLess ?? within, 0) };
  if (notLess !== null && behindNotice.test(behind))
    return { direction: 'before', trigger: event, ...quote(notLess, 0) };
  if (behindNotice.test(behind)) return { direction: 'before', trigger: null, ...quote(null, 0) };
  if (within !== null && /于|在|喺/.test(within[0]) && chinese === null) return null;
  if (within !== null) return { direction: 'within', trigger: event, ...quote(within, 0) };
  if (behindAfter.test(behind)) return { direction: 'after', trigger: event, ...quote(null, 0) };
  if (chinese !== null) {
    const after = /后/.test(chinese[0]) && !/内/.test(chinese[0]);
    return { direction: after ? 'after' : 'within', trigger: event, ...quote(null, chinese[0].length) };
  }
  return null;
}

interface NamedEvent {
  /** Behind the period, else ahead of it. */
  readonly behind: boolean;
  /** In the words behind or ahead. */
  readonly start: number;
  readonly length: number;
}

/** "of receipt of the notice", 自收到通知之日起. */
function eventIn(behind: string, ahead: string): NamedEvent | null {
  const english =
    /^(?:\)|"|'| )*(?:prior |written |advance |notice )*(?:after|of|from|following|before|prior to|upon|preceding|in advance of) ([^,.;:()]{3,160})/d.exec(
      behind,
    );
  if (english !== null) return namedEvent(english, true, ahead);
  const chinese =
    /(?:自|从|由|于|在|收到|收咗)?([^,。;:]{2,40}?)(?:之日|当日|日期)?(?:起|后|之后|以后)(?:计|算)?(?:的)?(?:第)?$/d.exec(
      ahead,
    );
  return chinese === null ? null : namedEvent(chinese, false, ahead);
}

function namedEvent({ indices, input }: RegExpExecArray, behind: boolean, ahead: string): NamedEvent | null {
  const place = indices?.[1];
  if (place === undefined) return null;
  const words = input.slice(place[0], place[1]);
  if (!behind) {
    const lead = leadOf(words);
    return { behind, start: place[0] + lead, length: words.length - lead };
  }
  const length = eventLength(words, ahead);
  // A word that the reach cuts in two is left out.
  const isCut = length === words.length && place[1] === input.length && input.length === behindReach;
  return { behind, start: place[0], length: isCut ? Math.max(words.lastIndexOf(' '), 3) : length };
}

const clauseNumber =
  /^ *(?:第[^ ,条款]{1,8}[条款] *|\(?[a-z\d一二三四五六七八九十]{1,3}\) *|[一二三四五六七八九十]{1,3}、 *|\d+(?:\.\d+)*[.、](?!\d) *|\d+(?:\.\d+)+ *(?=[\u4e00-\u9fff])(?![年月日个万亿元]))/;
const dutyFromEvent =
  /^[^ ]{0,30}?(?:应当?|必?须|要|请 ?(?:贵(?:司|方|公司)|你方|阁下)?)(?:于|在|喺|自|从|由)(?=[^ ]{2})/;

/** Length of what stands ahead of an event and is none of it: its clause's number, 买方应于, 请贵司于. */
function leadOf(words: string): number {
  const number = clauseNumber.exec(words)?.[0].length ?? 0;
  return number + (dutyFromEvent.exec(words.slice(number))?.[0].length ?? 0);
}

function plain(source: string, start: number, end: number): string {
  return plainWords(source.slice(start, end));
}
