import { contentDocx } from './content-docx.ts';
import { reportContent } from './report-content.ts';
import type { ReportInput } from './report-input.ts';

/** The report as a Word document. */
export function reportDocx(input: ReportInput): Promise<Uint8Array> {
  return contentDocx(reportContent(input));
}
