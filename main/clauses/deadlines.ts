import type { FieldValue, TextFinding } from '#contract/finding.ts';
import { type Period, periods } from '#main/language/periods.ts';
import { kindOf, passageAt } from './arbitration/arbitration-findings.ts';
import { isAllowedTime } from './deadlines/allowed-time.ts';
import { claimWords, consequenceWords, lost, lostNext, lostSeat, notLater } from './deadlines/consequence-words.ts';
import { type CountedForm, countedForms } from './deadlines/counted-forms.ts';
import { eventLength } from './deadlines/event-words.ts';
import { lossBeside } from './deadlines/loss-beside.ts';
import { nextReach, passageBehind } from './deadlines/passage-behind.ts';
import { leadOf, type PeriodTied, periodTied } from './deadlines/period-tied.ts';
import type { FoldedText } from './matching/folded-text.ts';
import type { Passage, Reading } from './matching/reading.ts';
import { plainWords, quoted, sourceSpan, textFinding } from './matching/text-finding.ts';
import type { Ontology } from './ontology.ts';

const duty =
  /\b(?:shall|must|will|may|required|agrees?|entitled|deemed|kindly|please|requested|payable|limitation|failing|fails?|unless|lapse|long[ -]?stop|requires?|(?:has|have|had|is|are) to|(?:is|are) (?:given|allowed)|condition precedent|(?:does|do) not (?:reply|respond|object|appeal|pay|give|notify)|resolved that|(?:is|are|becomes?|falls?) (?:due|payable|repayable|to be)|(?:waived|barred) unless)\b|\bnot (?:so |been )?(?:resolved|settled|paid|remedied|cured|agreed|notified|presented|lodged|brought)|死线|失效|最后截止|不行使|归于消灭|唔该|过咗就|冇得|应|须|必须|时效|(?<!申)请(?!求|示|假)|可|有权|要|不得|视为|逾期|未(?:获|能|予|经)|内(?:向[^,。;]{1,12})?(?:支付|付清|缴付|缴纳|偿还|归还|退还|退回|清还|交付|提交|发出|送达|汇入|找数)/;
/**
 * Periods tied to a duty or a bar: `proc.deadline`, or `gen.time_bar` where a
 * right is lost when it passes. Lengths of terms and ages of things are none.
 */
export function deadlineFindings(reading: Reading, ontology: Ontology): TextFinding[] {
  const { folded } = reading;
  // The folded text, where a line's end does not cut 工作日 in two.
  const forms = countedForms(folded.text);
  const isForm = ({ start, end }: Period): boolean => forms.some((form) => form.start < end && start < form.end);
  const lengths = periods(folded.cased).filter((period) => forms.length === 0 || !isForm(period));
  return [...lengths, ...forms]
    .toSorted((one, other) => one.start - other.start)
    .flatMap((period) => {
      const { start, end } = period;
      const passage = passageAt(reading, start);
      if (passage === null) return [];
      // A sentence may be as long as a page: only what stands near the period is looked at.
      const from = Math.max(passage.start, start - longestReach);
      const near = folded.text.slice(from, Math.min(passage.end, end + longestReach));
      const deadline = 'event' in period ? formTied(folded, period) : periodTied(folded, passage, period);
      if (deadline === null) return [];
      const isNotice = deadline.direction === 'before' && deadline.isDue !== true;
      const isDuty =
        duty.test(near) ||
        isAllowedTime(
          near.slice(Math.max(0, start - from - allowedReach), start - from),
          near.slice(end - from, end - from + allowedReach),
        );
      const loss =
        (!isDuty || (isNotice && !explicitLoss.test(near)) ? null : lossAt(reading, passage, from, near, end)) ??
        lossToldBeside(reading, passage, { from, near, start, end, isNotice });
      if (!isDuty && loss === null) return [];
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
  end: number,
): { readonly start: number; readonly end: number } | null {
  const part = ownPart(near, end - from);
  const inPart = lostSeat.exec(near.slice(part)) ?? (claimWords.test(near) ? lost.exec(near.slice(part)) : null);
  const own = inPart === null ? null : { index: part + inPart.index, length: inPart[0].length };
  const last = claimWords.test(near) ? notLater.exec(near.slice(end - from)) : null;
  if (own === null && last !== null) return { start: end, end: end + last[0].length };
  if (own !== null && ofAnother.test(near.slice(end - from, Math.max(end - from, own.index)))) return null;
  if (own !== null) return { start: from + own.index, end: from + own.index + own.length };
  const next = passageBehind(reading, passage);
  if (next === null || !lostNext.test(next.text)) return null;
  const text = next.text.slice(0, nextReach);
  const loss = lostSeat.exec(text) ?? (claimWords.test(near) ? lost.exec(text) : null);
  return loss === null ? null : { start: next.start + loss.index, end: next.start + loss.index + loss[0].length };
}

/** What the words beside a period and the sentence behind its own say is lost with it; folded offsets. */
function lossToldBeside(
  reading: Reading,
  passage: Passage,
  { from, near, start, end, isNotice }: { from: number; near: string; start: number; end: number; isNotice: boolean },
): { readonly start: number; readonly end: number } | null {
  const next = passageBehind(reading, passage);
  const words = next === null ? near : `${near.slice(0, passage.end - from)}${next.text.slice(0, nextReach)}`;
  const loss = lossBeside(words, { start: start - from, end: end - from, isNotice });
  return loss === null ? null : { start: from + loss.start, end: from + loss.end };
}

/** Where the part of a sentence begins that a period belongs to: behind a semicolon that ends a loss by an earlier period. */
function ownPart(near: string, end: number): number {
  const mark = near.lastIndexOf(';', end - 1);
  if (mark < 0) return 0;
  const before = near.slice(0, mark);
  const loss = lost.exec(before);
  return loss !== null && aLength.test(before.slice(0, loss.index)) ? mark + 1 : 0;
}

const aLength =
  /\b(?:hours?|days?|weeks?|months?|years?)\b|[\d一二两三四五六七八九十](?:个)?(?:小时|钟|日|天|工作|星期|周|月|年)[^,。;]{0,6}(?:内|前)/;
/** Another's duty with a period of its own stands between a period and the loss: the loss is that one's. */
const ofAnother =
  /,? (?:and|but) (?:the |each |such )?[a-z]+ (?:shall|must|may|will) [^.;]{0,120}\b(?:within|(?:no|not) later than) [^.;]{0,160}\b(?:failing which|otherwise|in default|after which)?,? ?$/;
const longestReach = 700;
const allowedReach = 120;
const longestFinding = 1500;

/** A notice of so many days before an event is a bar only where the words say what follows without it. */
const explicitLoss =
  /\b(?:late|untimely) (?:notice|application|request|claim)\b|\b(?:failing (?:which|such)|otherwise|or else|in default|after (?:which|that)|thereafter|(?:given|served|made|received) any later)\b|逾期|逾时|过期|否则|过咗/;

/** The event of a counted form, without what stands ahead of it or goes on behind it. */
function formTied(folded: FoldedText, { start, end, direction, event }: CountedForm): PeriodTied {
  const words = folded.text.slice(event.start, event.end);
  const lead = event.start < start ? leadOf(words) : 0;
  const length = event.start < start ? words.length : eventLength(words, '');
  const trigger = plain(folded.source, folded.sourceStart(event.start + lead), folded.sourceEnd(event.start + length));
  return { direction, trigger: trigger || null, isDue: true, start, end };
}

function periodFields(folded: FoldedText, period: Period | CountedForm): Record<string, FieldValue> {
  const span = sourceSpan(folded, period.start, period.end);
  return {
    period: plainWords(folded.source.slice(span.start, span.end)),
    count: period.value,
    unit: period.unit,
    clear_days: 'clear' in period && period.clear,
    ...('monthDay' in period && period.monthDay !== null ? { month_day: period.monthDay } : {}),
  };
}

function plain(source: string, start: number, end: number): string {
  return plainWords(source.slice(start, end));
}
