import type { Opening } from '#contract/opening.ts';
import { listen, request } from '../bridge.ts';
import { runCommand } from '../commands/command-bus.ts';
import { notify, notifyError } from '../design/notices.ts';
import { chooseMatter, documentOf, refreshDocuments, useMatters } from '../matters/matters-store.ts';
import { closeDocument, openDocument, rememberPage, useOpenDocument } from '../page/open-document-store.ts';
import { pageRequests } from '../page/page-requests.ts';
import { closeReview, openReview, showTable } from '../review-table/review-store.ts';
import { openRun, showWorkshopOf } from '../workshop/workshop-store.ts';

/**
 * Opens what the system asked for: what waits now, and from then on as it comes. True where something was asked for
 * already, which goes before what was open at the last close.
 */
export async function followOpening(): Promise<boolean> {
  listen('opening.waits', () => void openWaiting());
  return openWaiting();
}

async function openWaiting(): Promise<boolean> {
  try {
    const opening = await request('opening.take', {});
    if (opening === null) return false;
    await open(opening);
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
}

async function open(opening: Opening): Promise<void> {
  if (opening.kind === 'refused') {
    notify({ kind: 'failed', content: { key: 'opening.refused' } });
    return;
  }
  if (!useMatters.getState().matters.some(({ id }) => id === opening.matterId)) {
    notify({ kind: 'failed', content: { key: 'opening.noMatter' } });
    return;
  }
  chooseMatter(opening.matterId);
  await refreshDocuments(opening.matterId);
  switch (opening.kind) {
    case 'place':
      return openPlace(opening);
    case 'run':
      return showRun(opening);
    case 'review':
      await openReview(opening.matterId);
      showTable(opening.tableId);
  }
}

/** A document of another matter that is open would bring its own workshop forward. */
async function showRun({ matterId, runId }: Extract<Opening, { kind: 'run' }>): Promise<void> {
  const open = documentOf(useMatters.getState(), useOpenDocument.getState().documentId);
  if (open !== null && open.matterId !== matterId) closeDocument();
  runCommand('show-workshop');
  await showWorkshopOf(matterId);
  await openRun(runId);
}

async function openPlace({ matterId, documentId, page }: Extract<Opening, { kind: 'place' }>): Promise<void> {
  closeReview();
  if (documentId === null) return;
  const document = documentOf(useMatters.getState(), documentId);
  if (document === null || document.matterId !== matterId) {
    notify({ kind: 'failed', content: { key: 'opening.noDocument' } });
    return;
  }
  if (page === null) {
    await openDocument(documentId);
    return;
  }
  // A document that was not read yet has no pages that could be counted.
  if (document.pageCount > 0 && page > document.pageCount) {
    notify({ kind: 'failed', content: { key: 'opening.noPage', values: { page } } });
    await openDocument(documentId);
    return;
  }
  rememberPage(documentId, page);
  await openDocument(documentId);
  // Open already, it stands where it was left; its pages may only now take the place of a table.
  useOpenDocument.setState({ currentPage: page });
  pageRequests().goToPage(page);
}
