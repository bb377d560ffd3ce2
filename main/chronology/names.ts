import type { NameLanguage, PersonKind } from '#contract/chronology.ts';
import { isCompanyName } from '#main/language/company-forms.ts';
import { fold } from '#main/language/folding.ts';

const kinds: readonly (readonly [PersonKind, { readonly test: (name: string) => boolean }])[] = [
  ['tribunal', /tribunal|仲裁庭/i],
  ['institution', /arbitration cent|hkiac|cietac|commission\b|\bcourt\b|仲裁中心|仲裁委員會|仲裁委员会|法院/i],
  ['company', { test: isCompanyName }],
  ['vessel', /^(?:m\.?\/?v|m\/t|ss)\b|[輪轮]$/i],
];

/** What a name is of, by its own words; a person where they say nothing else. */
export function kindOfName(name: string): PersonKind {
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? 'person';
}

export function nameLanguage(name: string): NameLanguage {
  return /\p{Script=Han}/u.test(name) ? 'zh' : 'en';
}

/**
 * The form in which two printings are one name: variant characters folded, case
 * and punctuation dropped, and the words of a Latin personal name in any order
 * ("CHAN Tai Man, Peter" is "Peter CHAN Tai Man").
 */
export function nameKey(name: string): string {
  const folded = fold(name).key.toLowerCase();
  if (nameLanguage(name) === 'zh') return folded.replace(/[\s\p{P}]/gu, '');
  const words = folded
    .replace(/^(?:mr|mrs|ms|miss|dr)\.?\s+/, '')
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== '');
  return (kindOfName(name) === 'person' ? words.toSorted() : words).join(' ');
}
