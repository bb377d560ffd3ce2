import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Bundle, bundleSchema, type KeptBundle, type WrittenBundle } from '#contract/bundle.ts';
import { SampanError } from '#contract/errors.ts';
import { boxOfQuad, charQuads } from '#main/documents/anchor.ts';
import { type NumberedEntry, numberedEntries } from '#main/reports/bundle-numbers.ts';
import type { BundleLink } from '#main/reports/bundle-pdf.ts';
import { bundleReferences } from '#main/reports/bundle-references.ts';
import { bundleWords } from '#main/reports/bundle-words.ts';
import { safeBaseName } from '#main/reports/file-names.ts';
import { listDeskItems } from '#main/store/desk-items.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { countPages, loadPage } from '#main/store/pages.ts';
import { sourceFile } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { ReportTasks } from './report-worker.ts';
import type { WorkerThread } from './worker-thread.ts';

export interface BundleRoom {
  readonly context: AnalysisContext;
  readonly reports: WorkerThread<ReportTasks>;
  readonly require: (documentId: string) => DocumentRecord;
  readonly passwordOf: (documentId: string) => string | null;
}

/** The bundles of a matter, the last saved first. */
export function keptBundles(database: StoreDatabase, matterId: string): KeptBundle[] {
  return listDeskItems(database, 'bundle', matterId, bundleSchema)
    .toSorted((one, other) => other.savedAtMs - one.savedAtMs)
    .map(({ id, content }) => ({ id, matterId, bundle: content }));
}

/** The bundle's own numbers of a document's pages, by the matter's last bundle that holds it; null where none does. */
export function bundleLabels(database: StoreDatabase, document: DocumentRecord): readonly string[] | null {
  for (const { bundle } of keptBundles(database, document.matterId)) {
    const found = numbered(database, bundle).find(({ entry }) => entry.documentId === document.id);
    if (found) return found.labels;
  }
  return null;
}

/**
 * Writes a bundle, and its core bundle where it has one, into a folder. Errors: `wrong-usage` for a document that is
 * not of the matter or stands twice, `no-pages`; those of `bundlePdf`.
 */
export async function writeBundle(
  room: BundleRoom,
  given: { readonly matterId: string; readonly bundle: Bundle; readonly folder: string },
  signal?: AbortSignal,
): Promise<WrittenBundle> {
  const { bundle, folder } = given;
  const documents = requireDocuments(room, given);
  const entries = numbered(room.context.database, bundle);
  const labels = new Set(entries.flatMap((entry) => entry.labels));
  const paths: string[] = [];
  const write = async (title: string, chosen: readonly NumberedEntry[]): Promise<void> => {
    signal?.throwIfAborted();
    const path = join(folder, `${safeBaseName(title.replaceAll(/[\\/]/g, '-'))}.pdf`);
    const parts = [];
    for (const { entry } of chosen) {
      const document = documents.get(entry.documentId);
      if (document === undefined) continue;
      parts.push({
        name: document.name,
        source: sourceFile(room.context, document.renditionSha256 ?? document.sha256),
        password: document.renditionSha256 === null ? room.passwordOf(document.id) : null,
        links: await referencesOf(room.context, document, labels),
      });
    }
    const { fontsFolder } = room.context;
    await room.reports.run('bundle', { task: { bundle, title, fontsFolder, entries: chosen, parts }, path }, signal);
    paths.push(path);
  };
  await write(bundle.title, entries);
  const core = entries.filter(({ entry }) => bundle.core.includes(entry.documentId));
  if (core.length > 0) await write(`${bundle.title} – ${bundleWords(bundle.language).core}`, core);
  return {
    paths,
    pages: labels.size,
    entries: entries.map(({ entry, labels: own }) => ({
      documentId: entry.documentId,
      first: own[0] ?? '',
      last: own.at(-1) ?? '',
    })),
  };
}

function numbered(database: StoreDatabase, bundle: Bundle): NumberedEntry[] {
  return numberedEntries(bundle, (documentId) => countPages(database, documentId));
}

function requireDocuments(
  room: BundleRoom,
  { matterId, bundle }: { readonly matterId: string; readonly bundle: Bundle },
): ReadonlyMap<string, DocumentRecord> {
  const documents = new Map<string, DocumentRecord>();
  for (const { documentId, title } of bundle.tabs.flatMap((tab) => tab.documents)) {
    const document = room.require(documentId);
    if (document.matterId !== matterId) throw new SampanError('wrong-usage', `“${title}” is not of this matter.`);
    if (documents.has(documentId)) throw new SampanError('wrong-usage', `“${title}” stands twice in the bundle.`);
    if (countPages(room.context.database, documentId) === 0)
      throw new SampanError(
        'no-pages',
        `“${title}” is not read yet. Put it into the bundle when its analysis is done.`,
      );
    documents.set(documentId, document);
  }
  if (documents.size === 0) throw new SampanError('wrong-usage', 'The bundle is empty. Put documents into it first.');
  return documents;
}

/** The places of a document that refer to pages of the bundle. */
async function referencesOf(
  { database }: AnalysisContext,
  document: DocumentRecord,
  labels: ReadonlySet<string>,
): Promise<(readonly [number, readonly BundleLink[]])[]> {
  const found: (readonly [number, readonly BundleLink[]])[] = [];
  for (let number = 1; number <= countPages(database, document.id); number += 1) {
    const page = loadPage(database, document.id, number);
    const links = (page ? bundleReferences(page.text) : []).flatMap(({ start, end, label }): BundleLink[] =>
      page && labels.has(label) ? charQuads(page, start, end).map((quad) => ({ box: boxOfQuad(quad), label })) : [],
    );
    if (links.length > 0) found.push([number - 1, links]);
    await setImmediate();
  }
  return found;
}
