import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCatalogue } from '#main/models/catalogue.ts';
import { fetchModel } from '#main/models/download.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';

export interface BenchModel {
  readonly path: string;
  readonly id: string;
  readonly sha256: string;
}

/** A model of the catalogue by a part of its id, from the cache. */
export async function benchModel(part: string): Promise<BenchModel> {
  const folder = dirname(fileURLToPath(import.meta.url));
  const file = join(folder, '..', '..', '..', 'resources', 'models', 'catalogue.json');
  const entry = parseCatalogue(JSON.parse(readFileSync(file, 'utf8'))).models.find(({ id }) => id.includes(part));
  if (entry === undefined) throw new Error(`The catalogue has no model with "${part}" in its id.`);
  const path = await fetchModel(entry, { modelsFolder: defaultModelsFolder() });
  return { path, id: entry.id, sha256: entry.sha256 };
}
