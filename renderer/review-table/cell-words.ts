import i18next from 'i18next';
import type { ReviewCell } from '#contract/review-table.ts';
import { institutionName } from '../findings/institutions.ts';
import { valueNames } from '../findings/reason-words.ts';

/** What a cell shows: names of bodies, places and laws in the interface's language, any other words as they are. */
export function cellWords({ state, value }: ReviewCell, language: string): string {
  if (state === 'pending') return i18next.t('review.pending');
  if (state === 'failed') return i18next.t('review.failed');
  return state === 'corrected' ? value : valueWords(value, language);
}

/** What cells say that stand in one group. */
export function valueWords(value: string, language: string): string {
  if (language !== 'zh-Hant' && language !== 'zh-Hans') return value;
  return value
    .split('; ')
    .map((one) => institutionName(one, language) ?? valueNames[language].get(one) ?? one)
    .join('；');
}
