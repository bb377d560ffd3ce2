import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenProposals } from '#contract/proposal.ts';
import { isOle } from '#main/formats/ole-streams.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { proposeInDocx } from '#main/redlines/propose-in-docx.ts';
import { reportFileNames } from '#main/reports/file-names.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { countPages } from '#main/store/pages.ts';
import { sourceFile } from '#main/store/source-files.ts';
import { type AnalysisContext, mainLanguage } from './analysis-context.ts';
import { documentProposals, type PlacedProposal, type ProposalSources } from './document-proposals.ts';
import type { ReportTasks } from './report-worker.ts';
import { requirePermission } from './require-permission.ts';
import type { WorkerThread } from './worker-thread.ts';
import { writeWhole } from './write-whole.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface ProposalRoom {
  readonly context: AnalysisContext;
  readonly reports: WorkerThread<ReportTasks>;
  readonly passwordOf: (documentId: string) => string | null;
}

export interface ProposalExport extends ProposalSources {
  readonly folder: string;
  readonly atMs: number;
}

/**
 * Writes a copy of each document with what is proposed: of a Word document with
 * tracked changes and comments (`NAME.proposals.docx`), of any other its PDF with
 * marks at the words and a rider behind its pages (`NAME.proposals.pdf`). Of each
 * clause the mends that a person accepted are written, else that of its gravest
 * defect; those of rejected findings are left out. Each file is written whole or
 * not at all. Errors: `wrong-usage` without the permission to export, those of
 * `proposeInDocx` and `proposeInPdf`.
 */
export async function exportProposals(
  room: ProposalRoom,
  documents: readonly DocumentRecord[],
  given: ProposalExport,
): Promise<WrittenProposals[]> {
  const { context } = room;
  for (const { matterId } of documents) requirePermission(context, matterId, 'export');
  await mkdir(given.folder, { recursive: true });
  const names = reportFileNames(documents.map(({ name }) => name));
  const all: WrittenProposals[] = [];
  for (const [index, document] of documents.entries()) {
    const { id: documentId, matterId, sha256, name: documentName } = document;
    const proposals = await documentProposals(context, document, given);
    const base = join(given.folder, names[index]?.analysisJson.replace(/\.analysis\.json$/, '') ?? documentId);
    const write = document.mediaType === docx ? writeDocx : writePdf;
    const { path, written, refused } = await write(room, { document, proposals, base, atMs: given.atMs });
    if (path !== null) {
      const reports = [sha256Of(await readPlace({ path }))];
      context.record({ kind: 'export', matterId, body: { documentId, sha256, reports, masked: false } });
    }
    all.push({ documentName, path, written, refused });
  }
  return all;
}

interface Writing {
  readonly document: DocumentRecord;
  readonly proposals: readonly PlacedProposal[];
  /** The path without its ending. */
  readonly base: string;
  readonly atMs: number;
}

type Written = Omit<WrittenProposals, 'documentName'>;

async function writeDocx({ context }: ProposalRoom, { document, proposals, base, atMs }: Writing): Promise<Written> {
  const stamp = { author: 'Sampan', date: new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z') };
  const bytes = await readPlace(sourceFile(context, document.sha256));
  // A copy of a protected document would go out without its protection.
  if (isOle(bytes)) {
    return { path: null, written: 0, refused: proposals.map(({ quote }) => ({ quote, why: 'protected' as const })) };
  }
  const result = await proposeInDocx(bytes, proposals, stamp);
  const refused = result.refused.map(({ index, why }) => ({ quote: proposals[index]?.quote ?? '', why }));
  const written = proposals.length - refused.length;
  if (written === 0) return { path: null, written, refused };
  const path = `${base}.proposals.docx`;
  await writeWhole(path, result.bytes);
  return { path, written, refused };
}

async function writePdf(
  { context, reports, passwordOf }: ProposalRoom,
  { document, proposals, base, atMs }: Writing,
): Promise<Written> {
  const placed = proposals.filter(({ anchors }) => anchors.some(({ quads }) => quads.length > 0));
  const refused = proposals
    .filter((proposal) => !placed.includes(proposal))
    .map(({ quote }) => ({ quote, why: 'not-found' as const }));
  if (placed.length === 0) return { path: null, written: 0, refused };
  const path = `${base}.proposals.pdf`;
  const { renditionSha256, sha256, name, id } = document;
  const task = {
    source: sourceFile(context, renditionSha256 ?? sha256),
    password: renditionSha256 === null ? passwordOf(id) : null,
    name,
    language: mainLanguage(context, id),
    pageCount: countPages(context.database, id),
    proposals: placed,
    fontsFolder: context.fontsFolder,
    atMs,
  };
  await reports.run('proposals', { task, path });
  return { path, written: placed.length, refused };
}
