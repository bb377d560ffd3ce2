import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { bodyText } from '#main/documents/anchor.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { listClauses, listFindings } from '#main/store/findings.ts';
import { loadPages } from '#main/store/pages.ts';
import type { SummaryInput } from '#main/summaries/text-summary.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { AnchoredText } from './anchored-findings.ts';

/** A document's text with its pages, clauses and findings. */
export interface DocumentMaterial extends AnchoredText {
  readonly clauses: readonly TextClause[];
  readonly input: Omit<SummaryInput, 'language'>;
}

/** A read and extracted document, loaded from the store for work on its text. */
export async function materialOf(context: AnalysisContext, document: DocumentRecord): Promise<DocumentMaterial> {
  const pages = await loadPages(context.database, document.id);
  const body = bodyText(pages);
  const listed = listFindings(context.database, document.id).map(({ list, finding, bodyStart, bodyEnd }) => ({
    list,
    finding: { ...finding, start: bodyStart, end: bodyEnd, text: body.text.slice(bodyStart, bodyEnd), supports: [] },
  }));
  const clauses = listClauses(context.database, document.id);
  const ofLists = (...lists: string[]) =>
    listed.filter(({ list }) => lists.includes(list)).map(({ finding }) => finding);
  return {
    documentId: document.id,
    pages,
    body,
    clauses,
    input: {
      text: body.text,
      clauses,
      findings: ofLists('finding', 'deadline'),
      defects: ofLists('defect', 'conflict'),
    },
  };
}
