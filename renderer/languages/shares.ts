import type { LanguageTag } from '#contract/document.ts';
import { intlLocale } from '../locale/intl-locale.ts';

export interface LanguageShare {
  readonly language: LanguageTag;
  /** 0–1 */
  readonly share: number;
}

/** Below this a share is not worth a word where there is little room. */
const leastShown = 0.005;

/** The languages worth naming, largest first; text without a language only where it is more than a trace. */
export function shownShares(shares: readonly LanguageShare[]): readonly LanguageShare[] {
  return shares
    .filter(({ language, share }) => share >= (language === 'und' ? 0.02 : leastShown))
    .toSorted((one, other) => other.share - one.share);
}

/** By locale: to make one takes longer than the row it stands in. */
const percents = new Map<string, Intl.NumberFormat>();

function percentOf(locale: string): Intl.NumberFormat {
  const made = percents.get(locale) ?? new Intl.NumberFormat(intlLocale(locale), { style: 'percent' });
  percents.set(locale, made);
  return made;
}

/** A share as a percentage: "62%"; "<1%" where it would round to nothing. */
export function shareWords(share: number, locale: string): string {
  const percent = percentOf(locale);
  return share > 0 && share < leastShown ? `<${percent.format(0.01)}` : percent.format(share);
}
