import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChronologyFilter, filteredChronology } from '#contract/chronology-filter.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { type ChronologyInput, chronologyContent, chronologyWords } from '#main/reports/chronology-content.ts';
import { safeBaseName } from '#main/reports/file-names.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { matterChronology } from './matter-chronology.ts';
import type { ReportTasks } from './report-worker.ts';
import { requirePermission } from './require-permission.ts';
import type { WorkerThread } from './worker-thread.ts';
import { writeWhole } from './write-whole.ts';

interface ChronologyExport {
  readonly reports: WorkerThread<ReportTasks>;
  readonly folder: string;
  readonly language: OutputLanguage;
  readonly filter: ChronologyFilter;
}

/**
 * Writes the chronology of a matter's documents as a Word document, a page to be
 * printed, a workbook and JSON. Events are told from all the documents and then
 * narrowed. Returns the paths written. Errors: `wrong-usage` without the
 * permission to export, those of the workers and of the file system.
 */
export async function exportChronology(
  context: AnalysisContext,
  documents: readonly DocumentRecord[],
  { reports, folder, language, filter }: ChronologyExport,
): Promise<string[]> {
  const matterIds = new Set(documents.map(({ matterId }) => matterId));
  for (const matterId of matterIds) requirePermission(context, matterId, 'export');
  const all = await matterChronology(context, documents);
  const chronology = filteredChronology(all, filter);
  const listed = documents.map(({ id, name, sha256 }) => ({ id, name, sha256 }));
  const input: ChronologyInput = {
    language,
    chronology,
    all,
    filter,
    documents: listed,
    generatedAtMs: context.now(),
  };
  await mkdir(folder, { recursive: true });
  const base = join(folder, safeBaseName(chronologyWords(language).title));
  const paths = { docx: `${base}.docx`, html: `${base}.html`, xlsx: `${base}.xlsx`, json: `${base}.json` };
  await reports.run('content', { content: chronologyContent(input), paths: { docx: paths.docx, html: paths.html } });
  await reports.run('chronology', { input, path: paths.xlsx });
  await writeWhole(
    paths.json,
    `${JSON.stringify({ schema: 'sampan.chronology/1', filter, documents: listed, ...chronology }, null, 1)}\n`,
  );
  const written = [paths.docx, paths.html, paths.xlsx, paths.json];
  const sha256s = await Promise.all(written.map(async (path) => sha256Of(await readFile(path))));
  for (const matterId of matterIds) {
    const body = { documentIds: documents.map(({ id }) => id), reports: sha256s, masked: false };
    context.record({ kind: 'export', matterId, body });
  }
  return written;
}
