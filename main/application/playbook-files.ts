import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { Playbook } from '#contract/playbook.ts';
import { parseOntology } from '#main/clauses/ontology.ts';
import { type PlaybookOntology, parsePlaybook } from '#main/playbooks/parse-playbook.ts';

/** A playbook is a few pages; a file larger than this is something else. */
const largestBytes = 4_000_000;

/** The playbooks that come with the program, by their id. Errors: `damaged-file`, `wrong-usage` where a resource is damaged. */
export function shippedPlaybooks(resourcesFolder: string): Playbook[] {
  const folder = join(resourcesFolder, 'playbooks');
  const ontology = playbookOntology(resourcesFolder);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => parsePlaybook(JSON.parse(readFileSync(join(folder, name), 'utf8')), name, ontology));
}

/** A playbook of the program by its id, or a person's own by its file. Errors: `wrong-usage` that says what is wrong with it, `file-not-found`. */
export async function playbookNamed(name: string, resourcesFolder: string): Promise<Playbook> {
  const shipped = shippedPlaybooks(resourcesFolder);
  const known = shipped.find(({ id }) => id === name);
  if (known !== undefined) return known;
  if (!/\.json$/i.test(name)) {
    const ids = shipped.map(({ id }) => id).join(', ');
    throw new SampanError('wrong-usage', `There is no playbook “${name}”. Name one of ${ids}, or a .json file.`);
  }
  return readPlaybook(resolve(name), resourcesFolder);
}

/** A person's own playbook from its file. Errors: as `playbookNamed`. */
export async function readPlaybook(path: string, resourcesFolder: string): Promise<Playbook> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new SampanError('file-not-found', `${path} cannot be read. Check the path and try again.`, { cause });
  });
  if (bytes.length > largestBytes)
    throw new SampanError('wrong-usage', `${basename(path)} is too large for a playbook.`);
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SampanError('wrong-usage', `${basename(path)} is no JSON: ${why}`, { cause });
  }
  return parsePlaybook(json, basename(path), playbookOntology(resourcesFolder));
}

function playbookOntology(resourcesFolder: string): PlaybookOntology {
  const json: unknown = JSON.parse(readFileSync(join(resourcesFolder, 'ontology', 'ontology.json'), 'utf8'));
  const slots = new Map(parseOntology(json).kinds.map((kind) => [kind.id, kind.slots]));
  return { slotsOf: (kind) => slots.get(kind) };
}
