import reportsEn from '../../resources/locales/reports.en.json' with { type: 'json' };
import reportsZhHans from '../../resources/locales/reports.zh-Hans.json' with { type: 'json' };
import reportsZhHant from '../../resources/locales/reports.zh-Hant.json' with { type: 'json' };
import en from '../../resources/locales/window.en.json' with { type: 'json' };
import zhHans from '../../resources/locales/window.zh-Hans.json' with { type: 'json' };
import zhHant from '../../resources/locales/window.zh-Hant.json' with { type: 'json' };

type Words = Readonly<Record<string, string>>;
interface FindingWords {
  readonly fields: Words;
  readonly values: Words;
}

/** The window's words by language; fields and values of findings that it has no words of its own for have the reports'. */
export const windowWords = {
  en: withReportWords(en, reportsEn),
  'zh-Hant': withReportWords(zhHant, reportsZhHant),
  'zh-Hans': withReportWords(zhHans, reportsZhHans),
} as const;

function withReportWords<Window extends FindingWords>(window: Window, reports: FindingWords): Window & FindingWords {
  const fields = Object.entries(reports.fields).map(([name, words]) => [name, capitalised(words)]);
  return {
    ...window,
    fields: { ...Object.fromEntries(fields), ...window.fields },
    values: { ...reports.values, ...window.values },
  };
}

/** Reports put a field's name within a line, the window at its beginning. */
function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
