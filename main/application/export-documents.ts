import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '#contract/answer.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { reportFileNames, workbookFileName } from '#main/reports/file-names.ts';
import type { RelatedDocument, ReportInput } from '#main/reports/report-input.ts';
import { type DocumentRecord, findDocument } from '#main/store/documents.ts';
import { listClauses } from '#main/store/findings.ts';
import { listPageSummaries, loadPageTexts, type PageText } from '#main/store/pages.ts';
import { listFinishedSteps } from '#main/store/runs.ts';
import { sourceFilePath } from '#main/store/source-files.ts';
import { listGists, loadSummary } from '#main/store/summaries.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { reviewedFindings } from './document-views.ts';
import type { ReportTasks } from './report-worker.ts';
import type { WorkerThread } from './worker-thread.ts';

/** What exports need beside the store. */
export interface ExportRoom {
  readonly context: AnalysisContext;
  readonly reports: WorkerThread<ReportTasks>;
  readonly passwordOf: (documentId: string) => string | null;
  readonly modelOf: (modelId: string) => { readonly id: string; readonly sha256: string } | null;
  readonly languageFor: (document: DocumentRecord) => OutputLanguage;
  /** What any reader would need of a document; null where it is not read. */
  readonly readingOf: (documentId: string) => Promise<Reading | null>;
}

/**
 * Writes each document's analysis, annotated PDF and reports, and one workbook
 * for all of them. Each file is written whole or not at all.
 * Returns the paths written, in the order of the documents.
 */
export async function exportDocuments(
  room: ExportRoom,
  documents: readonly DocumentRecord[],
  folder: string,
): Promise<string[]> {
  const written: string[] = [];
  const write = async (name: string, content: Uint8Array | string) => {
    const path = join(folder, name);
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
    written.push(path);
  };
  const names = reportFileNames(documents.map((document) => document.name));
  const inputs: ReportInput[] = [];
  for (const [index, document] of documents.entries()) {
    const input = await reportInput(room, document);
    const name = names[index];
    if (!name) continue;
    const files = await room.reports.run('document', { input });
    await write(name.analysisJson, files.analysisJson);
    await write(name.annotatedPdf, files.annotatedPdf);
    await write(name.reportDocx, files.reportDocx);
    await write(name.reportHtml, files.reportHtml);
    // The workbook needs no source bytes.
    inputs.push({ ...input, sourceBytes: new Uint8Array() });
  }
  if (inputs.length > 0) await write(workbookFileName, await room.reports.run('workbook', { inputs }));
  return written;
}

/** A page's warnings with its number, so that a scanned page is never silently empty in a report. */
function pageWarnings({ number, warnings }: PageText): string[] {
  return warnings.map((warning) => `Page ${number}: ${warning}`);
}

async function reportInput(room: ExportRoom, document: DocumentRecord): Promise<ReportInput> {
  const { database, dataFolder, now } = room.context;
  const { id } = document;
  const language = room.languageFor(document);
  const summary = loadSummary(database, id, language);
  const languages = new Map(listPageSummaries(database, id).map((page) => [page.number, page.languages]));
  const pages = loadPageTexts(database, id).map((page) => ({
    ...page,
    languages: languages.get(page.number) ?? [],
  }));
  const conflicts = reviewedFindings(database, id, 'conflict');
  const password = room.passwordOf(id);
  return {
    document: { id, sha256: document.sha256, name: document.name, mediaType: document.mediaType, pages },
    sourceBytes: await readFile(sourceFilePath(dataFolder, document.renditionSha256 ?? document.sha256)),
    ...(password !== null && { password }),
    findings: reviewedFindings(database, id, 'finding'),
    defects: reviewedFindings(database, id, 'defect'),
    conflicts,
    deadlines: reviewedFindings(database, id, 'deadline'),
    clauses: listClauses(database, id),
    gists: listGists(database, id, language),
    summary: summary?.summary ?? null,
    language,
    model: summary?.modelId == null ? null : room.modelOf(summary.modelId),
    timings: Object.fromEntries(listFinishedSteps(database, id).map(({ step, seconds }) => [step, seconds])),
    warnings: [...document.warnings, ...pages.flatMap(pageWarnings)],
    compression: summary?.compression ?? null,
    reading: await room.readingOf(id),
    generatedAtMs: now(),
    relatedDocuments: await relatedDocuments(room, document, conflicts),
  };
}

/** The other documents that conflicts point into. */
async function relatedDocuments(
  room: ExportRoom,
  document: DocumentRecord,
  conflicts: ReturnType<typeof reviewedFindings>,
): Promise<RelatedDocument[]> {
  const anchors = conflicts.flatMap((conflict) => conflict.supports);
  const ids = new Set(anchors.map((anchor) => anchor.documentId));
  ids.delete(document.id);
  const related: RelatedDocument[] = [];
  for (const id of ids) {
    const other = findDocument(room.context.database, id);
    if (other) related.push({ id, name: other.name, pages: loadPageTexts(room.context.database, id) });
  }
  return related;
}
