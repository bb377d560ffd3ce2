import { z } from 'zod';
import legalTerms from '../../../resources/glossary/legal-terms.json' with { type: 'json' };
import partyRoles from '../../../resources/glossary/parties.json' with { type: 'json' };
import statuteWords from '../../../resources/glossary/statute-words.json' with { type: 'json' };
import { knownNames } from '../glossary/names.ts';
import { englishStem } from './english-stem.ts';
import { foldForComparison } from './fold.ts';

/**
 * What words mean, as keys that are equal in both languages: `t12` the twelfth
 * legal term, `seller` a party's role, `Hong Kong` a known name. Chinese forms
 * are folded to Simplified.
 */
export interface WordEntry {
  readonly kind: 'word' | 'party' | 'name';
  readonly keys: readonly string[];
}

const words = new Map<string, { kind: WordEntry['kind']; keys: string[] }>();
const phrases = new Map<string, { kind: WordEntry['kind']; keys: string[] }>();
const hanWords = new Map<string, { kind: WordEntry['kind']; keys: string[] }>();

function add(
  table: Map<string, { kind: WordEntry['kind']; keys: string[] }>,
  form: string,
  kind: WordEntry['kind'],
  key: string,
): void {
  const entry = table.get(form);
  if (!entry) table.set(form, { kind, keys: [key] });
  else if (!entry.keys.includes(key)) {
    entry.keys.push(key);
    // 卖方 is a party first, whatever else it is.
    if (kind !== 'word') entry.kind = kind;
  }
}

function stemmedPhrase(form: string): string {
  return form
    .toLowerCase()
    .split(/[\s-]+/u)
    .map(englishStem)
    .join(' ');
}

for (const [index, term] of z
  .array(z.object({ en: z.array(z.string()), zh: z.array(z.string()) }))
  .parse(legalTerms)
  .entries()) {
  for (const form of term.en) {
    if (/[\s-]/u.test(form)) add(phrases, stemmedPhrase(form), 'word', `t${index}`);
    else add(words, englishStem(form), 'word', `t${index}`);
  }
  for (const form of term.zh) add(hanWords, form, 'word', `t${index}`);
}
for (const [stem, forms] of Object.entries(z.record(z.string(), z.array(z.string())).parse(statuteWords))) {
  for (const form of forms) {
    // The learned list only adds to words that the written list does not know.
    add(words, stem, 'word', `s:${form}`);
    add(hanWords, form, 'word', `s:${form}`);
  }
}
for (const role of z
  .array(z.object({ id: z.string(), en: z.array(z.string()), zh: z.array(z.string()) }))
  .parse(partyRoles)) {
  for (const form of role.en) add(phrases, form.toLowerCase(), 'party', role.id);
  for (const form of role.zh) add(hanWords, form, 'party', role.id);
}
for (const name of knownNames) {
  for (const form of name.en) add(phrases, form.toLowerCase(), 'name', name.id);
  for (const form of [...name['zh-Hant'], ...name['zh-Hans']]) add(hanWords, foldForComparison(form), 'name', name.id);
}

const longestHan = Math.max(...[...hanWords.keys()].map((word) => word.length));

/** The entry of one English word by its stem; null where the glossaries do not have it. */
export function englishEntry(stem: string): WordEntry | null {
  return words.get(stem) ?? null;
}

/** The longest phrase that begins these lower-case words: how many words it takes and what it means. */
export function englishPhrase(
  lower: readonly string[],
  stems: readonly string[],
  at: number,
): { readonly length: number; readonly entry: WordEntry } | null {
  for (let length = Math.min(6, lower.length - at); length >= 1; length -= 1) {
    const entry =
      phrases.get(lower.slice(at, at + length).join(' ')) ??
      (length > 1 ? phrases.get(stems.slice(at, at + length).join(' ')) : undefined);
    if (entry) return { length, entry };
  }
  return null;
}

/** The longest known Chinese word at this place of a folded text; null where there is none. */
export function chineseWordAt(
  folded: string,
  at: number,
): { readonly length: number; readonly entry: WordEntry } | null {
  for (let length = Math.min(longestHan, folded.length - at); length >= 1; length -= 1) {
    const entry = hanWords.get(folded.slice(at, at + length));
    if (entry) return { length, entry };
  }
  return null;
}
