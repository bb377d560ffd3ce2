import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputLanguage } from '#contract/document.ts';
import type { RedlineParagraph, VersionsView } from '#contract/versions.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { comparisonContent } from '#main/reports/comparison-content.ts';
import { safeBaseName } from '#main/reports/file-names.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { type AnalysisContext, mainLanguage } from './analysis-context.ts';
import { anchoredText } from './anchored-text.ts';
import { compareDocuments } from './compare-documents.ts';
import type { ReportTasks } from './report-worker.ts';
import { requirePermission } from './require-permission.ts';
import type { WorkerThread } from './worker-thread.ts';

interface ComparisonExport {
  readonly reports: WorkerThread<ReportTasks>;
  readonly folder: string;
  readonly language: OutputLanguage;
}

/**
 * Writes two versions compared as a Word document and an HTML page: drafts in
 * one language and script as a redline, others side by side. Returns the paths
 * written. Errors: `wrong-usage` without the permission to export, those of the
 * workers and of the file system.
 */
export async function exportComparison(
  context: AnalysisContext,
  first: DocumentRecord,
  second: DocumentRecord,
  { reports, folder, language }: ComparisonExport,
): Promise<string[]> {
  requirePermission(context, first.matterId, 'export');
  const view = await compareDocuments(context, first, second, new AbortController().signal);
  const isRedline = scriptOf(context, first) === scriptOf(context, second) && !view.translated;
  const content = comparisonContent({
    language,
    a: { name: first.name, sha256: first.sha256 },
    b: { name: second.name, sha256: second.sha256 },
    view,
    redline: isRedline ? await redlineOf(context, first, second, view) : null,
    generatedAtMs: context.now(),
  });
  await mkdir(folder, { recursive: true });
  // Both names, and neither's own points taken for an extension.
  const base = safeBaseName(`${safeBaseName(first.name)} - ${safeBaseName(second.name)}.docx`);
  const name = join(folder, `${base}.${isRedline ? 'redline' : 'comparison'}`);
  const paths = { docx: `${name}.docx`, html: `${name}.html` };
  await reports.run('content', { content, paths });
  const written = [paths.docx, paths.html];
  const sha256s = await Promise.all(written.map(async (path) => sha256Of(await readFile(path))));
  const { id: documentId, matterId, sha256 } = first;
  const body = { documentId, sha256, otherDocumentId: second.id, reports: sha256s, masked: false };
  context.record({ kind: 'export', matterId, body });
  return written;
}

async function redlineOf(
  context: AnalysisContext,
  first: DocumentRecord,
  second: DocumentRecord,
  { pairs }: VersionsView,
): Promise<readonly RedlineParagraph[]> {
  const [a, b] = [await anchoredText(context, first), await anchoredText(context, second)];
  const spans = (units: VersionsView['pairs'][number]['a']) =>
    units.map(({ start, end, heading }) => ({ start, end, heading }));
  const task = {
    a: a.body.text,
    b: b.body.text,
    pairs: pairs.map((pair) => ({ a: spans(pair.a), b: spans(pair.b), moved: pair.status === 'moved' })),
  };
  return context.extraction.run('redline', task, new AbortController().signal);
}

/** The script most of a document is written in: drafts in two scripts differ in nearly every word. */
function scriptOf(context: AnalysisContext, { id }: DocumentRecord): 'latin' | 'traditional' | 'simplified' {
  const language = mainLanguage(context, id);
  if (language === 'en') return 'latin';
  return language === 'zh-Hans' ? 'simplified' : 'traditional';
}
