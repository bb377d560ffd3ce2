import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mendText, type ReviewState } from '#contract/finding.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import type { Proposal, ProposalRefusal } from '#main/redlines/proposal.ts';
import { proposeInDocx } from '#main/redlines/propose-in-docx.ts';
import { reportFileNames } from '#main/reports/file-names.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { sourceFile } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { reviewedFindings } from './document-views.ts';
import { requirePermission } from './require-permission.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What became of one document's proposals. */
export interface WrittenProposals {
  readonly documentName: string;
  /** Null where nothing was written. */
  readonly path: string | null;
  readonly written: number;
  readonly refused: readonly { readonly quote: string; readonly why: ProposalRefusal | 'not-a-word-file' }[];
}

/**
 * Writes a copy of each Word document with the mends of its defects as tracked
 * changes behind their clauses (`NAME.proposals.docx`); those of rejected
 * findings are left out. Each file is written whole or not at all. Errors:
 * `wrong-usage` without the permission to export, those of `proposeInDocx`.
 */
export async function exportProposals(
  context: AnalysisContext,
  documents: readonly DocumentRecord[],
  { folder, atMs }: { readonly folder: string; readonly atMs: number },
): Promise<WrittenProposals[]> {
  for (const { matterId } of documents) requirePermission(context, matterId, 'export');
  await mkdir(folder, { recursive: true });
  const names = reportFileNames(documents.map(({ name }) => name));
  const all: WrittenProposals[] = [];
  for (const [index, document] of documents.entries()) {
    const { id: documentId, matterId, sha256, name: documentName } = document;
    const proposals = mendProposals(context, documentId);
    if (document.mediaType !== docx) {
      const refused = proposals.map(({ quote }) => ({ quote, why: 'not-a-word-file' as const }));
      all.push({ documentName, path: null, written: 0, refused });
      continue;
    }
    const stamp = { author: 'Sampan', date: new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z') };
    const result = await proposeInDocx(await readPlace(sourceFile(context, sha256)), proposals, stamp);
    const refused = result.refused.map(({ index: at, why }) => ({ quote: proposals[at]?.quote ?? '', why }));
    const written = proposals.length - refused.length;
    const base = names[index]?.analysisJson.replace(/\.analysis\.json$/, '') ?? documentId;
    const path = written > 0 ? join(folder, `${base}.proposals.docx`) : null;
    if (path !== null) {
      await writeFile(`${path}.part`, result.bytes);
      await rename(`${path}.part`, path);
      const reports = [sha256Of(result.bytes)];
      context.record({ kind: 'export', matterId, body: { documentId, sha256, reports, masked: false } });
    }
    all.push({ documentName, path, written, refused });
  }
  return all;
}

const dropped: ReviewState = 'rejected';

/** One proposal for each wording: several defects of a clause may have the same mend. */
function mendProposals(context: AnalysisContext, documentId: string): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const { label, quote, clause, reasons, fields, review } of reviewedFindings(context.database, documentId)) {
    const words = mendText(fields.mend ?? null);
    if (words === '' || review?.state === dropped || proposals.has(words)) continue;
    const number = clause?.number ?? '';
    // An automatic number is on the page, but not among the file's words.
    const own =
      number !== '' && quote.startsWith(number) ? quote.slice(number.length).replace(/^[.、:：\s]+/, '') : quote;
    proposals.set(words, { quote: own, change: 'insert-after', words, reason: [label, ...reasons].join('\n') });
  }
  return [...proposals.values()];
}
