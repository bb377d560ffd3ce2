import { contentHtml } from './content-html.ts';
import { reportContent } from './report-content.ts';
import type { ReportInput } from './report-input.ts';

/** The report as one HTML file. */
export function reportHtml(input: ReportInput): string {
  return contentHtml(reportContent(input));
}
