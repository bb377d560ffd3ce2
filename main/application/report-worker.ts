/** The worker thread in which reports are made: laying out and packing take seconds on a large document. */
import { analysisJson } from '#main/reports/analysis-json.ts';
import { annotatedPdf } from '#main/reports/annotated-pdf.ts';
import { clausesXlsx } from '#main/reports/clauses-xlsx.ts';
import { reportDocx } from '#main/reports/report-docx.ts';
import { reportHtml } from '#main/reports/report-html.ts';
import type { ReportInput } from '#main/reports/report-input.ts';
import { serveTasks } from './serve-tasks.ts';

/** The files of one document's report. */
export interface ReportFiles {
  readonly annotatedPdf: Uint8Array;
  readonly analysisJson: string;
  readonly reportDocx: Uint8Array;
  readonly reportHtml: string;
}

export type ReportTasks = {
  readonly document: { readonly task: { readonly input: ReportInput }; readonly answer: ReportFiles };
  readonly workbook: { readonly task: { readonly inputs: readonly ReportInput[] }; readonly answer: Uint8Array };
};

async function documentFiles({ input }: ReportTasks['document']['task']): Promise<ReportFiles> {
  const warnings: string[] = [];
  const annotated = await annotatedPdf(input, { onWarning: (warning) => warnings.push(warning) });
  const reported = { ...input, warnings: [...input.warnings, ...warnings] };
  return {
    annotatedPdf: annotated,
    analysisJson: `${JSON.stringify(analysisJson(reported), null, 1)}\n`,
    reportDocx: await reportDocx(reported),
    reportHtml: reportHtml(reported),
  };
}

serveTasks<ReportTasks>({
  document: documentFiles,
  workbook: ({ inputs }: ReportTasks['workbook']['task']) => clausesXlsx(inputs),
});
