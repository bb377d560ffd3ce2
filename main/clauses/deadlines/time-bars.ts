import type { DeadlineWarning } from '#contract/deadline.ts';
import type { TextFinding } from '#contract/finding.ts';
import { foldText } from '../matching/folded-text.ts';
import { dayNumber } from './civil-day.ts';
import type { CountDirection } from './count-period.ts';

const nearDays = 14;
const demurrage = /demurrage|laytime|滞期|装卸时间/;
/** Of fixed days only: a charter's cancelling date, or an option to cancel beside the day. */
const cancelling =
  /cancell?ing(?: date)?\b|\bcxl\b|option (?:of|to) cancel|(?:may|entitled to|right to) cancel|(?:解|销)约日|取消日|有权(?:解除|取消|解约)/;
const claimNotice =
  /(?:notice|notif)[^.;]{0,80}\bclaims?\b|\bclaims?\b[^.;]{0,80}(?:notice|notif|in writing)|索赔(?:意向)?通知|(?:通知|书面)[^。;]{0,30}索赔|索偿[^。;]{0,20}通知/;

/** What a person must not miss about a deadline: a right lost with it, a known time bar, a day passed or near. */
export function deadlineWarnings(
  finding: TextFinding,
  direction: CountDirection,
  day: string | null,
  today: string | null,
): DeadlineWarning[] {
  const found: DeadlineWarning[] = [];
  const words = foldText(finding.text).text;
  if (finding.kind === 'gen.time_bar') {
    found.push({ code: 'right-lost', words: 'the words say that a right is lost when this passes' });
  }
  if (finding.fields.count === undefined && cancelling.test(words)) {
    found.push({ code: 'cancelling', words: 'the words let a party cancel when this passes' });
  }
  if (direction !== 'before' && demurrage.test(words) && /claim|索赔|索偿|申索/.test(words)) {
    found.push({
      code: 'demurrage-claim',
      words: 'a demurrage claim: check that the supporting documents the clause names go with it in time',
    });
  } else if (direction !== 'before' && claimNotice.test(words)) {
    found.push({
      code: 'notice-of-claim',
      words: 'a notice of claim: check the form and the address the clause asks for',
    });
  }
  const left = day === null || today === null ? null : (dayNumber(day) ?? 0) - (dayNumber(today) ?? 0);
  if (left !== null && direction !== 'after' && left < 0) {
    found.push({ code: 'passed', words: `passed ${-left} ${left === -1 ? 'day' : 'days'} ago` });
  } else if (left !== null && direction !== 'after' && left <= nearDays) {
    found.push({ code: 'near', words: left === 0 ? 'ends today' : `${left} ${left === 1 ? 'day' : 'days'} left` });
  }
  return found;
}
