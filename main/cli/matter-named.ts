import { SampanError } from '#contract/errors.ts';
import type { Matter } from '#contract/matter.ts';
import type { Application } from '../application.ts';

/** The matter of that id, or the only one of that name. Errors: `not-found`, `wrong-usage` where several have the name. */
export async function matterNamed(application: Application, words: string): Promise<Matter> {
  const matters = await application.request('matters.list', {});
  const named = matters.filter(({ name }) => name === words);
  const found = matters.find(({ id }) => id === words) ?? named[0];
  if (found === undefined) {
    const all = matters.map(({ name }) => `“${name}”`).join(', ') || 'none';
    throw new SampanError('not-found', `There is no matter “${words}” in this data folder. It has: ${all}.`);
  }
  if (named.length > 1 && found.id !== words)
    throw new SampanError(
      'wrong-usage',
      `Several matters are called “${words}”. Name one by its id: ${named.map(({ id }) => id).join(', ')}.`,
    );
  return found;
}
