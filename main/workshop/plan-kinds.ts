import { z } from 'zod';
import { toScript } from '#main/language/script.ts';
import ontology from '../../resources/ontology/ontology.json' with { type: 'json' };
import spoken from '../../resources/workshop/kind-words.json' with { type: 'json' };

const schema = z.object({
  kinds: z.array(
    z.object({
      id: z.string(),
      name: z.record(z.string(), z.string()),
      headings: z.record(z.string(), z.array(z.string())).optional(),
    }),
  ),
});

/** Words of a plan that name no kind by themselves. */
const tooWide = new Set([
  'term',
  'default',
  'notices',
  'language',
  'period',
  'general',
  'notice',
  '通知',
  '期间',
  '解除',
]);

interface KindWord {
  readonly word: string;
  readonly ids: readonly string[];
}

let words: readonly KindWord[] | null = null;

function normal(text: string): string {
  return toScript(text.normalize('NFKC'), 'zh-Hans').toLowerCase().trim();
}

/** Every word for a kind, longest first; of two kinds of one word the one whose name it is, else the first. */
function kindWords(): readonly KindWord[] {
  if (words !== null) return words;
  const byWord = new Map<string, readonly string[]>();
  const add = (word: string, ids: readonly string[]) => {
    const key = normal(word);
    if (key.length > 1 && !tooWide.has(key) && !byWord.has(key)) byWord.set(key, ids);
  };
  for (const [word, ids] of Object.entries(z.record(z.string(), z.array(z.string())).parse(spoken))) add(word, ids);
  const { kinds } = schema.parse(ontology);
  for (const { id, name } of kinds) for (const word of Object.values(name)) add(word, [id]);
  for (const { id, headings } of kinds)
    for (const list of Object.values(headings ?? {})) for (const word of list) add(word, [id]);
  words = [...byWord].map(([word, ids]) => ({ word, ids })).toSorted((a, b) => b.word.length - a.word.length);
  return words;
}

/**
 * The kinds of the ontology that a text names by their names, headings and
 * common words, in the order of the text, and the text without them. The
 * longest word wins. `text` is in lower case and, where Chinese, simplified.
 */
export function kindsNamed(text: string): { readonly kinds: readonly string[]; readonly rest: string } {
  const found: { start: number; ids: readonly string[] }[] = [];
  let rest = text;
  for (const { word, ids } of kindWords()) {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -]/g, '[ -]');
    const pattern = /[a-z]/.test(word) ? `(?<![a-z])${escaped}(?:s|es)?(?![a-z])` : escaped;
    for (;;) {
      const match = new RegExp(pattern).exec(rest);
      if (!match) break;
      found.push({ start: match.index, ids });
      rest = rest.slice(0, match.index) + '\u0000'.repeat(match[0].length) + rest.slice(match.index + match[0].length);
    }
  }
  const kinds = found.toSorted((a, b) => a.start - b.start).flatMap(({ ids }) => ids);
  return { kinds: [...new Set(kinds)], rest: rest.replaceAll('\u0000', ' ') };
}
