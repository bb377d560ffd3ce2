import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExtractionOptions } from '#main/clauses/extract.ts';
import { glossaryFrom, prepareGlossary } from '#main/compression/glossary.ts';
import { ndaDocuments } from './nda-documents.ts';
import { type PreparedNda, prepareNda } from './train-hypotheses.ts';

const words = z.array(z.string());
const languages = z.object({ documents: z.array(z.object({ language: z.string() })) });

/** The project's own labelled NDAs (`nda-set/documents.json` of the resources), English and Chinese, read by the rules. */
export function ownNdas(resources: string, options: ExtractionOptions): PreparedNda[] {
  const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(resources, ...path), 'utf8'));
  const { chinese } = prepareGlossary(
    glossaryFrom(
      z.array(z.object({ en: words, zh: words })).parse(read('glossary', 'legal-terms.json')),
      z.record(z.string(), words).parse(read('glossary', 'statute-words.json')),
    ),
  );
  const json = read('nda-set', 'documents.json');
  const known = languages.parse(json).documents;
  return ndaDocuments(json, options).map((document, index) =>
    prepareNda(document, known[index]?.language === 'en' ? null : chinese),
  );
}
