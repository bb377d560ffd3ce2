import { type AlignedClause, alignVersions } from '#main/clauses/versions/align-versions.ts';
import {
  type ConflictCandidate,
  type ConflictModel,
  conflictCandidates,
  type Looseness,
} from '#main/clauses/versions/conflict-candidates.ts';
import type { VersionGlossary } from '#main/clauses/versions/meaning-marks.ts';
import { isChinese } from '#main/clauses/versions/version-unit.ts';
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
export function labelledCandidates(law: PlantedLaw, glossary: VersionGlossary, looseness?: Looseness): LabelledLaw {
  const alignment = alignVersions(law.a, law.b, { glossary, byNumber: false });
  const texts = {
    a: { text: law.a.text, isChinese: isChinese(law.a.text) },
    b: { text: law.b.text, isChinese: isChinese(law.b.text) },
    glossary,
    usual: alignment.usual,
    ...(looseness === undefined ? {} : { looseness }),
  };
  const sectionOf = (pair: AlignedClause): number =>
    law.starts.a.findLastIndex((start) => start <= (pair.a[0]?.start ?? 0));
  const changed = new Set(law.plants.map(({ section }) => section));
  // Beside a looseness that is known, only what was changed tells something new.
  const pairs =
    looseness === undefined ? alignment.pairs : alignment.pairs.filter((pair) => changed.has(sectionOf(pair)));
  const found = conflictCandidates(pairs, texts);
  const candidates = pairs.flatMap((pair, index) => {
    const own = found.clauses[index] ?? [];
    const section = sectionOf(pair);
    const plant = law.plants.find((one) => one.section === section);
    const answer = plant === undefined ? null : answerOf(plant, own);
    return own.map((candidate) => ({
      candidate,
      answers: candidate === answer && plant !== undefined ? plant.kind : null,
      unclear: plant !== undefined && candidate !== answer,
      section,
    }));
  });
  return { candidates, looseness: found.looseness };
}

function answerOf(plant: Plant, candidates: readonly ConflictCandidate[]): ConflictCandidate | null {
  const model = answeredBy[plant.kind];
  const slack = model === 'omission' ? 40 : 1;
  const near = candidates.filter((candidate) => {
    const place = candidate[plant.side];
    return candidate.model === model && place.start <= plant.end + slack && plant.start - slack <= place.end;
  });
  if (model !== 'omission') return near[0] ?? null;
  const lacking = near.filter(({ aValue }) => (aValue === null) === (plant.side === 'a'));
  return lacking.toSorted((one, other) => (other.features[0] ?? 0) - (one.features[0] ?? 0))[0] ?? null;
}
