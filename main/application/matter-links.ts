import type { Finding } from '#contract/finding.ts';
import { areLinked, type Instrument, linkedDifference } from '#main/clauses/defects/linked-documents.ts';
import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import { addFindings, deleteFindings, listFindings, listFindingsOfKinds } from '#main/store/findings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { anchoredText } from './anchored-text.ts';
import { shortHash } from './identifiers.ts';
import { instrumentMarks, markKinds } from './instrument-findings.ts';
import { sharedMarks, versionMarks } from './version-marks.ts';

const linked = 'path.linked_contracts';
const forumKinds = ['arb.agreement', 'gen.jurisdiction'] as const;

/**
 * Looks for contracts of the matter that belong to a document (a guarantee, the
 * contract it secures) and go another way with their disputes; the defect stands
 * in both, each with the other's place. Returns the ids of the documents whose
 * findings changed.
 */
export async function findLinkedContracts(context: AnalysisContext, document: DocumentRecord): Promise<string[]> {
  const { database } = context;
  const changed = forgetLinks(context, document);
  // Most documents say nothing of disputes: for them the others' findings are not read.
  if (!listFindingsOfKinds(database, [document.id], forumKinds).has(document.id)) return changed;
  const documents = listDocuments(database, document.matterId).filter(
    ({ id, state }) => id === document.id || state === 'ready',
  );
  const found = listFindingsOfKinds(
    database,
    documents.map(({ id }) => id),
    [...markKinds, ...forumKinds],
  );
  const forums = (id: string): Finding[] =>
    (found.get(id) ?? []).filter(({ kind }) => forumKinds.some((one) => one === kind));
  const instrument = ({ id }: DocumentRecord): Instrument<Finding> => ({
    marks: instrumentMarks(id, found.get(id) ?? []),
    forums: forums(id),
  });
  const ours = instrument(document);
  if (ours.marks.isAmending) return changed;
  const textOf = async ({ id }: DocumentRecord): Promise<string> => (await anchoredText(context, { id })).body.text;
  let text: string | null = null;
  for (const other of documents) {
    if (other.id === document.id) continue;
    const theirs = instrument(other);
    const difference = linkedDifference(ours, theirs);
    // An amendment is carried out; two versions of one instrument are compared as such.
    if (difference === null || theirs.marks.isAmending) continue;
    if (sharedMarks(versionMarks(context, document), versionMarks(context, other)).likely) continue;
    text ??= await textOf(document);
    if (!areLinked({ ...ours, text }, { ...theirs, text: await textOf(other) })) continue;
    const { one, other: theirForum, ...defect } = difference;
    keepDefect(context, [document, one], [other, theirForum], defect);
    keepDefect(context, [other, theirForum], [document, one], { ...defect, fields: turned(defect.fields) });
    changed.push(document.id, other.id);
  }
  return [...new Set(changed)];
}

type Side = readonly [document: DocumentRecord, forum: Finding];

function keepDefect(
  { database }: AnalysisContext,
  [document, forum]: Side,
  [other, theirForum]: Side,
  {
    severity,
    confidence,
    reasons,
    fields,
  }: Pick<Finding, 'confidence' | 'reasons' | 'fields'> & { readonly severity: Finding['severity'] },
): void {
  const place = listFindings(database, document.id).find(({ finding }) => finding.id === forum.id);
  if (place === undefined || severity === undefined) return;
  const { bodyStart, bodyEnd } = place;
  const finding: Finding = {
    id: `find-${shortHash(document.id, 'defect', linked, bodyStart, bodyEnd, other.id)}`,
    documentId: document.id,
    kind: linked,
    label: 'Linked contracts with different clauses',
    group: 'defect',
    origin: 'rule',
    anchors: forum.anchors,
    quote: forum.quote,
    clause: forum.clause,
    severity,
    confidence,
    fields: { ...fields, other_document: other.name },
    reasons: [...reasons, `the other contract is the document “${other.name}”`],
    supports: theirForum.anchors,
  };
  addFindings(database, document.id, [{ list: 'defect', finding, bodyStart, bodyEnd }]);
}

/** The same values seen from the other contract. */
function turned(fields: Finding['fields']): Finding['fields'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
  );
}

/** Takes back the links between a document and the others of its matter; returns the others that had one. */
export function forgetLinks({ database }: AnalysisContext, { id, matterId }: DocumentRecord): string[] {
  const ids = listDocuments(database, matterId).map((one) => one.id);
  const found = listFindingsOfKinds(database, ids, [linked]);
  const stale = [...found].flatMap(([documentId, findings]) =>
    findings
      .filter(({ supports }) =>
        supports.some((place) => place.documentId !== documentId && (documentId === id || place.documentId === id)),
      )
      .map((finding) => ({ documentId, id: finding.id })),
  );
  deleteFindings(
    database,
    stale.map((finding) => finding.id),
  );
  return [...new Set(stale.map(({ documentId }) => documentId))].filter((documentId) => documentId !== id);
}
