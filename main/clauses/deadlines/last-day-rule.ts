import { sentences } from '#main/language/sentences.ts';
import { foldText } from '../matching/folded-text.ts';
import type { BusinessCalendar, DayStatus } from './business-calendar.ts';
import { weekday } from './civil-day.ts';
import { placesIn } from './place-of-time.ts';

/** A text's own rule for a last day that is no working day: "the period runs to the next business day", 順延至下一個工作日. */
export interface LastDayRule {
  /** Whether such a last day is moved; of weekends and holidays the rule may name some only. */
  isOff(day: string, status: DayStatus): boolean;
  /** Moved back, else on. */
  readonly isBack: boolean;
  /** Of payments alone. */
  readonly isOfPayment: boolean;
  /** The calendar of the place that its words name; null where they name none. */
  readonly calendar: BusinessCalendar | null;
  /** Its words in the text. */
  readonly start: number;
  readonly end: number;
}

const off =
  /\b(?:not|no|other than|non)[ -]?(?:a |an )?(?:[a-z]+ ){0,3}?(?:business|working|banking) ?day|\bsaturdays?\b|\bsundays?\b|\bholidays?\b|\b(?:office|registry|court|bank)s? (?:is|are) (?:closed|not open)|假日|公休日|公众假期|休息日|红日|(?:星期|礼拜|周)(?:六|日|末)|(?:非|不是|并非|唔系|不属|不为)(?:[\u4e00-\u9fff]{1,4}的?)?(?:工作|营业|办公|银行)[日天]/;
const last =
  /\blast day\b|\bdue date\b|\b(?:that|such|[a-z]+th|\d{1,2}th|[a-z-]*(?:first|second|third)) day\b|末日|\bfinal day\b|\b(?:period|time(?: limit)?|deadline|date|day)\b[^.;]{0,60}\b(?:expir\w+|end(?:s|ing)?|fall(?:s|ing)?)\b|\bfall(?:s|ing)? (?:due )?on\b|\beven (?:if|where|though)\b|最后一[日天]|最尾[嗰一]?[日天]|届满|到期|期满|限期|期限|截止日|死线|尾日|遇(?:到|上|着)?|撞(?:正|啱|到)|碰(?:上|到|巧|正)|适逢|恰逢|正值|当[日天](?:因|为|系|是|正)|(?:嗰|该|那)[日天](?:就算|即使|纵使|如|若)?(?:系|是|为|属)?/;
const onward =
  /\b(?:next|following|first|succeeding|subsequent)(?: following| succeeding)? (?:[a-z]+ ){0,3}?(?:business |working |banking )?day|\b(?:next|following|first|succeeding) monday\b|\bnext (?:one|working|business)|(?:顺延|延(?:至|到)|推(?:至|迟|后)|押后|改(?:为|于|在|到|至)|则以|以)[^。;]{0,24}(?:下|次|翌|后|第一|首个?|跟住)|(?:下|次|翌)一?个?(?:工作|营业|办公)[日天]|顺延/;
const backward =
  /\b(?:preceding|previous|prior)(?: [a-z]+){0,2} (?:business|working|banking) day|\b(?:business|working|banking) day (?:immediately |next )?(?:before|preceding|prior to)\b|提前(?:至|到)|前一个?(?:工作|营业)[日天]/;
/** 亦不順延, "is not extended": the last day stays where it is. */
const staying =
  /\b(?:not|never|nor)(?: \w+)? (?:be )?(?:extend(?:ed)?|mov(?:ed?|able)|postponed?|deferred?|carried (?:over|forward)|roll(?:ed)? (?:over|on|forward)|adjusted?|run on|put off)\b|\b(?:no|without(?: any)?) (?:extension|adjustment|postponement)\b|(?:不|唔|毋须|无须|概不|冇得?)(?:予|作|再|会|获|得|能|可以?|使)?(?:自动|因此|因而|再)?(?:顺延|延(?:至|到|长|期|后)|推(?:迟|后)|押后)/;
const ofService =
  /\bdeemed (?:to (?:be|have been) )?(?:duly )?(?:received|given|served|delivered|made)|视为[^。;]{0,10}(?:送达|收到)/;
const payment = /\bpayments?\b|\bpayable\b|\bpaid\b|付款|支付|缴/;

/** The rules that a text states for a last day off, in its order. Linear. Throws RangeError where a calendar is missing. */
export function lastDayRules(text: string, calendars: readonly BusinessCalendar[]): LastDayRule[] {
  const found: LastDayRule[] = [];
  for (const sentence of sentences(text)) {
    const printed = text.slice(sentence.start, sentence.end);
    if (!/day|日|天/i.test(printed)) continue;
    const folded = foldText(printed);
    for (const { 0: words, index } of folded.text.matchAll(/[^;。]{8,900}/g)) {
      if (!off.test(words) || !last.test(words) || ofService.test(words)) continue;
      const stays = staying.test(words);
      const isBack = !stays && backward.test(words);
      if (!stays && !isBack && !onward.test(words)) continue;
      const [id] = placesIn(words);
      const calendar = id === undefined ? null : calendars.find((one) => one.id === id);
      if (calendar === undefined) throw new RangeError(`no calendar ${id}`);
      found.push({
        isOff: stays ? () => false : daysOff(words),
        isBack,
        isOfPayment: payment.test(words),
        calendar,
        start: sentence.start + folded.sourceStart(index),
        end: sentence.start + folded.sourceEnd(index + words.length),
      });
    }
  }
  return found;
}

/** Any day that is not worked, or those that the words name where they name kinds alone. */
function daysOff(words: string): LastDayRule['isOff'] {
  const saturday = /saturday|(?:星期|礼拜|周)(?:六|末)|六、日|公休日|休息日/.test(words);
  const sunday = /sunday|(?:星期|礼拜|周)(?:日|末)|六、?日|公休日|休息日|红日/.test(words);
  const holiday = /holiday|假(?:日|期)|红日/.test(words);
  const any =
    /(?:not|no|other than|non)[ -]?(?:a |an )?(?:[a-z]+ ){0,3}?(?:business|working|banking) ?day|closed|not open|(?:非|不是|并非|唔系|不属|不为)[^,。;]{0,8}(?:工作|营业|办公|银行)[日天]|法定(?:节假|休假|假)日/.test(
      words,
    ) || !(saturday || sunday || holiday);
  return (day, status) => {
    if (status.works) return false;
    if (any) return true;
    const number = weekday(day);
    if (status.reason === 'holiday' && holiday) return true;
    return (number === 6 && saturday) || (number === 0 && sunday);
  };
}
