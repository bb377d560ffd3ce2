import type { Anchor } from '#contract/document.ts';
import type { Finding } from '#contract/finding.ts';
import { amendedContract } from '#main/clauses/amendments/amended-contract.ts';
import type { InstrumentMarks } from '#main/clauses/instrument-marks.ts';
import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import { listFindingsOfKinds, replaceFinding } from '#main/store/findings.ts';
import { forgetStep } from '#main/store/runs.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { anchoredText } from './anchored-text.ts';
import { keepExtraction } from './extract-step.ts';
import { instrumentMarks, markKinds } from './instrument-findings.ts';

/**
 * Carries out what other documents of the matter amend in a document that was
 * just read, and what it amends in them: the contract is extracted anew as its
 * amendments leave it. Returns the documents whose findings changed.
 */
export async function carryOutAmendments(
  context: AnalysisContext,
  document: DocumentRecord,
  signal: AbortSignal,
): Promise<DocumentRecord[]> {
  const { database } = context;
  const documents = listDocuments(database, document.matterId).filter(
    ({ id, state }) => id === document.id || state === 'ready',
  );
  const ids = documents.map(({ id }) => id);
  // Most matters have no amendment: for them nothing else of all their documents is read.
  if (listFindingsOfKinds(database, ids, ['gen.amendment']).size === 0) return [];
  const found = listFindingsOfKinds(database, ids, markKinds);
  const marks = documents.map(({ id }) => instrumentMarks(id, found.get(id) ?? []));
  const amends = new Map(
    marks.flatMap((mark) => {
      const contract = amendedContract(mark, marks);
      return contract === null ? [] : [[mark.id, contract] as const];
    }),
  );
  const contractId = amends.get(document.id) ?? document.id;
  const contract = documents.find(({ id }) => id === contractId);
  const amending = documents.filter(({ id }) => amends.get(id) === contractId);
  if (contract === undefined || amending.length === 0) return [];
  await extractAsAmended(context, contract, inTheirOrder(amending, marks), signal);
  return [contract, ...amending.filter((one) => pointTo(context, one, contract))];
}

async function extractAsAmended(
  context: AnalysisContext,
  contract: DocumentRecord,
  amending: readonly DocumentRecord[],
  signal: AbortSignal,
): Promise<void> {
  const text = await anchoredText(context, contract);
  const others = await Promise.all(amending.map((other) => anchoredText(context, other)));
  const texts = amending.map(({ id, name }, index) => ({ id, name, text: others[index]?.body.text ?? '' }));
  const found = await context.extraction.run('extract', { text: text.body.text, amending: texts }, signal);
  await keepExtraction(context, text, found, others);
}

/** Amendments by the last day that they name: their own comes after the contract's. */
function inTheirOrder(amending: readonly DocumentRecord[], marks: readonly InstrumentMarks[]): DocumentRecord[] {
  const last = ({ id }: DocumentRecord): string =>
    [...(marks.find((mark) => mark.id === id)?.days ?? [])].toSorted().at(-1) ?? '';
  return amending.toSorted((one, other) => last(one).localeCompare(last(other)) || one.name.localeCompare(other.name));
}

/** Has each amendment point to the words that it took the place of; false where none of them does. */
function pointTo({ database }: AnalysisContext, amending: DocumentRecord, contract: DocumentRecord): boolean {
  const kinds = listFindingsOfKinds(database, [amending.id, contract.id], ['gen.amendment', 'gen.superseded']);
  const gone = (kinds.get(contract.id) ?? []).filter(({ kind }) => kind === 'gen.superseded');
  const pointed = (kinds.get(amending.id) ?? []).flatMap((finding): Finding[] => {
    const places = gone.filter(({ supports }) => supports.some((place) => touches(place, finding.anchors)));
    if (finding.kind !== 'gen.amendment' || places.length === 0) return [];
    return [
      {
        ...finding,
        fields: { ...finding.fields, other_document: contract.name },
        supports: places.flatMap(({ anchors }) => anchors),
      },
    ];
  });
  for (const finding of pointed) replaceFinding(database, finding);
  return pointed.length > 0;
}

function touches({ documentId, page, start, end }: Anchor, anchors: readonly Anchor[]): boolean {
  return anchors.some(
    (other) => other.documentId === documentId && other.page === page && start < other.end && other.start < end,
  );
}

/** The documents of a matter that were read with a removed one: they are to be extracted anew. Returns their ids. */
export function forgetAmendmentsOf(context: AnalysisContext, removed: DocumentRecord): string[] {
  const ids = listDocuments(context.database, removed.matterId).map(({ id }) => id);
  const found = listFindingsOfKinds(context.database, ids, ['gen.superseded', 'gen.amendment']);
  const touched = ids.filter((id) =>
    (found.get(id) ?? []).some(({ supports }) => supports.some(({ documentId }) => documentId === removed.id)),
  );
  for (const id of touched) forgetStep(context.database, id, 'extract');
  return touched;
}
