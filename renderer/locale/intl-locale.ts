const intlLocales: Readonly<Record<string, string>> = { en: 'en-GB', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' };

/** The locale in which dates and numbers are written for a language of the interface: British, Hong Kong and Mainland usage. */
export function intlLocale(locale: string): string {
  return intlLocales[locale] ?? locale;
}
