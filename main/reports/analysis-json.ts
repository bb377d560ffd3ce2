import type { ReportInput } from './report-input.ts';
import { allFindings } from './reported-findings.ts';

/** Names the shape of `NAME.analysis.json`; the JSON Schema of that name is in `resources/schema`. */
export const analysisSchema = 'sampan.analysis/1';

/** A JSON value, as `JSON.stringify` takes it. */
export type Analysis = Readonly<Record<string, unknown>>;

/**
 * The content of `NAME.analysis.json`: everything found, rejected findings
 * included with their state, each with the words it quotes. Offsets are UTF-16
 * units of the page's text, end exclusive; timings are seconds.
 */
export function analysisJson(input: ReportInput): Analysis {
  const judged = new Set([...input.defects, ...input.conflicts, ...input.deadlines].map(({ id }) => id));
  const { document, summary } = input;
  return {
    schema: analysisSchema,
    generatedAt: new Date(input.generatedAtMs).toISOString(),
    document: {
      id: document.id,
      sha256: document.sha256,
      name: document.name,
      mediaType: document.mediaType,
      pages: document.pages.map((page) => ({
        number: page.number,
        label: page.label,
        width: page.width,
        height: page.height,
        box: page.box,
        rotation: page.rotation,
        userUnit: page.userUnit,
        origin: page.origin,
        text: page.text,
        languages: page.languages,
        warnings: page.warnings,
      })),
    },
    findings: allFindings(input).filter(({ id }) => !judged.has(id)),
    defects: input.defects,
    conflicts: input.conflicts,
    deadlines: input.deadlines,
    clauses: input.clauses,
    gists: input.gists,
    summary:
      summary === null
        ? null
        : {
            language: summary.language,
            method: summary.method,
            statements: summary.statements,
            dropped: summary.dropped,
          },
    compression: input.compression,
    model: input.model,
    timings: input.timings,
    warnings: input.warnings,
  };
}
