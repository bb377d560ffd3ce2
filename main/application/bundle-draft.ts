import type { BundleEntry } from '#contract/bundle.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { listFindings } from '#main/store/findings.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';

/** What an index says of a document: the title and day that it gives itself, else its file's name and date. */
export function bundleEntryOf(database: StoreDatabase, document: DocumentRecord): BundleEntry {
  const found = listFindings(database, document.id).map(({ finding }) => finding);
  const title = found.find(({ kind }) => kind === 'gen.document_title')?.fields.title;
  // The first day on the first page is the document's own; later ones belong to what it tells.
  const day = found.find(({ kind, anchors }) => kind === 'fact.dated_event' && anchors[0]?.page === 1)?.fields.date_iso;
  const sent = document.facts.find(({ name }) => name === 'date')?.value.slice(0, 10);
  return {
    documentId: document.id,
    title: typeof title === 'string' && title.trim() !== '' ? title.trim() : document.name.replace(/\.[^.]{1,5}$/, ''),
    date: typeof day === 'string' ? day : (sent ?? ''),
    insertAfter: null,
  };
}
