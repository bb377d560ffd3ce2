import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Settings } from '#contract/matter.ts';
import { windowWords } from './window-words.ts';

export const locales = ['en', 'zh-Hant', 'zh-Hans'] as const satisfies readonly Settings['locale'][];

const words = {
  en: { translation: windowWords.en },
  'zh-Hant': { translation: windowWords['zh-Hant'] },
  'zh-Hans': { translation: windowWords['zh-Hans'] },
};

/** Makes the window's words ready; resolves when the first can be shown. */
export async function startLanguage(locale: Settings['locale']): Promise<void> {
  // The lock has begun it already.
  if (i18next.isInitialized) return changeLanguage(locale);
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    resources: words,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  showLanguage(locale);
}

/** Turns the whole window to another language. */
export async function changeLanguage(locale: Settings['locale']): Promise<void> {
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
  showLanguage(locale);
}

function showLanguage(locale: string): void {
  document.documentElement.lang = locale;
}

/** The same words in every language of the interface, for searching commands. */
export function inEveryLanguage(key: string): readonly string[] {
  return locales.map((locale) => i18next.getFixedT(locale)(key));
}
