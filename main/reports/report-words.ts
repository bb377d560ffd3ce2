import type { OutputLanguage } from '#contract/document.ts';
import en from '../../resources/locales/reports.en.json' with { type: 'json' };
import yueHant from '../../resources/locales/reports.yue-Hant.json' with { type: 'json' };
import zhHans from '../../resources/locales/reports.zh-Hans.json' with { type: 'json' };
import zhHant from '../../resources/locales/reports.zh-Hant.json' with { type: 'json' };

/** The words of a report in one language; English is the pattern the other files are checked against. */
export type ReportWords = typeof en;

const words: Readonly<Record<OutputLanguage, ReportWords>> = {
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
  'yue-Hant': yueHant,
};

export function reportWords(language: OutputLanguage): ReportWords {
  return words[language];
}

/** A sentence of the locale file with its `{name}` places filled. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** A field's name in the report's language; one the locale file lacks is shown as its own words. */
export function fieldName(words: ReportWords, field: string): string {
  const names: Readonly<Record<string, string>> = words.fields;
  return Object.hasOwn(names, field)
    ? (names[field] ?? field)
    : field
        .replace(/_/g, ' ')
        .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
        .toLowerCase();
}

/** A list as its language writes it. */
export function listed(items: readonly string[], language: OutputLanguage): string {
  return items.join(language === 'en' ? ', ' : '、');
}

/** Name and value as their language joins them. */
export function labelled(name: string, value: string, language: OutputLanguage): string {
  return language === 'en' ? `${name}: ${value}` : `${name}：${value}`;
}

/** A value that extractors write in English (a place, a unit) in the report's language; any other text as it is. */
export function valueName(words: ReportWords, value: string): string {
  const names: Readonly<Record<string, string>> = words.values;
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
