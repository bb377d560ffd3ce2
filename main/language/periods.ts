import { isDigit } from './characters.ts';
import { type Numeral, numerals } from './numerals.ts';

export type PeriodUnit = 'hour' | 'day' | 'business_day' | 'week' | 'month' | 'quarter' | 'year';

export interface Period {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
  readonly unit: PeriodUnit;
  /** Whether the words ask for clear days. */
  readonly clear: boolean;
  /** The figure in brackets where the number is given twice and they differ: "thirty (20) days"; null otherwise. */
  readonly figuresValue: number | null;
  /** The words that say from when or until when it runs ("within", "of receipt of the notice", 自…之日起); null where none stand beside it. */
  readonly trigger: string | null;
}

const englishUnit =
  /[\s\u00a0-]{0,3}(?:[個个]\s?)?(?:(?:full|whole|consecutive|successive|running|additional|further|prior|or more|hong kong|london|singapore|english|prc|mainland) {1,2}){0,2}(clear |calendar |business |working |banking |trading |bank )?[\s]{0,2}(calendar |business |working )?(hour|day|week|fortnight|month|quarter|year)s?(?![A-Za-z])/iy;
const chineseUnit =
  /[\s]{0,2}(?:[個个]半?)?[\s]?(完整|整|淨|净|足)?(?:日?曆|日历)?(銀行工作日|银行工作日|銀行營業日|银行营业日|工作日|工作天|營業日|营业日|辦公日|办公日|交易日|自然日|曆日|历日|日|天|星期|禮拜|礼拜|週|周|小時|小时|鐘頭|钟头|(?<=[個个])[鐘钟](?!點|点|數|数)|季度|季|年|月)/y;
const half =
  /([個个]?半)(?:個|个)?(年|月|小時|小时|鐘頭|钟头|天|日)|(?<![A-Za-z])half[ -]an?[ -](year|month|hour|day)(?![A-Za-z])|(?<![A-Za-z])a (fortnight)(?![A-Za-z])|(?<=(?<![A-Za-z])(?:within|inside) )an? (year|month|week|day|hour)(?![A-Za-z-])/gi;

const units = new Map<string, PeriodUnit>([
  ['hour', 'hour'],
  ['小時', 'hour'],
  ['小时', 'hour'],
  ['鐘頭', 'hour'],
  ['钟头', 'hour'],
  ['鐘', 'hour'],
  ['钟', 'hour'],
  ['day', 'day'],
  ['日', 'day'],
  ['天', 'day'],
  ['自然日', 'day'],
  ['曆日', 'day'],
  ['历日', 'day'],
  ['week', 'week'],
  ['星期', 'week'],
  ['禮拜', 'week'],
  ['礼拜', 'week'],
  ['週', 'week'],
  ['周', 'week'],
  ['fortnight', 'week'],
  ['month', 'month'],
  ['月', 'month'],
  ['quarter', 'quarter'],
  ['季度', 'quarter'],
  ['季', 'quarter'],
  ['year', 'year'],
  ['年', 'year'],
]);

/**
 * The periods of time in a text, in order: "thirty (30) days", 10個工作日,
 * 三十日內, 半年, 一年半, "14 clear days", "within a week". Dates and ordinals (5月3日, 第三年,
 * 2024年) are none. Linear time.
 */
export function periods(text: string, found: readonly Numeral[] = numerals(text)): Period[] {
  const result: Period[] = [];
  let reached = 0;
  for (const [place, numeral] of found.entries()) {
    if (numeral.start < reached) continue;
    const period = periodAt(text, numeral, found[place + 1]);
    if (period === null) continue;
    result.push(period);
    reached = period.end;
  }
  for (const match of text.matchAll(half)) {
    const start = match.index;
    if (/[一二兩两三四五六七八九十0-9個个年]/.test(text.charAt(start - 1))) continue;
    const more = /^[個个]/.test(match[1] ?? '') ? 1 : 0;
    const single = match[5]?.toLowerCase();
    const name = single ?? (match[2] ?? match[3] ?? match[4] ?? '').toLowerCase();
    const unit = units.get(name);
    if (unit === undefined) continue;
    result.push(
      finish(text, start, start + match[0].length, {
        value: single !== undefined ? 1 : name === 'fortnight' ? 2 : more + 0.5,
        unit,
        clear: false,
        figuresValue: null,
      }),
    );
  }
  return result.sort((a, b) => a.start - b.start);
}

function periodAt(text: string, numeral: Numeral, following: Numeral | undefined): Period | null {
  let at = numeral.end;
  let figuresValue: number | null = null;
  // thirty (30) / 三十（30）
  if (
    following !== undefined &&
    following.start - numeral.end <= 4 &&
    /^\s{0,2}[(（]\s?$/.test(text.slice(numeral.end, following.start))
  ) {
    const close = /^\s?[)）]/.exec(text.slice(following.end, following.end + 2));
    if (close !== null) {
      at = following.end + close[0].length;
      if (following.value !== numeral.value) figuresValue = following.value;
    }
  }
  const before = text.charAt(numeral.start - 1);
  // "14:00 hours" is a time of day.
  if (/[0-9][:：.]$/.test(text.slice(Math.max(0, numeral.start - 2), numeral.start)) && /^\s?h/i.test(text.slice(at)))
    return null;
  if (before === '第' || before === '.' || before === '/' || before === '$') return null;
  if (numeral.system !== 'english' && /[月年]/.test(before) && /^\s?[日號号]/.test(text.slice(at, at + 2))) return null;

  englishUnit.lastIndex = at;
  const english = englishUnit.exec(text);
  if (english !== null && (numeral.system !== 'figures' || !isDigit(text.charCodeAt(numeral.start - 1)))) {
    const kind = `${english[1] ?? ''}${english[2] ?? ''}`.toLowerCase();
    const name = (english[3] ?? '').toLowerCase();
    const unit = units.get(name);
    if (unit === undefined) return null;
    const business = /business|working|banking|bank |trading/.test(kind);
    return finish(text, numeral.start, at + english[0].length, {
      value: name === 'fortnight' ? numeral.value * 2 : numeral.value,
      unit: business && unit === 'day' ? 'business_day' : unit,
      clear: kind.includes('clear'),
      figuresValue,
    });
  }
  chineseUnit.lastIndex = at;
  const chinese = chineseUnit.exec(text);
  if (chinese === null || numeral.system === 'english') return null;
  return chinesePeriod(text, numeral, at, chinese, figuresValue);
}

function chinesePeriod(
  text: string,
  numeral: Numeral,
  at: number,
  match: RegExpExecArray,
  figuresValue: number | null,
): Period | null {
  const name = match[2] ?? '';
  const counted = /[個个]/.test(match[0]);
  let end = at + match[0].length;
  const next = text.charAt(end);
  if (name === '月' && !counted) return null;
  if (name === '年') {
    if (numeral.value >= 1000 || (numeral.system === 'chinese' && numeral.text.length === 4 && numeral.value > 200))
      return null;
    if (/^\s?[0-9０-９一二三四五六七八九十正]{1,3}\s?月/.test(text.slice(end, end + 7)) || next === '度') return null;
  }
  // 最後一日: which day, not how many.
  if (/最[後后]$/.test(text.slice(Math.max(0, numeral.start - 2), numeral.start))) return null;
  if (name === '日' && (/[月]/.test(text.charAt(numeral.start - 1)) || /^[期子常誌志程]/.test(next))) return null;
  if ((name === '天' || name === '日') && numeral.value === 1 && /[同統统唯星期]/.test(text.charAt(numeral.start - 1)))
    return null;
  if ((name === '週' || name === '周') && /^[年刊歲岁]/.test(next)) return null;
  let value = numeral.value + (match[0].includes('半') ? 0.5 : 0);
  if (next === '半' && (name === '年' || counted)) {
    value += 0.5;
    end += 1;
  }
  // 兩個半月
  const unit = /工作|營業|营业|辦公|办公|交易/.test(name) ? 'business_day' : units.get(name);
  if (unit === undefined) return null;
  return finish(text, numeral.start, end, {
    value,
    unit,
    clear: /淨|净|足/.test(match[1] ?? '') || (match[1] === '整' && name === '日'),
    figuresValue,
  });
}

const triggerBefore =
  /(?:within|not later than|no later than|at least|not less than|no less than|for|after|upon|during|every|[自於于從从][^。，,；;\n]{1,40}起(?:計|计)?的?|由[^。，,；;\n]{1,30}起(?:計|计)?|於|于|在|喺|收到[^。，,；;\n]{1,20}後|提前|不少於|不少于|不遲於|不迟于|至少)[\s]{0,3}(?:a (?:further )?period of[\s]{1,3}|the[\s]{1,3}|a[\s]{1,3})?$/i;
const triggerAfter =
  /^['’]?[\s]{0,2}(?:(?:prior |written |advance |previous |prior written ){0,2}(?:notice)?[\s]{0,2}(?:of|from|after|following|before|prior to|beginning on|commencing on)[\s]{1,3}[^.;:,()\n]{2,80}(?:\n[^.;:,()\n]{2,60})?|(?:之|以)?[內内][^。，,；;]{0,0}|(?:之|以)?[前後后]|(?:的)?(?:期限|期間|期间)?(?:之)?[內内])/i;

function finish(
  text: string,
  start: number,
  end: number,
  rest: Pick<Period, 'value' | 'unit' | 'clear' | 'figuresValue'>,
): Period {
  const before = triggerBefore.exec(text.slice(Math.max(0, start - 60), start));
  const after = triggerAfter.exec(text.slice(end, end + 170));
  const words = [before?.[0].trim(), after?.[0].trim()].filter((part) => part !== undefined && part !== '');
  const clearWord = /clear[\s]{1,2}(?:days?)?$/i.test(text.slice(Math.max(0, start - 8), start));
  return {
    start,
    end,
    text: text.slice(start, end),
    ...rest,
    clear: rest.clear || clearWord,
    trigger: words.length === 0 ? null : words.join(' … ').replace(/\s+/g, ' '),
  };
}
