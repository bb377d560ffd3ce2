import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCompressionModel } from '#main/compression/compression-model.ts';
import { glossaryFrom, prepareGlossary } from '#main/compression/glossary.ts';

function resource(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'resources', ...path), 'utf8'));
}

const words = z.array(z.string());

/** The shipped scorer and glossary. */
export const model = parseCompressionModel(
  resource('compression', 'model.json'),
  resource('compression', 'categories.json'),
);
export const glossary = prepareGlossary(
  glossaryFrom(
    z.array(z.object({ en: words, zh: words })).parse(resource('glossary', 'legal-terms.json')),
    z.record(z.string(), words).parse(resource('glossary', 'statute-words.json')),
  ),
);
