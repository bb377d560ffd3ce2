import { request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { useOpenDocument } from '../page/open-document-store.ts';

/** Puts the link to the page on screen on the clipboard. */
export async function copyLink(): Promise<void> {
  const { documentId, currentPage } = useOpenDocument.getState();
  const document = documentOf(useMatters.getState(), documentId);
  if (document === null) return;
  try {
    await request('links.copy', { matterId: document.matterId, documentId: document.id, page: currentPage });
    notify({ kind: 'done', content: { key: 'opening.copied' } });
  } catch (error) {
    notifyError(error);
  }
}
