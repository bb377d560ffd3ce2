import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import institutions from '../../resources/ontology/institutions.json' with { type: 'json' };

const names = new Map(
  z
    .object({
      bodies: z.array(z.object({ name: z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() }) })),
    })
    .parse(institutions)
    .bodies.map(({ name }) => [name.en, name]),
);

/** An arbitral body's name in the report's language, by its English one; null for words that name none. */
export function bodyName(english: string, language: OutputLanguage): string | null {
  const name = names.get(english);
  if (name === undefined) return null;
  return language === 'yue-Hant' ? name['zh-Hant'] : name[language];
}
