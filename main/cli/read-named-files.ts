import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { Application } from '../application.ts';
import { say } from './terminal.ts';
import { withContained } from './with-contained.ts';

export interface NamedFiles {
  readonly paths: readonly string[];
  /** The command that reads them: the same files of the same command are one matter. */
  readonly command: string;
  readonly matterName: string;
  /** An existing matter to take them into. */
  readonly matterId?: string | undefined;
  readonly password?: string | undefined;
}

export interface ReadFiles {
  readonly matterId: string;
  /** Of the documents that are ready, those contained in others among them. */
  readonly documentIds: readonly string[];
  readonly failed: number;
}

/** Takes files in without reading them; names each that was refused on standard error. */
export async function takeNamedFiles(
  application: Application,
  { paths, command, matterName, matterId }: Omit<NamedFiles, 'password'>,
): Promise<{ readonly matterId: string; readonly documentIds: readonly string[]; readonly refused: number }> {
  const files = paths.map((path) => resolve(path));
  const id = createHash('sha256').update(files.toSorted().join('\n')).digest('hex').slice(0, 16);
  const matter = { id: matterId ?? `matter-${command}-${id}`, name: matterId ?? matterName };
  const taken = await application.takeIn(matter, files);
  for (const { name, code, message } of taken.refused) say(`failed ${name}: ${code}: ${message}`);
  const documentIds = [...new Set([...taken.added, ...taken.alreadyThere].map((document) => document.id))];
  return { matterId: matter.id, documentIds, refused: taken.refused.length };
}

/** Takes files in and reads them without a model; names each that failed on standard error. Errors: `cancelled`, those of the store. */
export async function readNamedFiles(
  application: Application,
  { password, ...named }: NamedFiles,
  signal: AbortSignal,
): Promise<ReadFiles> {
  const { matterId, documentIds: ids, refused } = await takeNamedFiles(application, named);
  await application.analyse(ids, { withoutModel: true, ...(password !== undefined && { password }) });
  if (signal.aborted) throw new SampanError('cancelled', 'Cancelled. Run the same command to go on.');
  const contained = await withContained(application, matterId, ids);
  const documentIds: string[] = [];
  for (const documentId of contained) {
    const { summary } = await application.request('documents.view', { documentId });
    if (summary.state === 'ready') documentIds.push(documentId);
    else say(`failed ${summary.name}: ${summary.error?.code ?? summary.state}: ${summary.error?.message ?? ''}`);
  }
  return { matterId, documentIds, failed: refused + contained.length - documentIds.length };
}
