import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import nameEntries from '../../../resources/glossary/names.json' with { type: 'json' };

const entries = z
  .array(
    z.object({
      kind: z.enum(['place', 'institution', 'language']),
      en: z.array(z.string()).min(1),
      'zh-Hant': z.array(z.string()),
      'zh-Hans': z.array(z.string()),
    }),
  )
  .parse(nameEntries);

/** Places, institutions and languages of proceedings, by every name they go by. */
export interface KnownName {
  readonly id: string;
  readonly kind: 'place' | 'institution' | 'language';
  readonly en: readonly string[];
  readonly 'zh-Hant': readonly string[];
  readonly 'zh-Hans': readonly string[];
}

export const knownNames: readonly KnownName[] = entries.map((entry) => ({ ...entry, id: entry.en[0] ?? '' }));

const byName = new Map<string, KnownName>();
for (const name of knownNames) {
  for (const form of [...name.en, ...name['zh-Hant'], ...name['zh-Hans']]) byName.set(form.toLowerCase(), name);
}

/** The known name that exactly this text is; null where there is none. */
export function knownNameOf(text: string): KnownName | null {
  return byName.get(text.trim().replace(/^the\s+/iu, '').toLowerCase()) ?? null;
}

/** A name as the output language writes it; a name that is not known stays as it is. */
export function nameIn(text: string, language: OutputLanguage): string {
  const known = knownNameOf(text);
  if (!known) return text;
  const forms = language === 'en' ? known.en : language === 'zh-Hans' ? known['zh-Hans'] : known['zh-Hant'];
  return forms[0] ?? text;
}
