import { readFileSync } from 'node:fs';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';

const folder = new URL('../../resources/ontology/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const ontology = parseOntology(read('ontology.json'));
export const institutions = parseInstitutions(read('institutions.json'));
export const options = { ontology, institutions };
