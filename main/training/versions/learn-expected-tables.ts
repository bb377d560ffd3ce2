import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import type { ComparedPassage } from '#main/clauses/versions/compared-passage.ts';
import { type ForceExample, forceExamples } from '#main/clauses/versions/expected-forces.ts';
import { modalCounts, modalSigns } from '#main/clauses/versions/expected-modals.ts';
import type { VersionGlossary } from '#main/clauses/versions/meaning-marks.ts';
import type { ExpectedTables } from '#main/clauses/versions/read-expected-tables.ts';
import { comparedTexts, readPairs } from '#main/clauses/versions/read-pairs.ts';
import type { LawTexts } from './law-texts.ts';
import { plantedLaw } from './planted-law.ts';
import { type ExpectedExample, trainExpectedModals } from './train-expected-modals.ts';
import { trainForces } from './train-forces.ts';

/** The ordinances are few, and translated as contracts are. */
const ordinanceWeight = { modals: 4, forces: 1.5 };

interface Learnt<Example> {
  readonly en: Example[];
  readonly zh: Example[];
}

/** Reads the unchanged laws once; what it returns learns the tables from those whose fold is not the one given. */
export function expectedTablesLearner(
  laws: readonly LawTexts[],
  glossary: VersionGlossary,
  foldOf: (law: LawTexts) => number,
): (without: number | null) => ExpectedTables {
  const modals: Learnt<ExpectedExample & { fold: number }> = { en: [], zh: [] };
  const forces: Learnt<ForceExample & { fold: number; weight: number }> = { en: [], zh: [] };
  for (const law of laws) {
    const [fold, isOrdinance] = [foldOf(law), law.source === 'Hong Kong'];
    const add = (language: 'en' | 'zh', own: ComparedPassage, other: ComparedPassage): void => {
      const weight = isOrdinance ? ordinanceWeight.modals : 1;
      modals[language].push({ signs: modalSigns(own), found: modalCounts(other), weight, fold });
      for (const example of forceExamples(own, other))
        forces[language].push({ ...example, weight: isOrdinance ? ordinanceWeight.forces : 1, fold });
    };
    const { a, b } = plantedLaw(law, { every: 0, seed: 0 });
    const alignment = alignVersions(a, b, { glossary, byNumber: false });
    for (const pair of readPairs(alignment.pairs, comparedTexts(alignment, a.text, b.text)).flat()) {
      if (pair.a === null || pair.b === null) continue;
      add('en', pair.a, pair.b);
      add('zh', pair.b, pair.a);
    }
  }
  return (without) => {
    const seen = <Example extends { fold: number }>(examples: readonly Example[]): Example[] =>
      examples.filter(({ fold }) => fold !== without);
    return {
      modals: { en: trainExpectedModals(seen(modals.en)), zh: trainExpectedModals(seen(modals.zh)) },
      forces: { en: trainForces(seen(forces.en)), zh: trainForces(seen(forces.zh)) },
    };
  };
}
