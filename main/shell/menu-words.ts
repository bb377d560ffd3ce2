import type { Settings } from '#contract/matter.ts';
import en from '../../resources/locales/menu.en.json' with { type: 'json' };
import zhHans from '../../resources/locales/menu.zh-Hans.json' with { type: 'json' };
import zhHant from '../../resources/locales/menu.zh-Hant.json' with { type: 'json' };

export type ShellLocale = Settings['locale'];
export type MenuWords = typeof en;

const words: Readonly<Record<ShellLocale, MenuWords>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

/** The shell's words (menus, dialogs) in one language. */
export function menuWords(locale: ShellLocale): MenuWords {
  return words[locale];
}

/** The interface language nearest to a system locale such as `zh-HK` or `zh-Hans-CN`. */
export function nearestLocale(systemLocale: string): ShellLocale {
  const tag = systemLocale.toLowerCase();
  if (!tag.startsWith('zh') && !tag.startsWith('yue')) return 'en';
  return /hans|-cn|-sg/.test(tag) ? 'zh-Hans' : 'zh-Hant';
}
