import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Reading } from '#contract/answer.ts';
import type { OutputLanguage } from '#contract/document.ts';
import type { ReportForm } from '#contract/report-form.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { bundleWords } from '#main/reports/bundle-words.ts';
import { matterFileNames, reportFileNames, workbookFileName } from '#main/reports/file-names.ts';
import type { NamedDocument, RelatedDocument, ReportInput } from '#main/reports/report-input.ts';
import { type DocumentRecord, findDocument, listChildren } from '#main/store/documents.ts';
import { listClauses } from '#main/store/findings.ts';
import { findMatter } from '#main/store/matters.ts';
import { loadPage } from '#main/store/pages.ts';
import { listFinishedSteps } from '#main/store/runs.ts';
import { sourceFile } from '#main/store/source-files.ts';
import { listGists, loadSummary } from '#main/store/summaries.ts';
import { bundleLabels } from './bundles.ts';
import { type CertificateRoom, documentCertificate } from './document-certificate.ts';
import { reviewedFindings } from './document-views.ts';
import { listedDeadlines } from './listed-deadlines.ts';
import { maskedInput } from './masked-input.ts';
import { reportPages } from './report-pages.ts';
import type { ReportPaths, ReportTasks } from './report-worker.ts';
import { type RulesTables, rulesPeriods } from './rules-periods.ts';
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

/** What the reports of one document are made of, but the PDF's bytes, which the worker reads itself. */
type SentInput = Omit<ReportInput, 'sourceBytes'>;

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
  const listed: ReportInput[] = [];
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
    await room.reports.run('workbook', { inputs: listed, path });
    written.push(path, ...(await writeVerifiers(room.resourcesFolder, folder)));
  }
  return written;
}

/** Writes the report over all the documents where they are several of one matter; returns the paths written. */
async function writeMatterReports(
  room: ExportRoom,
  documents: readonly DocumentRecord[],
  inputs: readonly ReportInput[],
  folder: string,
  names: ReturnType<typeof reportFileNames>,
): Promise<string[]> {
  const { database, fontsFolder } = room.context;
  const [matterId, ...others] = new Set(documents.map((document) => document.matterId));
  const matter = matterId === undefined || others.length > 0 ? null : findMatter(database, matterId);
  if (matter === null || inputs.length < 2) return [];
  const { docx, html, pdf, json } = matterFileNames(names);
  const paths = {
    docx: join(folder, docx),
    html: join(folder, html),
    pdf: join(folder, pdf),
    json: join(folder, json),
  };
  const input = { name: matter.name, documents: inputs, form: room.form };
  await room.reports.run('matter', { input, paths, fontsFolder });
  return Object.values(paths);
}

/** Writes the reports of one document; returns what the workbook needs of it. */
async function writeDocumentReports(room: ExportRoom, document: DocumentRecord, paths: ReportPaths) {
  const { fontsFolder } = room.context;
  const whole = await reportInput(room, document);
  const input = room.maskPersonalData ? maskedInput(whole) : whole;
  const source = sourceFile(room.context, document.renditionSha256 ?? document.sha256);
  // The worker that put the reading together is not needed for what follows.
  await room.context.withRoom([document.id], () =>
    room.reports.run('document', { input, source, paths, fontsFolder, form: room.form }),
  );
  return forWorkbook(input);
}

/** Enters the export in the record and writes the certificate of these reports beside them; returns its path. */
async function writeCertificate(room: ExportRoom, document: DocumentRecord, paths: readonly string[]): Promise<string> {
  const reports = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), sha256: sha256Of(await readFile(path)) })),
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

/** What the workbook needs of a document: its findings, but not its pages' words. */
function forWorkbook(input: SentInput): ReportInput {
  const { layers: _layers, reading: _reading, relatedDocuments, document, ...rest } = input;
  return {
    ...rest,
    document: {
      ...document,
      pages: document.pages.map(({ doubts: _doubts, marks: _marks, ...page }) => ({ ...page, text: '' })),
    },
    sourceBytes: new Uint8Array(),
    clauses: [],
    gists: [],
    summary: null,
    relatedDocuments: (relatedDocuments ?? []).map((other) => ({ ...other, pages: [] })),
  };
}

/** A page's warnings with its number, so that a scanned page is never silently empty in a report. */
function pageWarnings({ number, warnings }: ReportInput['document']['pages'][number]): string[] {
  return warnings.map((warning) => `Page ${number}: ${warning}`);
}

/** The pages under the numbers of the matter's bundle, where one holds the document. */
function bundled(
  { context: { database } }: ExportRoom,
  document: DocumentRecord,
  pages: ReportInput['document']['pages'],
  language: OutputLanguage,
): ReportInput['document']['pages'] {
  const labels = bundleLabels(database, document);
  if (labels === null) return pages;
  const { place } = bundleWords(language);
  return pages.map((page) => ({ ...page, label: place.replace('{page}', labels[page.number - 1] ?? '?') }));
}

async function reportInput(room: ExportRoom, document: DocumentRecord): Promise<SentInput> {
  const { database, now } = room.context;
  const { id, sha256, name, mediaType, facts } = document;
  const language = room.languageFor(document);
  const summary = loadSummary(database, id, language);
  // Before anything else is held: it needs the document's pages with all their places.
  const reading = await room.readingOf(id);
  const { pages, layers } = await reportPages(database, id);
  const conflicts = reviewedFindings(database, id, 'conflict');
  const password = room.passwordOf(id);
  const parent = document.parentId === null ? null : findDocument(database, document.parentId);
  const children = listChildren(database, id).map(named);
  return {
    document: {
      id,
      sha256,
      name,
      mediaType,
      pages: bundled(room, document, pages, language),
      facts,
      parent: parent && named(parent),
      children,
    },
    ...(layers.length > 0 && { layers }),
    ...(password !== null && { password }),
    findings: reviewedFindings(database, id, 'finding'),
    defects: reviewedFindings(database, id, 'defect'),
    conflicts,
    deadlines: reviewedFindings(database, id, 'deadline'),
    // No "today": a report says the same whenever it is written.
    deadlineDays: await listedDeadlines(room.context, [document], {}),
    rulesPeriods: rulesPeriods(database, room.rulesTables(), [document]),
    clauses: listClauses(database, id),
    gists: listGists(database, id, language),
    summary: summary?.summary ?? null,
    language,
    model: summary?.modelId == null ? null : room.modelOf(summary.modelId),
    timings: Object.fromEntries(listFinishedSteps(database, id).map(({ step, seconds }) => [step, seconds])),
    warnings: [...document.warnings, ...pages.flatMap(pageWarnings)],
    compression: summary?.compression ?? null,
    reading: reading && withoutQuads(reading),
    generatedAtMs: now(),
    relatedDocuments: relatedDocuments(room, document, conflicts),
  };
}

function named({ id, name }: DocumentRecord): NamedDocument {
  return { id, name };
}

/** Reports name a passage's place; they do not draw it. */
function withoutQuads(reading: Reading): Reading {
  const passages = reading.passages.map((passage) => ({
    ...passage,
    anchors: passage.anchors.map((anchor) => ({ ...anchor, quads: [] })),
  }));
  return { ...reading, passages };
}

/** The other documents that conflicts point into, with the pages they stand on. */
function relatedDocuments(
  room: ExportRoom,
  document: DocumentRecord,
  conflicts: ReturnType<typeof reviewedFindings>,
): RelatedDocument[] {
  const { database } = room.context;
  const pagesOf = new Map<string, Set<number>>();
  for (const { documentId, page } of conflicts.flatMap((conflict) => conflict.supports)) {
    if (documentId === document.id) continue;
    pagesOf.set(documentId, (pagesOf.get(documentId) ?? new Set()).add(page));
  }
  const related: RelatedDocument[] = [];
  for (const [id, numbers] of pagesOf) {
    const other = findDocument(database, id);
    if (!other) continue;
    const pages = [...numbers].flatMap((number) => {
      const page = loadPage(database, id, number);
      return page === null ? [] : [{ number, text: page.text }];
    });
    related.push({ id, name: other.name, pages });
  }
  return related;
}
