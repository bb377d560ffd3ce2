import { reasonIn } from '#contract/reason-words.ts';
import templates from '../../resources/locales/reasons.json' with { type: 'json' };
import zhHans from '../../resources/locales/reports.zh-Hans.json' with { type: 'json' };
import zhHant from '../../resources/locales/reports.zh-Hant.json' with { type: 'json' };
import { institutionName } from './institutions.ts';

/** Places and laws as the reports name them; the window's own list has only the commonest. */
export const valueNames = {
  'zh-Hant': new Map(Object.entries(zhHant.values)),
  'zh-Hans': new Map(Object.entries(zhHans.values)),
};

/** A reason or a prevailing rule in the interface's language; the English one in any language without templates. */
export function reasonWords(reason: string, locale: string): string {
  if (locale !== 'zh-Hant' && locale !== 'zh-Hans') return reason;
  return reasonIn(
    locale,
    reason,
    templates,
    (name) => institutionName(name, locale) ?? valueNames[locale].get(name) ?? name,
  );
}

/** The `lang` of a reason as it is shown: English where there is no Chinese outside the words it quotes. */
export function reasonLanguage(shown: string, locale: string): string {
  return /\p{Script=Han}/u.test(shown.replaceAll(/“[^”]*”|「[^」]*」/g, '')) ? locale : 'en';
}
