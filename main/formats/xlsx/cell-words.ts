import { SSF } from '@e965/xlsx';
import { formatNumber } from '../number-formats.ts';

/**
 * A number as the sheet shows it where its format is one of East Asia that the
 * sheet library does not write: Chinese numerals ([DBNum1] to [DBNum3]),
 * weekdays (aaaa), years of the Republic (e with a Taiwan locale). Null for any
 * other format.
 */
export function eastAsianNumber(value: number, format: string): string | null {
  const numerals = /\[DBNum([123])\]/i.exec(format)?.[1];
  const era = /\[\$-[0-9A-F]*404\]/i.test(format) && /(^|[^"])e/i.test(unquoted(format));
  const weekday = /aaa/i.test(unquoted(format));
  if (!numerals && !era && !weekday) return null;
  const traditional = /\[\$-[0-9A-F]*(404|C04|1404)\]/i.test(format);
  let plain = format.replace(/\[DBNum\d\]|\[\$-[^\]]*\]/gi, '');
  const date = dateOf(value);
  if (weekday && date) {
    const day = '日一二三四五六'[date.getUTCDay()] ?? '';
    plain = plain.replace(/a{4,}/gi, `"星期${day}"`).replace(/aaa/gi, `"${traditional ? '週' : '周'}${day}"`);
  }
  if (era && date) {
    plain = plain
      .replace(/g{3}/gi, '"中華民國"')
      .replace(/g{1,2}/gi, '"民國"')
      .replace(/e+/gi, `"${date.getUTCFullYear() - 1911}"`);
  }
  const general = /general/i.test(unquoted(plain));
  // The library drops what stands beside "General"; its digits as a literal are kept.
  const shown = SSF.format(general ? plain.replace(/general/gi, `"${Math.abs(value)}"`) : plain, value);
  if (!numerals) return shown;
  const kind = general ? 'amount' : SSF.is_date(plain) ? 'date' : 'digits';
  return withNumerals(shown, Number(numerals), kind, traditional);
}

function unquoted(format: string): string {
  return format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
}

/** The day of a serial number in the 1900 system. */
function dateOf(serial: number): Date | null {
  if (serial < 61 || serial > 2_958_465) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
}

/** An amount is read as a number, a date's years by digits and its days as numbers, all else by digits. */
function withNumerals(shown: string, form: number, kind: 'amount' | 'date' | 'digits', traditional: boolean): string {
  if (form === 3) return shown.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  const digits = form === 1 ? '〇一二三四五六七八九' : traditional ? '零壹貳參肆伍陸柒捌玖' : '零壹贰叁肆伍陆柒捌玖';
  const [counting, legal] = traditional
    ? (['taiwaneseCountingThousand', 'ideographLegalTraditional'] as const)
    : (['chineseCountingThousand', 'chineseLegalSimplified'] as const);
  const byDigits = (text: string) => text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  return shown.replace(/\d+(\.\d+)?/g, (number) => {
    const [integer = '', fraction] = number.split('.');
    const asNumber = (kind === 'amount' || (kind === 'date' && integer.length < 4)) && Number(integer) < 1_000_000;
    const words = asNumber ? formatNumber(Number(integer), form === 1 ? counting : legal) : byDigits(integer);
    return fraction === undefined ? words : `${words}.${byDigits(fraction)}`;
  });
}
