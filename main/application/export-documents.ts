import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Reading } from '#contract/answer.ts';
import type { OutputLanguage } from '#contract/document.ts';
import type { ReportForm } from '#contract/report-form.ts';
import { matterFileNames, reportFileNames, workbookFileName } from '#main/reports/file-names.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { findMatter } from '#main/store/matters.ts';
import { countPages } from '#main/store/pages.ts';
import { sourceFile } from '#main/store/source-files.ts';
import { loadSummary } from '#main/store/summaries.ts';
import { unboxed } from '#main/store/unboxed.ts';
import { bundleLabels } from './bundles.ts';
import { type CertificateRoom, documentCertificate } from './document-certificate.ts';
import { listedDeadlines } from './listed-deadlines.ts';
import { packedReading } from './packed-reading.ts';
import type { ReportPaths, ReportTasks } from './report-worker.ts';
import { type RulesTables, rulesPeriods } from './rules-periods.ts';
import type { ReportSource } from './stored-report-input.ts';
import type { WorkerThread } from './worker-thread.ts';
import { writeVerifiers } from './write-verifiers.ts';

/** What exports need beside the store. */
export interface ExportRoom extends CertificateRoom {
  readonly reports: WorkerThread<ReportTasks>;
  readonly passwordOf: (documentId: string) => string | null;
  readonly rulesTables: () => RulesTables;
  readonly languageFor: (document: DocumentRecord) => OutputLanguage;
  /** Personal data are masked in the texts, and no annotated PDF is written: its pages would still hold them. */
  readonly maskPersonalData?: boolean;
  readonly form: ReportForm;
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
  return room.context.withRoom(
    documents.map(({ id }) => id),
    () => writeReports(room, documents, folder),
  );
}

async function writeReports(room: ExportRoom, documents: readonly DocumentRecord[], folder: string): Promise<string[]> {
  const written: string[] = [];
  const names = reportFileNames(documents.map((document) => document.name));
  const listed: ReportSource[] = [];
  for (const [index, document] of documents.entries()) {
    const name = names[index];
    if (!name) continue;
    const paths = {
      analysisJson: join(folder, name.analysisJson),
      annotatedPdf: room.maskPersonalData ? null : join(folder, name.annotatedPdf),
      reportDocx: join(folder, name.reportDocx),
      reportHtml: join(folder, name.reportHtml),
      reportPdf: join(folder, name.reportPdf),
    };
    listed.push(await writeDocumentReports(room, document, paths));
    const { analysisJson, annotatedPdf, reportDocx, reportHtml, reportPdf } = paths;
    const reports = [analysisJson, ...(annotatedPdf === null ? [] : [annotatedPdf]), reportDocx, reportHtml, reportPdf];
    written.push(...reports, await writeCertificate(room, document, reports));
  }
  written.push(...(await writeMatterReports(room, documents, listed, folder, names)));
  if (listed.length > 0) {
    const path = join(folder, workbookFileName);
    await room.reports.run('workbook', { sources: listed, path });
    written.push(path, ...(await writeVerifiers(room.resourcesFolder, folder)));
  }
  return written;
}

/** Writes the report over all the documents where they are several of one matter; returns the paths written. */
async function writeMatterReports(
  room: ExportRoom,
  documents: readonly DocumentRecord[],
  sources: readonly ReportSource[],
  folder: string,
  names: ReturnType<typeof reportFileNames>,
): Promise<string[]> {
  const { database, fontsFolder } = room.context;
  const [matterId, ...others] = new Set(documents.map((document) => document.matterId));
  const matter = matterId === undefined || others.length > 0 ? null : findMatter(database, matterId);
  if (matter === null || sources.length < 2) return [];
  const { docx, html, pdf, json } = matterFileNames(names);
  const paths = {
    docx: join(folder, docx),
    html: join(folder, html),
    pdf: join(folder, pdf),
    json: join(folder, json),
  };
  await room.reports.run('matter', { name: matter.name, sources, form: room.form, paths, fontsFolder });
  return Object.values(paths);
}

/** Writes the reports of one document; returns what the workbook is to be made from. */
async function writeDocumentReports(
  room: ExportRoom,
  document: DocumentRecord,
  paths: ReportPaths,
): Promise<ReportSource> {
  const { database, fontsFolder } = room.context;
  // First, and held only until the worker has it: it needs the document's words and another worker.
  const reading = await packedReadingOf(room, document);
  const source = await reportSource(room, document);
  const file = sourceFile(room.context, document.renditionSha256 ?? document.sha256);
  const textLength = countPages(database, document.id) * charactersOfPage;
  // The worker that put the reading together is not needed for what follows.
  await room.context.withRoom([document.id], () =>
    room.reports.run('document', { source, reading, file, paths, fontsFolder, form: room.form, textLength }),
  );
  return source;
}

/** Hashed as it is read: the analysis of thousands of pages is hundreds of megabytes. */
async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}

/** Enters the export in the record and writes the certificate of these reports beside them; returns its path. */
async function writeCertificate(room: ExportRoom, document: DocumentRecord, paths: readonly string[]): Promise<string> {
  const reports = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), sha256: await fileSha256(path) })),
  );
  const { id: documentId, matterId, sha256 } = document;
  const masked = room.maskPersonalData ?? false;
  const sha256s = reports.map((report) => report.sha256);
  room.context.record({ kind: 'export', matterId, body: { documentId, sha256, reports: sha256s, masked } });
  const language = room.languageFor(document);
  const certificate = documentCertificate(room, document, { language, reports, withoutWords: masked });
  const path = (paths[0] ?? '').replace(/\.analysis\.json$|\.json$/, '.certificate.json');
  await writeFile(path, `${JSON.stringify(certificate, null, 1)}\n`);
  return path;
}

async function packedReadingOf({ readingOf }: ExportRoom, { id }: DocumentRecord): Promise<Uint8Array | null> {
  const reading = await readingOf(id);
  return reading && packedReading(reading);
}

/** What a full page holds: the worker is given time for all pages. */
const charactersOfPage = 4_000;

/** What the worker cannot read from the store itself. */
async function reportSource(room: ExportRoom, document: DocumentRecord): Promise<ReportSource> {
  const { context } = room;
  const { database, now } = context;
  const { id } = document;
  const language = room.languageFor(document);
  const modelId = loadSummary(database, id, language)?.modelId ?? null;
  // No "today": a report says the same whenever it is written.
  const deadlineDays = await listedDeadlines(context, [document], {});
  return {
    documentId: id,
    language,
    password: room.passwordOf(id),
    model: modelId === null ? null : room.modelOf(modelId),
    deadlineDays: deadlineDays.map((view) => ({ ...view, anchors: unboxed(view.anchors) })),
    rulesPeriods: rulesPeriods(database, room.rulesTables(), [document]),
    labels: bundleLabels(database, document),
    generatedAtMs: now(),
    isMasked: room.maskPersonalData ?? false,
  };
}
