import type { OutputLanguage } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { Claim } from '#contract/workshop.ts';
import { kindName } from '#main/reports/kind-names.ts';
import type { FindingList } from '#main/store/findings.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { reviewedFindings } from './document-views.ts';
import { sentenceAt } from './sentence-at.ts';
import { claimOf, findingClaim, shownAs } from './workshop-claims.ts';

/** A document with clauses of this many kinds is a contract. */
const contractKinds = 4;

export interface ExtractedOptions {
  /** Kinds, or the beginnings of their names; all where empty. */
  readonly kinds: readonly string[];
  /** Findings less sure than this are left out, 0–1. */
  readonly least?: number;
  readonly lists: readonly FindingList[];
  /** Kinds of which a document should have one; `a|b` is either. */
  readonly expected: readonly string[];
  /** Long clauses stand whole and are not cut. */
  readonly isWhole: boolean;
  /** All documents of the run, in their order. */
  readonly documentIds: readonly string[];
  readonly language: OutputLanguage;
  readonly words: Readonly<Record<string, string>>;
}

/**
 * What was found in a document, without what a person rejected, as claims; and,
 * where it is a contract, one that names the expected kinds that it has not.
 */
export function extractedClaims(database: StoreDatabase, documentId: string, options: ExtractedOptions): Claim[] {
  const { kinds, least = 0, lists, expected, isWhole, documentIds, language, words } = options;
  const isOf = (kind: string, asked: readonly string[]) => asked.some((one) => kind === one || kind.startsWith(one));
  const kept = (...of: readonly FindingList[]) =>
    reviewedFindings(database, documentId, ...of).filter(({ review }) => review?.state !== 'rejected');
  const claims = kept(...lists)
    .filter(({ kind, confidence }) => confidence >= least && (kinds.length === 0 || isOf(kind, kinds)))
    .filter(toldOnce(database, documentId, documentIds))
    .map((finding) => placedClaim(database, finding, { language, isWhole, words }));
  const all = expected.length === 0 ? [] : kept('finding');
  // A letter or a judgment lacks no clause.
  const isContract = new Set(all.flatMap(({ kind }) => (kind.startsWith('fact.') ? [] : [kind]))).size >= contractKinds;
  const absent = (isContract ? expected : []).filter(
    (either) => !all.some(({ kind }) => isOf(kind, either.split('|'))),
  );
  if (absent.length === 0) return claims;
  const missing = absent.map((either) =>
    either
      .split('|')
      .map((kind) => kindName({ kind, label: '' }, language))
      .join(language === 'en' ? ' or ' : '／'),
  );
  const [colon, semicolon] = language === 'en' ? [': ', '; '] : ['：', '；'];
  const lacks = claimOf({
    kind: 'missing',
    text: `${words.notFound ?? ''}${colon}${missing.join(semicolon)}`,
    reason: words.notFoundWhy ?? '',
    citations: [{ documentId, page: 1, start: 0, end: 0 }],
    shown: shownAs({ kinds: absent }),
  });
  return [...claims, lacks];
}

/** The kind of a claim that two drafts in one language differ. */
export const draftDifference = 'draft-difference';

/** The conflicts of a document as claims, each once in a run; those with a document that is not of the run are left out. */
export function conflictClaims(
  database: StoreDatabase,
  documentId: string,
  { documentIds, language, words }: Pick<ExtractedOptions, 'documentIds' | 'language' | 'words'>,
): Claim[] {
  return reviewedFindings(database, documentId, 'conflict')
    .filter(({ review }) => review?.state !== 'rejected')
    .filter(({ supports }) => supports.every((support) => documentIds.includes(support.documentId)))
    .filter(toldOnce(database, documentId, documentIds))
    .map((finding) => placedClaim(database, finding, { language, isWhole: false, words }));
}

/** Whether what differs are two drafts in one language, whatever its script. */
function isOfDrafts({ kind, quote, fields }: ReviewedFinding): boolean {
  const { other_quote: other } = fields;
  if (kind !== 'fact.bilingual_mismatch' || typeof other !== 'string' || other === '') return false;
  const isChinese = (words: string) => /\p{Script=Han}/u.test(words);
  return isChinese(quote) === isChinese(other);
}

/** Leaves out the conflicts that an earlier document of the run tells from its own side. */
function toldOnce(
  database: StoreDatabase,
  documentId: string,
  documentIds: readonly string[],
): (finding: ReviewedFinding) => boolean {
  const earlier = new Set(documentIds.slice(0, Math.max(0, documentIds.indexOf(documentId))));
  const told = new Map<string, readonly ReviewedFinding[]>();
  const toldBy = (other: string): readonly ReviewedFinding[] => {
    const known =
      told.get(other) ??
      reviewedFindings(database, other, 'conflict').filter(({ review }) => review?.state !== 'rejected');
    told.set(other, known);
    return known;
  };
  return (finding) =>
    !finding.supports.some(
      (support) =>
        earlier.has(support.documentId) && toldBy(support.documentId).some((other) => isMirror(other, finding)),
    );
}

/** Whether two conflicts are one, told from either side. */
function isMirror(one: ReviewedFinding, other: ReviewedFinding): boolean {
  const touches = (a: ReviewedFinding['anchors'], b: ReviewedFinding['anchors']) =>
    a.some((place) =>
      b.some(
        ({ documentId, page, start, end }) =>
          documentId === place.documentId && page === place.page && start < place.end && end > place.start,
      ),
    );
  return one.kind === other.kind && touches(one.anchors, other.supports) && touches(one.supports, other.anchors);
}

function placedClaim(
  database: StoreDatabase,
  finding: ReviewedFinding,
  how: Pick<ExtractedOptions, 'language' | 'isWhole' | 'words'>,
): Claim {
  const [first] = finding.anchors;
  const sentence = first === undefined ? '' : sentenceAt(database, first);
  const { language, isWhole, words } = how;
  const as = isOfDrafts(finding) ? { kind: draftDifference, label: words[`kind_${draftDifference}`] ?? '' } : null;
  return findingClaim(as === null ? finding : { ...finding, ...as }, language, { sentence, isWhole });
}
