import i18next from 'i18next';
import type { AddResult } from '#contract/bridge.ts';
import { request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';
import { chooseMatter, refreshDocuments, useMatters } from '../matters/matters-store.ts';
import { openDocument, useOpenDocument } from '../page/open-document-store.ts';
import { useSettings } from '../settings/settings-store.ts';

/** The matter that new documents go into: the chosen one, or a first one made for them. */
async function matterForNew(): Promise<string> {
  const { chosenMatterId } = useMatters.getState();
  if (chosenMatterId !== null) return chosenMatterId;
  const created = await request('matters.create', {
    name: i18next.t('matters.firstName'),
    parties: [],
    language: useSettings.getState().settings.outputLanguage,
  });
  chooseMatter(created.id);
  return created.id;
}

/** Adds what was dropped: by path where there is one, else by its bytes. */
export async function addDropped(files: readonly File[]): Promise<void> {
  try {
    const matterId = await matterForNew();
    const withPath = files.map((file) => ({ file, path: window.sampan.pathForFile(file) }));
    const paths = withPath.flatMap(({ path }) => (path === '' ? [] : [path]));
    const results: AddResult[] = [];
    if (paths.length > 0) results.push(await request('documents.addPaths', { matterId, paths }));
    for (const { file, path } of withPath) {
      if (path !== '') continue;
      const bytes = new Uint8Array(await file.arrayBuffer());
      results.push(await request('documents.addBytes', { matterId, name: file.name, bytes }));
    }
    await tellAdded(matterId, results);
  } catch (error) {
    notifyError(error);
  }
}

/** Lets the person choose files or a folder, and adds them. */
export async function addChosen(kind: 'files' | 'folder', matterId?: string): Promise<void> {
  try {
    const target = matterId ?? (await matterForNew());
    const result = await request('documents.choose', { matterId: target, kind });
    if (result !== null) await tellAdded(target, [result]);
  } catch (error) {
    notifyError(error);
  }
}

async function tellAdded(matterId: string, results: readonly AddResult[]): Promise<void> {
  await refreshDocuments(matterId);
  const added = results.flatMap((result) => result.added);
  const alreadyThere = results.flatMap((result) => result.alreadyThere);
  const refused = results.flatMap((result) => result.refused);
  const [firstAdded] = added;
  if (firstAdded !== undefined && useOpenDocument.getState().documentId === null) await openDocument(firstAdded.id);
  const [firstThere] = alreadyThere;
  if (firstThere !== undefined) {
    notify({
      kind: 'done',
      content: { key: 'ingestion.alreadyThere', values: { count: alreadyThere.length, name: firstThere.name } },
      action: { key: 'ingestion.open', run: () => void openDocument(firstThere.id) },
    });
  }
  const refusedShown = 3;
  for (const { name, code, message } of refused.slice(0, refusedShown)) {
    const known = `errors.${code}`;
    const reason = i18next.exists(known) ? i18next.t(known) : message;
    notify({ kind: 'failed', content: { key: 'ingestion.refused', values: { name, reason } } });
  }
  if (refused.length > refusedShown) {
    notify({
      kind: 'failed',
      content: { key: 'ingestion.moreRefused', values: { count: refused.length - refusedShown } },
    });
  }
}
