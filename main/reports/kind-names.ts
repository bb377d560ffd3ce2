import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';
import type { TextFinding } from '#contract/finding.ts';
import ontology from '../../resources/ontology/ontology.json' with { type: 'json' };

const named = z.object({
  id: z.string(),
  name: z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string(), yue: z.string().optional() }),
});

const names = new Map(
  z
    .object({ kinds: z.array(named) })
    .parse(ontology)
    .kinds.map(({ id, name }) => [id, name]),
);

/** What a finding is called in the report's language: the ontology's name, or the finding's own label where it has none. */
export function kindName(finding: Pick<TextFinding, 'kind' | 'label'>, language: OutputLanguage): string {
  const name = names.get(finding.kind);
  if (name === undefined) return finding.label === '' ? finding.kind : finding.label;
  // The ontology's Cantonese names are how people speak of a thing, not headings, so written reports use the standard term.
  return language === 'yue-Hant' ? name['zh-Hant'] : name[language];
}
