import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { openDocument } from '../page/open-document-store.ts';
import { chooseMatter, refreshDocuments, useMatters } from './matters-store.ts';

/** Puts the sample documents into a matter of their own and opens the first. */
export async function openSamples(): Promise<void> {
  try {
    const matter = await request('samples.open', {});
    await refreshDocuments(matter.id);
    chooseMatter(matter.id);
    const first = useMatters.getState().documents[matter.id]?.[0];
    if (first !== undefined) await openDocument(first.id);
  } catch (error) {
    notifyError(error);
  }
}
