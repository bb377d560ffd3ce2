import { reasonIn } from '#contract/reason-words.ts';
import holidays from '../../resources/locales/holidays.json' with { type: 'json' };
import templates from '../../resources/locales/reasons.json' with { type: 'json' };

type Named = { readonly en: string; readonly 'zh-Hant': string; readonly 'zh-Hans': string };

const days: ReadonlyMap<string, Named> = new Map(holidays.days.map((named) => [named.en, named]));
const substituted = /^Day off \(substituted from .*\)$/;
const moved = / \((?:observed|rest day)\)$/;

/** A doubt or a warning of a deadline in the interface's language; English where no template fits. */
export function doubtWords(doubt: string, locale: string): string {
  if (locale !== 'zh-Hant' && locale !== 'zh-Hans') return doubt.charAt(0).toUpperCase() + doubt.slice(1);
  return reasonIn(locale, doubt, templates, (name) => placeWords(name, locale) ?? dayOffWords(name, locale));
}

/** Places of a calendar, one or several joined by "and"; null where one of them has no name in the language. */
function placeWords(name: string, locale: 'zh-Hant' | 'zh-Hans'): string | null {
  let rest = name;
  for (const place of holidays.places) rest = rest.replaceAll(place.en, place[locale]);
  const joined = rest.replaceAll(' and ', locale === 'zh-Hant' ? '及' : '和');
  return /[A-Za-z]/.test(joined) ? null : joined;
}

/** A day off as the calendars name it, in the interface's language; several of one day are joined by "; ". */
export function dayOffWords(name: string, locale: string): string {
  if (locale !== 'zh-Hant' && locale !== 'zh-Hans') return name;
  return name
    .split('; ')
    .map((one) => {
      const made = substituted.test(one) ? holidays.substituted : days.get(one.replace(moved, ''));
      if (made === undefined) return one;
      return moved.test(one) ? `${made[locale]}${holidays.observed[locale]}` : made[locale];
    })
    .join('、');
}

/** The rule by which a day is moved, as the interface's language cites it. */
export function authorityWords(authority: string, locale: string): string {
  const known = holidays.authorities.find(({ en }) => en === authority);
  return known === undefined || (locale !== 'zh-Hant' && locale !== 'zh-Hans') ? authority : known[locale];
}
