import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCalendars } from '#main/application/read-calendars.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';

const folder = new URL('../../resources/ontology/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const ontology = parseOntology(read('ontology.json'));
export const institutions = parseInstitutions(read('institutions.json'));
export const options = { ontology, institutions };
export const calendars = readCalendars(fileURLToPath(new URL('../../resources', import.meta.url)));
