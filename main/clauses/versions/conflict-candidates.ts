import type { AlignedClause } from './align-versions.ts';
import type { ComparedPassage } from './compared-passage.ts';
import type { ConflictCandidate } from './conflict-candidate.ts';
import { leftOutCandidates } from './left-out-candidates.ts';
import { type Looseness, measuredLooseness, ordinary } from './looseness.ts';
import { isNegating, type ModalWord } from './modal-words.ts';
import { polarityDiffers, polarityFeatures } from './polarity-features.ts';
import { type ComparedTexts, type ReadPair, readPairs } from './read-pairs.ts';
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
): FoundCandidates {
  const read = readPairs(clauses, texts);
  const loose = looseness ?? measuredLooseness(read, texts);
  return {
    clauses: read.map((pairs) => [
      ...valuePairs(pairs).map(valueCandidate),
      ...pairs.flatMap((pair) => polarity(pair, loose, looseness === undefined)),
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
    isGap: false,
  };
}

function polarity(
  { a, b, likeness, longer, paired }: ReadPair,
  loose: Looseness,
  isCounted: boolean,
): ConflictCandidate[] {
  if (a === null || b === null || paired === null) return [];
  const [english, chinese] = a.isChinese ? [b, a] : [a, b];
  const own = polarityDiffers(english, chinese);
  const rate = (all: number, isOwn: boolean, usual: number): number =>
    (Math.max(0, all - (isOwn && isCounted ? 1 : 0)) + ordinary.sentences * usual) /
    (Math.max(0, loose.count - (isCounted ? 1 : 0)) + ordinary.sentences);
  const { negation, duty } = polarityFeatures(english, chinese, {
    likeness,
    longer: a.isChinese ? -longer : longer,
    loose: {
      negation: rate(loose.negation, own.negation, ordinary.negation),
      duty: rate(loose.duty, own.duty, ordinary.duty),
    },
    paired,
    habits: loose.habits,
    isCounted,
  });
  const places = { a: { start: a.start, end: a.end }, b: { start: b.start, end: b.end } };
  const found: ConflictCandidate[] = [];
  if (a.modals.some(isNegating) || b.modals.some(isNegating))
    found.push({
      model: 'negation',
      field: 'negation',
      ...places,
      aValue: wordOf(a, isNegating),
      bValue: wordOf(b, isNegating),
      severity: 'high',
      features: negation,
      isGap: false,
    });
  if (a.modals.some(isDuty) || b.modals.some(isDuty))
    found.push({
      model: 'duty',
      field: 'duty',
      ...places,
      aValue: wordOf(a, isDuty),
      bValue: wordOf(b, isDuty),
      severity: 'medium',
      features: duty,
      isGap: false,
    });
  return found;
}

function isDuty({ class: name }: ModalWord): boolean {
  return name === 'must' || name === 'may';
}

function wordOf({ modals, folded }: ComparedPassage, is: (word: ModalWord) => boolean): string | null {
  const word = modals.find(is);
  return word === undefined ? null : folded.source.slice(folded.sourceStart(word.start), folded.sourceEnd(word.end));
}
