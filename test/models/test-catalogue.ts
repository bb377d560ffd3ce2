import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalogue, parseCatalogue } from '#main/models/catalogue.ts';

export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export function readCatalogue(): Catalogue {
  return parseCatalogue(JSON.parse(readFileSync(join(projectFolder, 'resources', 'models', 'catalogue.json'), 'utf8')));
}
