import type { CatalogueEntry } from '#main/models/catalogue.ts';
import { fetchModel } from '#main/models/download.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { readCatalogue } from './test-catalogue.ts';

/** Time to give `ensureTestModel` in a hook: half a gigabyte may have to come. */
export const fetchTestModelMs = 600_000;

export function testModelEntry(): CatalogueEntry {
  const entry = readCatalogue().models.find(({ id }) => id.includes('-0.5b-'));
  if (entry === undefined) throw new Error('The catalogue has no model for tests.');
  return entry;
}

/** Path of the smallest model, from the user's cache, fetched there where it is not. */
export function ensureTestModel(): Promise<string> {
  return fetchModel(testModelEntry(), { modelsFolder: defaultModelsFolder() });
}
