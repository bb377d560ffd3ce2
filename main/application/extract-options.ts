import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';

/** What `extract` looks for, from the project's resources. Errors: `damaged-file`. */
export function readExtractOptions(resourcesFolder: string) {
  const readJson = (name: string): unknown => JSON.parse(readFileSync(join(resourcesFolder, 'ontology', name), 'utf8'));
  return {
    ontology: parseOntology(readJson('ontology.json')),
    institutions: parseInstitutions(readJson('institutions.json')),
  };
}
