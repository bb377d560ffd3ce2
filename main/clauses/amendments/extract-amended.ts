import type { TextFinding } from '#contract/finding.ts';
import { type Extraction, inTextOrder } from '../extraction.ts';
import { type FoldedText, foldText } from '../matching/folded-text.ts';
import type { Ontology } from '../ontology.ts';
import type { TextClause } from '../structure/text-clause.ts';
import { amendedPlace } from './amended-place.ts';
import {
  amendmentFinding,
  type CarriedOut,
  misfitFindings,
  shortened,
  supersededFinding,
} from './amendment-findings.ts';
import { asAmended, type Edit } from './as-amended.ts';
import { readAmendments } from './read-amendments.ts';

/** Another document whose text amends this one. */
export interface AmendingText {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly clauses: readonly TextClause[];
}

export interface AmendedReading {
  readonly text: string;
  readonly folded: FoldedText;
  /** What the text says as it is printed. */
  readonly printed: Extraction;
  readonly ontology: Ontology;
  readonly read: (text: string) => Extraction;
  readonly amending: readonly AmendingText[];
}

/**
 * A contract as its amendments leave it: clauses that were replaced or deleted
 * are `gen.superseded` and give nothing else; what came in their place is read
 * where they stood, and leads to where it is printed. The clause tree stays that
 * of the paper, with what became of each clause.
 */
export function extractAmended({ text, folded, printed, ontology, read, amending }: AmendedReading): Extraction {
  const own = readAmendments(folded, printed.clauses);
  const carried: CarriedOut[] = [
    ...own.map(
      (amendment): CarriedOut => ({
        amendment,
        document: null,
        by: shortened(text.slice(amendment.start, amendment.end)),
        place: amendment.isOfAnother
          ? null
          : amendedPlace(
              text,
              printed.clauses.filter(({ start }) => start < amendment.before),
              amendment,
            ),
      }),
    ),
    ...amending.flatMap((other) =>
      readAmendments(foldText(other.text), other.clauses)
        .filter(({ isOfAnother }) => isOfAnother)
        .map(
          (amendment): CarriedOut => ({
            amendment,
            document: other,
            by: shortened(other.text.slice(amendment.start, amendment.end)),
            place: amendedPlace(text, printed.clauses, amendment),
          }),
        ),
    ),
  ];
  if (carried.length === 0) return printed;
  const edits = carried.flatMap((by): Edit<CarriedOut>[] => {
    const { amendment, document, place } = by;
    if (place === null || typeof place === 'string') return [];
    const { content } = amendment;
    const { goes } = place;
    if (goes.start === goes.end) return [];
    const orders = document === null ? amendment : null;
    if (content === null) return [{ by, goes, orders, comes: null }];
    const source = document === null ? text : document.text;
    const start =
      content.start + (amendment.action === 'replace_clause' ? repeatedNumber(source, content, text, place.clause) : 0);
    const comes = {
      from: document?.id ?? null,
      text: source.slice(start, content.end),
      place: { start, end: content.end },
    };
    return [{ by, goes, orders, comes }];
  });
  const amended = edits.length === 0 ? null : asAmended(text, edits);
  const now = amended === null ? printed : read(amended.text);
  const back = (found: readonly TextFinding[]): TextFinding[] =>
    amended === null
      ? [...found]
      : found.flatMap((finding) => {
          const placed = amended.back(finding);
          if (placed === null) return [];
          return [placed.by === null ? placed.finding : withAmendment(placed.finding, placed.by)];
        });
  const superseded = carried.flatMap((one) => {
    const { place } = one;
    if (place === null || typeof place === 'string') return [];
    const held = printed.findings
      .filter(
        ({ kind, start, end }) =>
          /^(?:arb|gen|con|ship|log|fin)\./.test(kind) &&
          start < place.goes.end &&
          end > place.goes.start &&
          kind !== 'gen.amendment',
      )
      .map(({ kind }) => kind);
    return supersededFinding(folded, ontology, one, [...new Set(held)]) ?? [];
  });
  const placeOf = (amendment: CarriedOut['amendment']) => {
    const place = carried.find((one) => one.amendment === amendment)?.place ?? null;
    return place === null || typeof place === 'string' ? null : place.goes;
  };
  const misfits = misfitFindings(folded, ontology, carried);
  // What was carried out, or could not be, is told by it alone.
  const isCarriedOut = misfits.length > 0 || carried.some(({ place }) => place !== null && typeof place !== 'string');
  const isNotTold = ({ kind }: TextFinding): boolean => kind !== 'path.amendment' || !isCarriedOut;
  return {
    ...now,
    clauses: printed.clauses.map((clause) => withStanding(clause, carried)),
    findings: inTextOrder([
      ...back(now.findings),
      ...own
        .filter(({ start }, index) => own[index - 1]?.start !== start)
        .map((amendment) => amendmentFinding(folded, ontology, amendment, placeOf(amendment))),
      ...superseded,
    ]),
    defects: inTextOrder([...back(now.defects).filter(isNotTold), ...misfits]),
    conflicts: inTextOrder(back(now.conflicts)),
    deadlines: inTextOrder(back(now.deadlines)),
  };
}

function withAmendment(finding: TextFinding, by: CarriedOut): TextFinding {
  const { amendment, document } = by;
  const places = [{ start: amendment.start, end: amendment.end }];
  return {
    ...finding,
    reasons: [
      ...finding.reasons,
      document === null
        ? `read as the amendment leaves it: “${by.by}”`
        : `read as an amendment in the document “${document.name}” leaves it: “${by.by}”`,
    ],
    supports: [...(finding.supports ?? []), ...(document === null ? places : [])],
    ...(document === null ? {} : { elsewhere: places.map((place) => ({ documentId: document.id, ...place })) }),
  };
}

/** What became of a clause; the clauses within one that was replaced went with it. */
function withStanding(clause: TextClause, carried: readonly CarriedOut[]): TextClause {
  for (const { amendment, place } of carried.toReversed()) {
    if (place === null || typeof place === 'string') continue;
    const { goes } = place;
    const isWithin = clause.start >= goes.start && clause.end <= goes.end + 2;
    if (place.clause !== clause && !isWithin) continue;
    if (goes.start === goes.end) return { ...clause, standing: 'amended' };
    if (amendment.action === 'delete_clause') return { ...clause, standing: 'deleted' };
    if (amendment.action !== 'replace_clause')
      return place.clause === clause ? { ...clause, standing: 'amended' } : clause;
    return { ...clause, standing: 'replaced' };
  }
  return clause;
}

/** How much of the new text only repeats the number and heading that the clause keeps. */
function repeatedNumber(
  source: string,
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
  clause: TextClause,
): number {
  const head = source.slice(start, end);
  const printed =
    /^(?:(?:clause|section|article)\s+)?[0-9A-Za-z第（(][0-9A-Za-z.()（）〇零一二三四五六七八九十百條条款項项第]{0,12}[.:：、]?\s*/i.exec(
      head,
    )?.[0] ?? '';
  const own = text.slice(clause.start, clause.start + 40);
  const number = printed.trim().replace(/[.:：、]$/, '');
  let length = number !== '' && /\d|[一二三四五六七八九十]/.test(number) && own.includes(number) ? printed.length : 0;
  const afterHeading = head.slice(length + clause.heading.length);
  if (clause.heading !== '' && head.slice(length).startsWith(clause.heading) && /^[\s.:：、]/.test(afterHeading))
    length += clause.heading.length;
  while (length > 0 && length < head.length && /[\s.:：、]/.test(head.charAt(length))) length += 1;
  return length < head.length ? length : 0;
}
