import { standingText } from '#main/clauses/amendments/standing-text.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { listUnboxedClauses, listUnboxedFindings } from '#main/store/unboxed.ts';
import type { SummaryInput } from '#main/summaries/text-summary.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';

/** A document's text with its pages, clauses and findings. */
export interface DocumentMaterial extends AnchoredText {
  readonly clauses: readonly TextClause[];
  readonly input: Omit<SummaryInput, 'language'>;
}

/** A read and extracted document, loaded from the store for work on its text. */
export async function materialOf(context: AnalysisContext, document: DocumentRecord): Promise<DocumentMaterial> {
  const text = await anchoredText(context, document);
  const { body } = text;
  // Without their places on the pages: of thousands of pages those weigh more than all words.
  const listed = listUnboxedFindings(context.database, document.id).map(({ list, finding, bodyStart, bodyEnd }) => {
    const { anchors: _anchors, quote: _quote, id: _id, documentId: _documentId, ...found } = finding;
    const [start, end] = [bodyStart, bodyEnd];
    return { list, finding: { ...found, start, end, text: body.text.slice(start, end), supports: [] } };
  });
  const clauses = listUnboxedClauses(context.database, document.id).map(({ anchors: _anchors, ...clause }) => clause);
  const ofLists = (...lists: string[]) =>
    listed.filter(({ list }) => lists.includes(list)).map(({ finding }) => finding);
  return {
    ...text,
    clauses,
    input: {
      // What an amendment replaced is not quoted.
      text: standingText(
        body.text,
        listed.map(({ finding }) => finding),
      ),
      clauses,
      findings: ofLists('finding', 'deadline'),
      defects: ofLists('defect', 'conflict'),
    },
  };
}
