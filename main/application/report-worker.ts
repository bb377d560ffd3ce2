/** The worker thread in which reports are made: laying out and packing take seconds on a large document. */
import { open, rename, rm } from 'node:fs/promises';
import type { DeadlineFormat } from '#contract/deadline-format.ts';
import type { ReportForm } from '#contract/report-form.ts';
import { analysisPieces } from '#main/reports/analysis-json.ts';
import { annotatedPdf } from '#main/reports/annotated-pdf.ts';
import type { ChronologyInput } from '#main/reports/chronology-content.ts';
import { chronologyXlsx } from '#main/reports/chronology-xlsx.ts';
import { clausesXlsx } from '#main/reports/clauses-xlsx.ts';
import { contentDocx } from '#main/reports/content-docx.ts';
import { contentHtml } from '#main/reports/content-html.ts';
import { type DeadlinesInput, deadlinesContent } from '#main/reports/deadlines-content.ts';
import { deadlinesXlsx } from '#main/reports/deadlines-xlsx.ts';
import type { MatterFileNames } from '#main/reports/file-names.ts';
import { type MatterInput, matterContent, matterJson } from '#main/reports/matter-content.ts';
import type { ReportContent } from '#main/reports/report-blocks.ts';
import { reportContent } from '#main/reports/report-content.ts';
import type { ReportInput } from '#main/reports/report-input.ts';
import { shortContent } from '#main/reports/short-content.ts';
import { readPlace, type SealedPlace } from '#main/sealing/sealed-file.ts';
import { type BundleTask, bundleBytes } from './bundle-task.ts';
import { collectGarbage, largePageCount } from './collect-garbage.ts';
import { contentPdf } from './content-pdf.ts';
import { type ProposalTask, proposedPdf } from './proposal-task.ts';
import { serveTasks } from './serve-tasks.ts';

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
      readonly input: Omit<ReportInput, 'sourceBytes'>;
      /** The PDF that is annotated. */
      readonly source: SealedPlace;
      readonly paths: ReportPaths;
      /** Of figures and of the report as PDF. */
      readonly fontsFolder: string;
      readonly form: ReportForm;
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
    readonly task: { readonly input: MatterInput; readonly paths: MatterFileNames; readonly fontsFolder: string };
    readonly answer: null;
  };
  readonly workbook: {
    readonly task: { readonly inputs: readonly ReportInput[]; readonly path: string };
    readonly answer: null;
  };
};

const pieceLength = 1 << 18;

/** Writes a file whole or not at all. */
async function write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      let waiting = '';
      for (const piece of pieces) {
        if (typeof piece !== 'string') await file.writeFile(piece);
        else waiting += piece;
        if (waiting.length < pieceLength) continue;
        await file.writeFile(waiting);
        waiting = '';
      }
      await file.writeFile(waiting);
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
async function writeDocument({
  input,
  source: place,
  paths,
  fontsFolder,
  form,
}: ReportTasks['document']['task']): Promise<null> {
  const warnings: string[] = [];
  if (paths.annotatedPdf !== null) {
    const source: ReportInput = { ...input, sourceBytes: await readPlace(place) };
    await write(paths.annotatedPdf, [await annotatedPdf(source, { onWarning: (warning) => warnings.push(warning) })]);
    if (input.document.pages.length >= largePageCount) collectGarbage();
  }
  const reported: ReportInput = {
    ...input,
    sourceBytes: new Uint8Array(),
    warnings: [...input.warnings, ...warnings],
  };
  await write(paths.analysisJson, analysisPieces(reported));
  const content = form === 'short' ? shortContent(reported) : reportContent(reported);
  await write(paths.reportDocx, [await contentDocx(content, { fontsFolder })]);
  await write(paths.reportHtml, [contentHtml(content)]);
  await write(paths.reportPdf, [await contentPdf(content, fontsFolder)]);
  return null;
}

async function writeWorkbook({ inputs, path }: ReportTasks['workbook']['task']): Promise<null> {
  await write(path, [await clausesXlsx(inputs)]);
  return null;
}

async function writeMatter({ input, paths, fontsFolder }: ReportTasks['matter']['task']): Promise<null> {
  const content = matterContent(input);
  await write(paths.json, [`${JSON.stringify(matterJson(input), null, 1)}\n`]);
  await write(paths.docx, [await contentDocx(content, { fontsFolder })]);
  await write(paths.html, [contentHtml(content)]);
  await write(paths.pdf, [await contentPdf(content, fontsFolder)]);
  return null;
}

async function writeContent({ content, paths }: ReportTasks['content']['task']): Promise<null> {
  await write(paths.docx, [await contentDocx(content)]);
  await write(paths.html, [contentHtml(content)]);
  return null;
}

async function writeDeadlines({ input, path, format, fontsFolder }: ReportTasks['deadlines']['task']): Promise<null> {
  if (format === 'xlsx') await write(path, [await deadlinesXlsx(input)]);
  else if (format === 'docx') await write(path, [await contentDocx(deadlinesContent(input), { fontsFolder })]);
  else await write(path, [await contentPdf(deadlinesContent(input), fontsFolder)]);
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
