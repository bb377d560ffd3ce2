import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import nameEntries from '../../../resources/glossary/names.json' with { type: 'json' };
import institutionEntries from '../../../resources/ontology/institutions.json' with { type: 'json' };

/** Places, institutions and their rules, and languages of proceedings, by every name they go by. */
export interface KnownName {
  readonly id: string;
  readonly kind: 'place' | 'institution' | 'rules' | 'language';
  readonly en: readonly string[];
  readonly 'zh-Hant': readonly string[];
  readonly 'zh-Hans': readonly string[];
}

const places = z
  .array(
    z.object({
      kind: z.enum(['place', 'language']),
      en: z.array(z.string()).min(1),
      'zh-Hant': z.array(z.string()),
      'zh-Hans': z.array(z.string()),
    }),
  )
  .parse(nameEntries);

const { bodies } = z
  .object({
    bodies: z.array(
      z.object({
        name: z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() }),
        abbreviations: z.array(z.string()),
        rules: z.array(z.object({ name: z.string(), aliases: z.array(z.string()) })),
      }),
    ),
  })
  .parse(institutionEntries);

const isLatin = (name: string) => /^[\p{Script=Latin}\p{N}\p{P}\s]+$/u.test(name);

export const knownNames: readonly KnownName[] = [
  ...places.map((entry) => ({ ...entry, id: entry.en[0] ?? '' })),
  ...bodies.map(({ name, abbreviations }) => ({
    id: name.en,
    kind: 'institution' as const,
    en: [name.en, ...abbreviations.filter(isLatin)],
    'zh-Hant': [name['zh-Hant'], ...abbreviations.filter((short) => !isLatin(short))],
    'zh-Hans': [name['zh-Hans']],
  })),
];

const byName = new Map<string, KnownName>();
for (const name of knownNames) {
  for (const form of [...name.en, ...name['zh-Hant'], ...name['zh-Hans']]) byName.set(form.toLowerCase(), name);
}

/** The known name that exactly this text is; null where there is none. */
export function knownNameOf(text: string): KnownName | null {
  return (
    byName.get(
      text
        .trim()
        .replace(/^the\s+/iu, '')
        .toLowerCase(),
    ) ?? null
  );
}

const rulesInChinese: Readonly<Record<string, readonly [traditional: string, simplified: string]>> = {
  'HKIAC Administered Arbitration Rules': ['《香港國際仲裁中心機構仲裁規則》', '《香港国际仲裁中心机构仲裁规则》'],
  'UNCITRAL Arbitration Rules': ['《聯合國國際貿易法委員會仲裁規則》', '《联合国国际贸易法委员会仲裁规则》'],
  'LMAA Terms': ['LMAA 條款', 'LMAA 条款'],
  'HKMAG Terms': ['HKMAG 條款', 'HKMAG 条款'],
};

/** A name as the output language writes it; a name that is not known stays as it is. */
export function nameIn(text: string, language: OutputLanguage): string {
  if (language !== 'en') {
    const rules = rulesInChinese[text];
    if (rules) return language === 'zh-Hans' ? rules[1] : rules[0];
    const body = bodies.find(({ rules: own }) => own.some(({ name }) => name === text));
    if (body)
      return language === 'zh-Hans' ? `《${body.name['zh-Hans']}仲裁规则》` : `《${body.name['zh-Hant']}仲裁規則》`;
  }
  const known = knownNameOf(text);
  if (!known) return text;
  const forms = language === 'en' ? known.en : language === 'zh-Hans' ? known['zh-Hans'] : known['zh-Hant'];
  return forms[0] ?? text;
}
