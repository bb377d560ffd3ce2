import { typesetPieces } from '#main/rendition/typeset.ts';
import { contentFlow } from '#main/reports/content-flow.ts';
import type { ReportContent } from '#main/reports/report-blocks.ts';

/** A report as PDF, piece after piece, with its fonts in it, typeset here: no window is needed. Errors: those of `typeset`. */
export async function contentPdf(content: ReportContent, fontsFolder: string): Promise<Iterable<Uint8Array>> {
  const about = { title: `${content.title} – ${content.documentName}`, language: content.language };
  return typesetPieces(contentFlow(content), { fontsFolder, about });
}
