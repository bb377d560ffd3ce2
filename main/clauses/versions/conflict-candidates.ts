import type { AlignedClause } from './align-versions.ts';
import type { ConflictCandidate } from './conflict-candidate.ts';
import { expectedTables } from './expected-tables.ts';
import { leftOutCandidates } from './left-out-candidates.ts';
import { type Looseness, measuredLooseness } from './looseness.ts';
import { polarityCandidates } from './polarity-candidates.ts';
import type { ExpectedTables } from './read-expected-tables.ts';
import { type ComparedTexts, readPairs } from './read-pairs.ts';
import { type ValuePair, valuePairs } from './value-pairs.ts';

export interface FoundCandidates {
  /** For each pair of clauses in its place. */
  readonly clauses: readonly (readonly ConflictCandidate[])[];
  readonly looseness: Looseness;
}

/** The candidates of two versions in two languages. */
export function conflictCandidates(
  clauses: readonly AlignedClause[],
  texts: ComparedTexts,
  /** How freely the document is translated; measured where it is not given. */
  looseness?: Looseness,
  /** What words tell of the other language's modal words; those that ship where it is not given. */
  tables: ExpectedTables = expectedTables,
): FoundCandidates {
  const read = readPairs(clauses, texts);
  const loose = looseness ?? measuredLooseness(read, texts);
  return {
    clauses: read.map((pairs) => [
      ...valuePairs(pairs).map(valueCandidate),
      ...polarityCandidates(pairs, { loose, isCounted: looseness === undefined, tables }),
      ...leftOutCandidates(pairs, texts, loose),
    ]),
    looseness: loose,
  };
}

function valueCandidate({ field, a, b, features, ours, theirs }: ValuePair): ConflictCandidate {
  return {
    model: 'value',
    field,
    a,
    b,
    aValue: ours.value,
    bValue: theirs.value,
    severity: 'high',
    features,
    isPlain: false,
  };
}
