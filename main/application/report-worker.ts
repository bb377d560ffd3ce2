/** The worker thread in which reports are made: laying out and packing take seconds on a large document. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { DeadlineFormat } from '#contract/deadline-format.ts';
import type { ReportForm } from '#contract/report-form.ts';
import { analysisPieces } from '#main/reports/analysis-json.ts';
import { annotatedPieces } from '#main/reports/annotated-pdf.ts';
import type { ChronologyInput } from '#main/reports/chronology-content.ts';
import { chronologyXlsx } from '#main/reports/chronology-xlsx.ts';
import { clausesXlsx } from '#main/reports/clauses-xlsx.ts';
import { contentDocx } from '#main/reports/content-docx.ts';
import { contentHtmlPieces } from '#main/reports/content-html.ts';
import { type DeadlinesInput, deadlinesContent } from '#main/reports/deadlines-content.ts';
import { deadlinesXlsx } from '#main/reports/deadlines-xlsx.ts';
import type { MatterFileNames } from '#main/reports/file-names.ts';
import { jsonPieces } from '#main/reports/json-pieces.ts';
import { type MatterInput, matterContent, matterJson } from '#main/reports/matter-content.ts';
import type { ReportContent } from '#main/reports/report-blocks.ts';
import { reportContent } from '#main/reports/report-content.ts';
import type { ReportInput } from '#main/reports/report-input.ts';
import { shortContent } from '#main/reports/short-content.ts';
import { readPlace, type SealedPlace } from '#main/sealing/sealed-file.ts';
import { openStoreForReading, type StoreDatabase } from '#main/store/open-store.ts';
import { heldSnapshot } from '#main/store/read-snapshot.ts';
import { type BundleTask, bundleBytes } from './bundle-task.ts';
import { collectGarbage } from './collect-garbage.ts';
import { contentPdf } from './content-pdf.ts';
import { masked } from './masked-input.ts';
import { unpackedReading } from './packed-reading.ts';
import { type ProposalTask, proposedPdf } from './proposal-task.ts';
import { serveTasks } from './serve-tasks.ts';
import { type ReportSource, storedReportInput, storedWorkbookInput } from './stored-report-input.ts';

/** Where the files of one document's report are written. */
export interface ReportPaths {
  /** null: none is written. */
  readonly annotatedPdf: string | null;
  readonly analysisJson: string;
  readonly reportDocx: string;
  readonly reportHtml: string;
  readonly reportPdf: string;
}

export type ReportTasks = {
  readonly document: {
    readonly task: {
      readonly source: ReportSource;
      /** What any reader would need of the document, packed. */
      readonly reading: Uint8Array | null;
      /** The PDF that is annotated. */
      readonly file: SealedPlace;
      readonly paths: ReportPaths;
      /** Of figures and of the report as PDF. */
      readonly fontsFolder: string;
      readonly form: ReportForm;
      /** Of the document whose words are read from the store, UTF-16 units, about. */
      readonly textLength: number;
    };
    readonly answer: null;
  };
  readonly bundle: {
    readonly task: { readonly task: BundleTask; readonly path: string };
    readonly answer: null;
  };
  readonly proposals: {
    readonly task: { readonly task: ProposalTask; readonly path: string };
    readonly answer: null;
  };
  /** A report that has its content already. */
  readonly content: {
    readonly task: {
      readonly content: ReportContent;
      readonly paths: { readonly docx: string; readonly html: string };
    };
    readonly answer: null;
  };
  readonly deadlines: {
    readonly task: {
      readonly input: DeadlinesInput;
      readonly path: string;
      readonly format: Exclude<DeadlineFormat, 'ics'>;
      readonly fontsFolder: string;
    };
    readonly answer: null;
  };
  readonly chronology: {
    readonly task: { readonly input: ChronologyInput; readonly path: string };
    readonly answer: null;
  };
  /** The report over all the documents of an export. */
  readonly matter: {
    readonly task: {
      readonly name: string;
      readonly sources: readonly ReportSource[];
      readonly form: ReportForm;
      readonly paths: MatterFileNames;
      readonly fontsFolder: string;
    };
    readonly answer: null;
  };
  readonly workbook: {
    readonly task: { readonly sources: readonly ReportSource[]; readonly path: string };
    readonly answer: null;
  };
};

const options = z
  .object({
    dataFolder: z.string(),
    sqliteBinding: z.string().optional(),
    databaseKey: z.instanceof(Uint8Array).optional(),
  })
  .parse(workerData);

let opened: StoreDatabase | null = null;

/** The store, opened for reading when a report first needs it. */
function store(): StoreDatabase {
  opened ??= openStoreForReading({
    dataFolder: options.dataFolder,
    databaseKey: options.databaseKey,
    ...(options.sqliteBinding !== undefined && { nativeBinding: options.sqliteBinding }),
  });
  return opened;
}

const pieceLength = 1 << 18;

async function writeAll(file: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  const [only] = parts;
  await file.writeFile(parts.length === 1 && only !== undefined ? only : Buffer.concat(parts));
}

/** Writes a file whole or not at all. */
async function write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      let waiting: Uint8Array[] = [];
      let length = 0;
      for (const piece of pieces) {
        const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
        waiting.push(bytes);
        length += bytes.length;
        if (length < pieceLength) continue;
        await writeAll(file, waiting);
        [waiting, length] = [[], 0];
      }
      await writeAll(file, waiting);
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Writes the files one after another: of each, only what is being written is held. */
async function writeDocument(task: ReportTasks['document']['task']): Promise<null> {
  return heldSnapshot(store(), (database) => writeDocumentFiles(database, task));
}

async function writeDocumentFiles(database: StoreDatabase, task: ReportTasks['document']['task']): Promise<null> {
  const { paths, fontsFolder } = task;
  const content = await writeData(database, task);
  // What the content was made of is no longer held.
  collectGarbage();
  await write(paths.reportDocx, [await contentDocx(content, { fontsFolder })]);
  await write(paths.reportHtml, contentHtmlPieces(content));
  await write(paths.reportPdf, await contentPdf(content, fontsFolder));
  return null;
}

/** Writes the annotated PDF and the analysis; returns what the reports say. */
async function writeData(
  database: StoreDatabase,
  { source, reading, file, paths, form }: ReportTasks['document']['task'],
): Promise<ReportContent> {
  const warnings: string[] = [];
  const input = await storedReportInput(database, source);
  if (paths.annotatedPdf !== null) {
    const onWarning = (warning: string): void => {
      warnings.push(warning);
    };
    const annotated = { ...input, sourceBytes: await readPlace(file) };
    await write(paths.annotatedPdf, await annotatedPieces(annotated, { onWarning }));
  }
  const reported: ReportInput = { ...input, warnings: [...input.warnings, ...warnings] };
  const unpacked = reading === null ? null : unpackedReading(reading);
  const read = source.isMasked && unpacked !== null ? masked(unpacked) : unpacked;
  await write(paths.analysisJson, analysisPieces({ ...reported, reading: read }));
  return form === 'short' ? shortContent(reported) : reportContent(reported);
}

async function writeWorkbook({ sources, path }: ReportTasks['workbook']['task']): Promise<null> {
  const inputs = heldSnapshot(store(), (database) => sources.map((source) => storedWorkbookInput(database, source)));
  await write(path, [await clausesXlsx(inputs)]);
  return null;
}

async function writeMatter(task: ReportTasks['matter']['task']): Promise<null> {
  return heldSnapshot(store(), (database) => writeMatterFiles(database, task));
}

async function writeMatterFiles(
  database: StoreDatabase,
  { name, sources, form, paths, fontsFolder }: ReportTasks['matter']['task'],
): Promise<null> {
  const input: MatterInput = { name, documents: sources.map((source) => storedWorkbookInput(database, source)), form };
  const content = matterContent(input);
  await write(paths.json, jsonPieces(matterJson(input)));
  await write(paths.docx, [await contentDocx(content, { fontsFolder })]);
  await write(paths.html, contentHtmlPieces(content));
  await write(paths.pdf, await contentPdf(content, fontsFolder));
  return null;
}

async function writeContent({ content, paths }: ReportTasks['content']['task']): Promise<null> {
  await write(paths.docx, [await contentDocx(content)]);
  await write(paths.html, contentHtmlPieces(content));
  return null;
}

async function writeDeadlines({ input, path, format, fontsFolder }: ReportTasks['deadlines']['task']): Promise<null> {
  if (format === 'xlsx') await write(path, [await deadlinesXlsx(input)]);
  else if (format === 'docx') await write(path, [await contentDocx(deadlinesContent(input), { fontsFolder })]);
  else await write(path, await contentPdf(deadlinesContent(input), fontsFolder));
  return null;
}

async function writeChronology({ input, path }: ReportTasks['chronology']['task']): Promise<null> {
  await write(path, [await chronologyXlsx(input)]);
  return null;
}

async function writeBundle({ task, path }: ReportTasks['bundle']['task']): Promise<null> {
  await write(path, [await bundleBytes(task)]);
  return null;
}

async function writeProposals({ task, path }: ReportTasks['proposals']['task']): Promise<null> {
  await write(path, [await proposedPdf(task)]);
  return null;
}

serveTasks<ReportTasks>({
  document: writeDocument,
  content: writeContent,
  deadlines: writeDeadlines,
  chronology: writeChronology,
  bundle: writeBundle,
  proposals: writeProposals,
  matter: writeMatter,
  workbook: writeWorkbook,
});
