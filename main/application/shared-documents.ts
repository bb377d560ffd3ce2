import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { SharedDocument, SharedMaterial } from '#contract/shared-run.ts';
import { flushToDisk, placeStream } from '#main/sealing/sealed-file.ts';
import { findDeskItem, saveDeskItem } from '#main/store/desk-items.ts';
import { loadMatterRules, saveMatterRules } from '#main/store/matter-rules.ts';
import { findMatter } from '#main/store/matters.ts';
import { type SourcePlace, sourceFile } from '#main/store/source-files.ts';
import { createMatter } from './matter-requests.ts';
import { stricterRules } from './stricter-rules.ts';
import { type TakeInOptions, type TakingContext, takeIn } from './take-in.ts';

/** Where a document's bytes stand in the folder that the machines share. */
export function sharedPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

/**
 * Puts the bytes of a stored source into the shared folder under their hash,
 * written beside and renamed when they are whole; nothing is done where they
 * are there. Errors: those of the disk.
 */
export async function putShared(context: SourcePlace, folder: string, sha256: string): Promise<void> {
  const target = sharedPath(folder, sha256);
  if (existsSync(target)) return;
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${randomUUID()}.part`;
  try {
    await pipeline(placeStream(sourceFile(context, sha256)), createWriteStream(part));
    await flushToDisk(part);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

const adoptedSchema = z.object({ origins: z.array(z.string()).min(1) });

/**
 * Makes the matter of a run here, with its rules as they were where the run was
 * begun. Rules belong to whose the matter is: the same person's take the place
 * of those before; where another's matter of the same id was here first, what
 * stands here is the stricter of both, and each run is held to its own. Errors:
 * `wrong-usage` where a person keeps a matter of that id in this data folder,
 * whose rules and reviews are no business of a run from elsewhere.
 */
export function adoptMatter(context: TakingContext, { matter, rules }: SharedMaterial): void {
  const { database, now } = context;
  const { origin, ...kept } = matter;
  const id = `adopted-${matter.id}`;
  const adopted = findDeskItem(database, 'adopted-matter', id, adoptedSchema);
  if (adopted === undefined && findMatter(database, matter.id) !== null)
    throw new SampanError(
      'wrong-usage',
      `This data folder has a matter of its own with the id of the run’s (“${matter.name}”). Give the worker a folder of its own with --data.`,
    );
  createMatter(context, kept);
  const earlier = adopted?.content.origins ?? [];
  const isSole = earlier.every((one) => one === origin);
  saveMatterRules(
    database,
    matter.id,
    isSole ? rules : stricterRules(loadMatterRules(database, matter.id), rules),
    now(),
  );
  const content = { origins: [...new Set([...earlier, origin])] };
  saveDeskItem(database, 'adopted-matter', { id, matterId: matter.id, name: matter.name, content, savedAtMs: now() });
}

/**
 * Takes a document of the shared folder into the store here, after its bytes
 * were found to be those of its hash. Errors: `file-not-found` where it is not
 * in the folder, `damaged-file` where it is another, those of `takeIn`.
 */
export async function takeShared(
  context: TakingContext,
  folder: string,
  document: SharedDocument,
  options: Omit<TakeInOptions, 'onAdded'>,
): Promise<void> {
  const path = sharedPath(folder, document.sha256);
  if (!existsSync(path))
    throw new SampanError(
      'file-not-found',
      `${document.name} is not in the folder of documents (${path}). See that --documents names the same folder on every machine, then resume the run.`,
    );
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const { refused, added, alreadyThere } = await takeIn(
    context,
    hash.digest('hex') === document.sha256 ? [{ name: document.name, source: path }] : [],
    { ...options, onAdded: () => undefined },
  );
  const [no] = refused;
  if (no) throw sampanErrorFrom(no);
  if (![...added, ...alreadyThere].some(({ id }) => id === document.id))
    throw new SampanError(
      'damaged-file',
      `${document.name} in the folder of documents is not what it was when the run began (${path}). Delete it there and begin the run anew.`,
    );
}
