import { z } from 'zod';
import { toScript } from '#main/language/script.ts';
import partyRoles from '../../../resources/glossary/parties.json' with { type: 'json' };
import type { DraftLanguage } from '../prompts.ts';

const roles = z
  .array(z.object({ id: z.string(), en: z.array(z.string()).min(1), zh: z.array(z.string()).min(1) }))
  .parse(partyRoles);

const general: readonly (readonly [english: string, traditional: string, simplified: string])[] = [
  ['either party', '任何一方', '任何一方'],
  ['each party', '各方', '各方'],
  ['the parties', '雙方', '双方'],
  ['neither party', '任何一方均不得', '任何一方均不得'],
  ['the other', '另一方', '另一方'],
];

/**
 * How the party roles of these passages are said in another language
 * ("Supplier：供應商"), for a prompt: a small model left alone writes 公司A. Empty
 * where the passages are in the language asked.
 */
export function partyWords(passages: readonly string[], language: DraftLanguage): string[] {
  const text = passages.join('\n');
  const chinese = /\p{Script=Han}/u.test(text);
  if (chinese !== (language === 'en')) return [];
  const pairs: string[] = [];
  for (const { en, zh } of roles) {
    const simplified = zh[0] ?? '';
    const english = en[0] ?? '';
    if (language === 'en') {
      const printed = [simplified, toScript(simplified, 'zh-Hant')].find((form) => text.includes(form));
      if (printed !== undefined) pairs.push(`${printed}: ${english}`);
    } else if (new RegExp(`\\b${english}\\b`, 'u').test(text)) {
      pairs.push(`${english}：${language === 'zh-Hans' ? simplified : toScript(simplified, 'zh-Hant')}`);
    }
  }
  for (const [english, traditional, simplified] of general) {
    if (language === 'en') {
      const printed = [traditional, simplified].find((form) => text.includes(form));
      if (printed !== undefined) pairs.push(`${printed}: ${english}`);
    } else if (new RegExp(`\\b${english}\\b`, 'iu').test(text)) {
      pairs.push(`${english}：${language === 'zh-Hans' ? simplified : traditional}`);
    }
  }
  return pairs.slice(0, 6);
}
