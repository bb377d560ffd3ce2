import type { TFunction } from 'i18next';
import { reasonWords } from '../findings/reason-words.ts';

/** A warning of a page in the interface's language; as it was written where no words are kept for it. */
export function warningWords(t: TFunction, warning: string, language: string): string {
  if (/^not recognised: the page is damaged/.test(warning)) return t('pageWarning.damaged');
  if (/^not recognised/.test(warning)) return t('pageWarning.failed');
  if (/^hard to read/.test(warning)) return t('pageWarning.lowTrust');
  return reasonWords(warning, language);
}
