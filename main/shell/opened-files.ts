import { resolve } from 'node:path';
import type { Application } from '#contract/application.ts';
import type { BridgeEvents } from '#contract/bridge.ts';

/**
 * Takes in files that the system handed over ("open with", words on the command
 * line): into the newest matter, or into a first one named `firstMatterName`.
 * Returns what the window is told; null where none of them was a document.
 */
export async function takeOpenedFiles(
  application: Application,
  files: readonly string[],
  { folder, firstMatterName }: { readonly folder: string; readonly firstMatterName: string },
): Promise<BridgeEvents['files.opened'] | null> {
  const paths = files.map((file) => resolve(folder, file));
  const matters = await application.request('matters.list', {});
  const newest = matters.toSorted((left, right) => right.createdAtMs - left.createdAtMs)[0];
  const { outputLanguage } = await application.request('settings.get', {});
  const matter =
    newest ??
    (await application.request('matters.create', { name: firstMatterName, parties: [], language: outputLanguage }));
  const { added, alreadyThere } = await application.request('documents.addPaths', { matterId: matter.id, paths });
  const documentIds = [...added, ...alreadyThere].map((document) => document.id);
  return documentIds.length === 0 ? null : { matterId: matter.id, documentIds };
}
