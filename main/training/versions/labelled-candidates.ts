import { type AlignedClause, alignVersions } from '#main/clauses/versions/align-versions.ts';
import { type ComparedPassage, comparedPassage, isCovered } from '#main/clauses/versions/compared-passage.ts';
import type { ConflictCandidate, ConflictModel } from '#main/clauses/versions/conflict-candidate.ts';
import { conflictCandidates } from '#main/clauses/versions/conflict-candidates.ts';
import type { PieceMeanings } from '#main/clauses/versions/left-out-meanings.ts';
import type { Looseness } from '#main/clauses/versions/looseness.ts';
import type { VersionGlossary } from '#main/clauses/versions/meaning-marks.ts';
import type { ExpectedTables } from '#main/clauses/versions/read-expected-tables.ts';
import { comparedTexts } from '#main/clauses/versions/read-pairs.ts';
import type { PlantKind } from './planted-conflicts.ts';
import type { Plant, PlantedLaw } from './planted-law.ts';

/** The models of which a candidate may answer a plant. */
export const answeredBy: Readonly<Record<PlantKind, ConflictModel>> = {
  number: 'value',
  amount: 'value',
  percentage: 'value',
  date: 'value',
  unit: 'value',
  'negation dropped': 'negation',
  'negation added': 'negation',
  duty: 'duty',
  proviso: 'omission',
  sentence: 'omission',
};

export interface LabelledCandidate {
  readonly candidate: ConflictCandidate;
  /** The kind of the plant it answers; null where it answers none. */
  readonly answers: PlantKind | null;
  /** In a section that was changed, but not what was changed: tells nothing. */
  readonly unclear: boolean;
  readonly section: number;
}

export interface LabelledLaw {
  readonly candidates: readonly LabelledCandidate[];
  readonly looseness: Looseness;
}

/**
 * All candidates of a law's two versions, each with the plant it answers. Where
 * many sections are changed, the looseness must be that of the unchanged law.
 */
export function labelledCandidates(
  law: PlantedLaw,
  glossary: VersionGlossary,
  {
    looseness,
    meanings,
    tables,
  }: {
    readonly looseness?: Looseness | undefined;
    readonly meanings?: PieceMeanings | undefined;
    readonly tables?: ExpectedTables | undefined;
  } = {},
): LabelledLaw {
  const alignment = alignVersions(law.a, law.b, { glossary, byNumber: false });
  const sectionOf = (pair: AlignedClause): number =>
    law.starts.a.findLastIndex((start) => start <= (pair.a[0]?.start ?? 0));
  const changed = new Set(law.plants.map(({ section }) => section));
  // Beside a looseness that is known, only what was changed tells something new.
  const pairs =
    looseness === undefined ? alignment.pairs : alignment.pairs.filter((pair) => changed.has(sectionOf(pair)));
  const texts = { ...comparedTexts(alignment, law.a.text, law.b.text), meanings };
  const found = conflictCandidates(pairs, texts, looseness, tables);
  const candidates = pairs.flatMap((pair, index) => {
    const own = found.clauses[index] ?? [];
    const section = sectionOf(pair);
    const plant = law.plants.find((one) => one.section === section);
    const answer = plant === undefined ? null : answerOf(plant, own, glossary);
    return own.map((candidate) => ({
      candidate,
      answers: candidate === answer && plant !== undefined ? plant.kind : null,
      unclear: plant !== undefined && candidate !== answer,
      section,
    }));
  });
  return { candidates, looseness: found.looseness };
}

function answerOf(
  plant: Plant,
  candidates: readonly ConflictCandidate[],
  glossary: VersionGlossary,
): ConflictCandidate | null {
  const model = answeredBy[plant.kind];
  const own = candidates.filter(
    (candidate) => candidate.model === model || (model === 'omission' && candidate.model === 'meaning'),
  );
  if (model !== 'omission')
    return own.find((one) => one[plant.side].start <= plant.end + 1 && plant.start - 1 <= one[plant.side].end) ?? null;
  // What was left out is the stretch of the other version that shares most words with it.
  const lost = comparedPassage(plant.instead, { start: 0, end: plant.instead.length }, plant.side === 'b', glossary);
  const shared = ({ aValue, bValue }: ConflictCandidate): number => {
    const words = String(plant.side === 'a' ? bValue : aValue);
    const left = comparedPassage(words, { start: 0, end: words.length }, plant.side === 'a', glossary);
    return covered(left, lost) + covered(lost, left);
  };
  const [best] = own
    .filter(({ aValue, features }) => (aValue === null) === (plant.side === 'a') && features.length > 0)
    .map((candidate) => ({ candidate, shared: shared(candidate) }))
    .toSorted((one, other) => other.shared - one.shared);
  return best === undefined || best.shared < leastShared ? null : best.candidate;
}

const leastShared = 0.3;

function covered(passage: ComparedPassage, other: ComparedPassage): number {
  const { known } = passage;
  return known.length === 0 ? 0 : known.filter((word) => isCovered(word, [other])).length / known.length;
}
