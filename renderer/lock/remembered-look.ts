import type { Settings } from '#contract/matter.ts';
import { locales } from '../locale/language.ts';

const lookKey = 'sampan.look';

type Look = Pick<Settings, 'locale' | 'theme'>;

/** Keeps the window's language and theme where they can be read before the passphrase is given. */
export function rememberLook({ locale, theme }: Look): void {
  localStorage.setItem(lookKey, `${locale} ${theme}`);
}

/** The language and theme the window last had; the system's where none is known. */
export function rememberedLook(): Look {
  const [language, colours] = (localStorage.getItem(lookKey) ?? '').split(' ');
  return {
    locale: locales.find((locale) => locale === language) ?? nearest(navigator.language.toLowerCase()),
    theme: (['light', 'dark'] as const).find((theme) => theme === colours) ?? 'system',
  };
}

function nearest(tag: string): Settings['locale'] {
  if (!tag.startsWith('zh') && !tag.startsWith('yue')) return 'en';
  return /hans|-cn|-sg/.test(tag) ? 'zh-Hans' : 'zh-Hant';
}
