import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTranslations, type Translations } from '#main/search/translations.ts';

/** The glossaries of `resources/glossary` that carry words over the language border. */
export function loadTranslations(resourcesFolder: string): Translations {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(resourcesFolder, 'glossary', name), 'utf8'));
  return readTranslations(read('search-words.json'), read('legal-terms.json'), read('cantonese-words.json'));
}
