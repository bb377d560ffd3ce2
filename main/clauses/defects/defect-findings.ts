import type { TextFinding } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { Reading } from '../matching/reading.ts';
import { type Defect, type DefectContext, defectFinding } from './defect.ts';
import { documentDefects } from './document-defects.ts';
import { forumDefects } from './forum-defects.ts';
import { institutionDefects } from './institution-defects.ts';
import { mendOf } from './mend.ts';
import { processDefects } from './process-defects.ts';
import { shortOverForm } from './recap-and-form.ts';
import { seatDefects } from './seat-defects.ts';
import { sumMismatches } from './sum-mismatch.ts';

/** The `path.*` findings of a text: each names the words it rests on, and how serious it is under the law that decides. */
export function defectFindings(reading: Reading, context: DefectContext): TextFinding[] {
  const mended = (agreement: Agreement | null, defects: readonly Defect[]): Defect[] =>
    defects.map((defect) => ({
      ...defect,
      fields: {
        ...defect.fields,
        mend: mendOf(reading, defect.kind, agreement, defect.words[0]?.start ?? 0),
      },
    }));
  const ofDocument = documentDefects(reading, context);
  // Each of the linked contracts, of the papers or of the versions told has its body and its seat: neither is doubled.
  const doubledPapers = ofDocument.some(
    ({ kind }) =>
      kind === 'path.linked_contracts' ||
      kind === 'path.amendment' ||
      kind === 'path.layered' ||
      kind === 'path.bilingual_conflict',
  );
  const isLinked = ofDocument.some(({ kind }) => kind === 'path.linked_contracts');
  const isLayered = ofDocument.some(({ kind }) => kind === 'path.layered');
  const doubled = ({ kind, words }: Defect): boolean =>
    kind === 'path.two_institutions' ||
    kind === 'path.court_clause' ||
    kind === 'path.hybrid' ||
    (kind === 'path.seat_vague' && (words.length > 1 || isLinked)) ||
    kind === 'path.scope_narrow' ||
    (kind === 'path.no_institution' && isLayered) ||
    (kind === 'path.tribunal_unworkable' && words.length > 1);
  // The clause is another paper's: what this one leaves out stands there.
  const borrowed = ofDocument.some(({ kind }) => kind === 'path.incorporation');
  // One version's "may" beside the other's "shall" is the conflict.
  const dutiesDiffer = ofDocument.some(
    ({ kind, fields }) => kind === 'path.bilingual_conflict' && fields?.field === 'mandatory',
  );
  const own = context.agreements.flatMap((agreement) => forumDefects(reading, agreement));
  const goesToCourt = own.some(({ kind }) =>
    ['path.asymmetric', 'path.arbitrate_or_sue', 'path.arbitrate_then_sue'].includes(kind),
  );
  const ofForm = own.some(({ kind }) => kind === 'path.if_any') ? shortOverForm(reading) : [];
  const defects = [
    ...context.agreements.flatMap((agreement) =>
      mended(
        agreement,
        explained(
          explainedByBlank(agreement, [
            ...institutionDefects(reading, agreement),
            ...seatDefects(agreement, context.agreements),
            ...forumDefects(reading, agreement),
            ...processDefects(reading, agreement),
          ]),
        ).filter(
          (defect) =>
            !(doubledPapers && doubled(defect)) &&
            !(dutiesDiffer && defect.kind === 'path.permissive') &&
            !(borrowed && bare(defect)),
        ),
      ),
    ),
    ...mended(
      context.agreements[0] ?? null,
      // One side's way to the courts, told in the other language, is no other version.
      ofDocument.filter(
        ({ kind, fields }) => !(kind === 'path.bilingual_conflict' && fields?.field === 'forum' && goesToCourt),
      ),
    ),
    ...mended(context.agreements[0] ?? null, ofForm),
    ...sumMismatches(reading, context.facts),
  ];
  return once(defects).map((defect) => defectFinding(reading, context.ontology, defect));
}

function namesNoSeat(fields: Defect['fields']): boolean {
  const { seats } = { ...fields };
  return Array.isArray(seats) && seats.length === 0;
}

/** An unfilled blank is the defect; that no body or seat is named only follows, and is said where it voids the clause. */
function explainedByBlank({ governingLaw, lawOfAgreement }: Agreement, defects: readonly Defect[]): Defect[] {
  if (!defects.some(({ kind, severity }) => kind === 'path.layered' && severity !== 'note')) return [...defects];
  const isVoid =
    lawOfAgreement?.value.family === 'mainland' ||
    governingLaw?.places.some(({ family }) => family === 'mainland') === true;
  return defects.filter(
    ({ kind, fields, severity }) =>
      // Among the ways that a form offers one is the courts: nobody chose it yet.
      kind !== 'path.court_clause' &&
      kind !== 'path.two_institutions' &&
      !(kind === 'path.seat_vague' && !namesNoSeat(fields)) &&
      ((severity === 'high' && isVoid) ||
        (kind !== 'path.no_institution' && !(kind === 'path.seat_vague' && namesNoSeat(fields)))),
  );
}

/** Nothing named: neither a body nor a seat. */
function bare({ kind, fields }: Defect): boolean {
  return kind === 'path.no_institution' || (kind === 'path.seat_vague' && namesNoSeat(fields));
}

/** What only follows from another defect is not told beside it. */
function explained(defects: readonly Defect[]): readonly Defect[] {
  const has = (kind: string): boolean => defects.some((defect) => defect.kind === kind);
  const [isNarrow, isShort, isOneSided] = [has('path.scope_narrow'), has('path.if_any'), has('path.asymmetric')];
  const isDouble = has('path.two_institutions');
  const isSuedAfter = has('path.arbitrate_then_sue');
  return defects.filter(
    (defect) =>
      // What the narrow reference leaves to the courts is no second clause beside it.
      !(isNarrow && defect.kind === 'path.court_clause') &&
      // One side's way to the courts is no subject of its own.
      !((isOneSided || isSuedAfter) && defect.kind === 'path.scope_narrow') &&
      // "May go to A or to B": what it leaves open is the body.
      !(isDouble && defect.kind === 'path.permissive') &&
      // "Arb if any": all of it is short, and what it leaves out is the same fault.
      !(isShort && bare(defect)),
  );
}

/** Clauses that share a zone would report the same words twice. */
function once(defects: readonly Defect[]): Defect[] {
  const seen = new Set<string>();
  return defects.filter(({ kind, words }) => {
    const key = `${kind}|${words.map(({ start, end }) => `${start}-${end}`).join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
