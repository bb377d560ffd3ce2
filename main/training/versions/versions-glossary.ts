import { readFileSync } from 'node:fs';
import { readTranslations, type Translations } from '#main/search/translations.ts';

/** The glossary that ships. */
export function versionsGlossary(): Translations {
  const json = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../resources/glossary/${name}`, import.meta.url), 'utf8'));
  return readTranslations(json('search-words.json'), json('legal-terms.json'), json('cantonese-words.json'));
}
