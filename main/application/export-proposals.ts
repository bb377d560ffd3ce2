import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputLanguage } from '#contract/document.ts';
import { mendText, type Severity } from '#contract/finding.ts';
import type { WrittenProposals } from '#contract/proposal.ts';
import { isOle } from '#main/formats/ole-streams.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import type { Proposal } from '#main/redlines/proposal.ts';
import { proposeInDocx } from '#main/redlines/propose-in-docx.ts';
import { reportFileNames } from '#main/reports/file-names.ts';
import { kindName } from '#main/reports/kind-names.ts';
import { reasonWords } from '#main/reports/reason-words.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { sourceFile } from '#main/store/source-files.ts';
import { type AnalysisContext, mainLanguage } from './analysis-context.ts';
import { reviewedFindings } from './document-views.ts';
import { requirePermission } from './require-permission.ts';
import { writeWhole } from './write-whole.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Writes a copy of each Word document with the mends of its defects as tracked
 * changes behind their clauses (`NAME.proposals.docx`): of each clause the mends
 * that a person accepted, else that of its gravest defect. Those of rejected
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
    const proposals = mendProposals(context, documentId, mainLanguage(context, documentId));
    const bytes = await readPlace(sourceFile(context, sha256));
    // A copy of a protected document would go out without its protection.
    const why: WrittenProposals['refused'][number]['why'] | null =
      document.mediaType !== docx ? 'not-a-word-file' : isOle(bytes) ? 'protected' : null;
    if (why !== null) {
      const refused = proposals.map(({ quote }) => ({ quote, why }));
      all.push({ documentName, path: null, written: 0, refused });
      continue;
    }
    const stamp = { author: 'Sampan', date: new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z') };
    const result = await proposeInDocx(bytes, proposals, stamp);
    const refused = result.refused.map(({ index: at, why }) => ({ quote: proposals[at]?.quote ?? '', why }));
    const written = proposals.length - refused.length;
    const base = names[index]?.analysisJson.replace(/\.analysis\.json$/, '') ?? documentId;
    const path = written > 0 ? join(folder, `${base}.proposals.docx`) : null;
    if (path !== null) {
      await writeWhole(path, result.bytes);
      const reports = [sha256Of(result.bytes)];
      context.record({ kind: 'export', matterId, body: { documentId, sha256, reports, masked: false } });
    }
    all.push({ documentName, path, written, refused });
  }
  return all;
}

const gravest: readonly (Severity | undefined)[] = ['high', 'medium', 'low', 'note', undefined];

/** One proposal for each wording: several defects of a clause may have the same mend, and two ways out of one are no help. */
function mendProposals(context: AnalysisContext, documentId: string, language: OutputLanguage): Proposal[] {
  const mends = reviewedFindings(context.database, documentId)
    .filter(({ fields, review }) => mendText(fields.mend ?? null) !== '' && review?.state !== 'rejected')
    .toSorted((one, other) => gravest.indexOf(one.severity) - gravest.indexOf(other.severity));
  const proposals = new Map<string, Proposal>();
  const answered = new Set<string>();
  for (const finding of mends) {
    const { quote, clause, reasons, fields, review } = finding;
    const words = mendText(fields.mend ?? null);
    const place = clause?.number || quote;
    const isChosen = review?.state === 'accepted' || review?.state === 'corrected' || !answered.has(place);
    if (!isChosen || proposals.has(words)) continue;
    answered.add(place);
    const number = clause?.number ?? '';
    // An automatic number is on the page, but not among the file's words.
    const own =
      number !== '' && quote.startsWith(number) ? quote.slice(number.length).replace(/^[.、:：\s]+/, '') : quote;
    const why = reasons.map((reason) => reasonWords(reason, language));
    const reason = [kindName(finding, language), ...why].join('\n');
    proposals.set(words, { quote: own, change: 'insert-after', words, reason });
  }
  return [...proposals.values()];
}
