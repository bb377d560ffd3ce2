import type { AlignedClause, Alignment } from '../versions/align-versions.ts';
import { conflictCandidates } from '../versions/conflict-candidates.ts';
import { conflictConfidence } from '../versions/conflict-grade.ts';
import { draftDifferences, partyNames } from '../versions/draft-differences.ts';
import type { PieceMeanings } from '../versions/left-out-meanings.ts';
import { namedDifferences, partyPairs } from '../versions/named-differences.ts';
import { comparedTexts } from '../versions/read-pairs.ts';
import { type Difference, overlaps, type VersionFindings } from './difference.ts';
import { prevailingRule, termDifferences } from './differences.ts';

type Unruled = Omit<Difference, 'prevailing'>;
type Unplaced = Omit<Unruled, 'clause'>;

/**
 * The differences of two aligned versions: terms of law first, then sentence by
 * sentence. Drafts in one language are compared exactly, by their changed words;
 * a translation by what is likely a conflict (`conflict-grade.ts`).
 */
export function alignedDifferences(
  alignment: Alignment,
  one: VersionFindings,
  other: VersionFindings,
  meanings?: PieceMeanings,
): Difference[] {
  const prevailing = prevailingRule(one, other);
  const terms = termDifferences(one, other);
  const found = alignment.translated ? translated(alignment, one, other, meanings) : drafts(alignment, one, other);
  const inClauses = found.filter(
    (difference) =>
      !terms.some((term) => overlaps(term.a, difference.a) && overlaps(term.b, difference.b) && isTold(difference)),
  );
  return [...terms, ...inClauses].map((difference) => ({ ...difference, prevailing }));
}

/** What a term of law already says: the seat is a place, the number of arbitrators a number. */
function isTold({ field }: Unruled): boolean {
  return field === 'place' || field === 'number' || field === 'duty' || field === 'name';
}

function drafts({ pairs }: Alignment, one: VersionFindings, other: VersionFindings): Unruled[] {
  const names = { a: partyNames(one.findings), b: partyNames(other.findings) };
  return pairs.flatMap((pair) =>
    pair.sentences
      .flatMap((sentence) => draftDifferences(one.text, other.text, sentence, names))
      .map((difference) => ({ ...difference, clause: clauseOf(pair) })),
  );
}

function translated(
  alignment: Alignment,
  one: VersionFindings,
  other: VersionFindings,
  meanings: PieceMeanings | undefined,
): Unruled[] {
  const { pairs, glossary } = alignment;
  const { clauses } = conflictCandidates(pairs, { ...comparedTexts(alignment, one.text, other.text), meanings });
  const isContract = [...one.findings, ...other.findings].some(({ kind }) => kind === 'gen.parties_authority');
  const parties = partyPairs(one.findings, other.findings, glossary);
  return pairs.flatMap((pair, index) => {
    const likely = (clauses[index] ?? []).flatMap((candidate): Unplaced[] => {
      const confidence = conflictConfidence(candidate, { isContract });
      const { field, a, b, aValue, bValue, severity } = candidate;
      return confidence === null ? [] : [{ field, a, b, aValue, bValue, severity, confidence }];
    });
    const isPaired = pair.a.length > 0 && pair.b.length > 0;
    const named = isPaired
      ? pair.sentences.flatMap((sentence) => namedDifferences(one.text, other.text, sentence, parties))
      : [];
    return [...withoutEchoes(likely), ...named].map((difference) => ({ ...difference, clause: clauseOf(pair) }));
  });
}

/**
 * A forbidden act that is allowed in the other version is one conflict: of negation, not of duty too. Of words left out
 * that lie over each other the likeliest are reported, and of those the first.
 */
function withoutEchoes(found: readonly Unplaced[]): Unplaced[] {
  const lost: Unplaced[] = [];
  for (const one of found
    .filter(({ field }) => field === 'proviso')
    .toSorted((first, other) => (other.confidence ?? 0) - (first.confidence ?? 0)))
    if (!lost.some((other) => isOneLoss(one, other))) lost.push(one);
  return found.filter((one) => {
    const { field, a, b } = one;
    if (field === 'proviso') return lost.includes(one);
    return (
      field !== 'duty' ||
      !found.some((other) => other.field === 'negation' && overlaps(other.a, a) && overlaps(other.b, b))
    );
  });
}

function isOneLoss(one: Unplaced, other: Unplaced): boolean {
  if ((one.aValue === null) !== (other.aValue === null)) return false;
  return one.aValue === null ? overlaps(one.b, other.b) : overlaps(one.a, other.a);
}

function clauseOf({ a }: AlignedClause): Unruled['clause'] {
  const first = a[0];
  return first === undefined ? null : { number: first.number, heading: first.heading };
}
