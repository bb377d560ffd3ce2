import i18next, { type TFunction } from 'i18next';

/** A failure in the user's words: what happened and what to do; the application's own words where the code is unknown. */
export function errorWords(t: TFunction, error: { readonly code: string; readonly message: string }): string {
  const key = `errors.${error.code}`;
  return i18next.exists(key) && error.code !== 'internal' ? t(key) : t('errors.internal', { detail: error.message });
}
