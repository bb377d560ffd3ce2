import type { TFunction } from 'i18next';
import type { ReadTokens } from '#contract/answer.ts';
import { intlLocale } from '../locale/intl-locale.ts';

/** How much was read: "read 1,240 of 18,300 tokens: 15×". */
export function readWords(t: TFunction, { readTokens, wholeTokens }: ReadTokens, locale: string): string {
  const whole = new Intl.NumberFormat(intlLocale(locale));
  const ratio = readTokens === 0 ? null : wholeTokens / readTokens;
  const words = { read: whole.format(readTokens), whole: whole.format(wholeTokens) };
  if (ratio === null || ratio < 1.05) return t('reading.readAll', words);
  const rounded = new Intl.NumberFormat(intlLocale(locale), { maximumFractionDigits: ratio < 10 ? 1 : 0 });
  return t('reading.read', { ...words, ratio: rounded.format(ratio) });
}
