import { chineseNumeral } from '#main/language/chinese-numeral.ts';

const hourMinute =
  /^(?:(凌晨|朝早|上午|中午|下午|下昼|晏昼|晚上?)?)(\d{1,2}|[一二三四五六七八九十]{1,3})(?:[时点](半|\d{1,2}分|[一二三四五十]{1,3}分)?|[:.](\d{2}))?/;
const fourFigures = /^([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs|h)?$/;

/** A time of day as printed (folded) as `HH:MM`; null where the words fix none (close of business, midnight). */
export function clockTime(words: string): string | null {
  const plain = words.trim().replace(/^the /, '');
  if (/noon|midday|^正午$|^中午$/.test(plain)) return '12:00';
  const four = fourFigures.exec(plain);
  if (four !== null) return `${four[1]}:${four[2]}`;
  const match = hourMinute.exec(plain);
  if (match === null) return null;
  const [, part = '', hourWords = '', chineseMinutes, minuteWords] = match;
  const number = (given: string): number =>
    /^\d/.test(given) ? Number.parseInt(given, 10) : (chineseNumeral(given) ?? Number.NaN);
  const minute =
    chineseMinutes === '半'
      ? 30
      : chineseMinutes === undefined
        ? Number(minuteWords ?? 0)
        : number(chineseMinutes.replace('分', ''));
  let hour = number(hourWords);
  const isAfternoon = /p\.? ?m/.test(plain) || /下午|下昼|晏昼|晚/.test(part) || (part === '中午' && hour < 6);
  if (isAfternoon && hour < 12) hour += 12;
  if (/a\.? ?m/.test(plain) && hour === 12) hour = 0;
  if (!(hour <= 24 && minute < 60)) return null;
  return [hour, minute].map((value) => String(value).padStart(2, '0')).join(':');
}
