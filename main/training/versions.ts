/**
 * Learns how likely a difference between an English and a Chinese version is a
 * conflict, from laws with planted conflicts, and writes
 * `main/clauses/versions/conflict-weights.ts` and
 * `resources/versions/conflict-weights.json`. The half of the laws that
 * `npm run bench -- versions held-out` measures is not read.
 *
 * `SAMPAN_DATA=… npm run train -- versions`
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, exit, stderr } from 'node:process';
import type { ConflictModel } from '#main/clauses/versions/conflict-candidates.ts';
import type { ConflictWeights } from '#main/clauses/versions/conflict-model.ts';
import { conflictWeightsModule } from './versions/conflict-weights-module.ts';
import { gradedModel, type PlantedExample } from './versions/graded-model.ts';
import { answeredBy, labelledCandidates } from './versions/labelled-candidates.ts';
import { readLaws } from './versions/law-texts.ts';
import type { PlantKind } from './versions/planted-conflicts.ts';
import { isHeldOutLaw, plantedLaw } from './versions/planted-law.ts';
import { versionsGlossary } from './versions/versions-glossary.ts';

const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write('Set SAMPAN_DATA to the folder that holds hk_ordinances and taiwan_law.\n');
  exit(2);
}
/** Pass 0 is the law as it is; in each other every second section is changed. */
const passes = 3;
/** One clause in ten has a conflict, each of ten kinds alike. */
const rate = 0.01;
/** The ordinances are the stricter translations, as contracts are, and few. */
const ordinanceWeight: Readonly<Record<ConflictModel, number>> = { value: 4, negation: 6, duty: 15, omission: 4 };
/** False reports in a hundred sections that each kind may cost where it is to be checked. */
const mostFalse: Readonly<Record<ConflictModel, number>> = { value: 1.3, negation: 1, duty: 0.7, omission: 0.8 };
const leastPrecision = 0.9;

const laws = readLaws(data).filter((law) => !isHeldOutLaw(law));
const glossary = versionsGlossary();
const examples: Record<ConflictModel, PlantedExample[]> = { value: [], negation: [], duty: [], omission: [] };
const planted: Partial<Record<PlantKind, number>> = {};
for (const law of laws) {
  const fold = (createHash('sha256').update(`fold ${law.name}`).digest()[0] ?? 0) % 5;
  let looseness: ReturnType<typeof labelledCandidates>['looseness'] | undefined;
  for (let seed = 0; seed < passes; seed += 1) {
    const changed = plantedLaw(law, { every: seed === 0 ? 0 : 2, seed });
    for (const { kind } of changed.plants) planted[kind] = (planted[kind] ?? 0) + 1;
    const labelled = labelledCandidates(changed, glossary, looseness);
    looseness ??= labelled.looseness;
    for (const { candidate, answers } of labelled.candidates)
      if ((seed === 0 || answers !== null) && candidate.features.length > 0)
        examples[candidate.model].push({
          features: candidate.features,
          answers,
          fold,
          weight: law.source === 'Hong Kong' ? ordinanceWeight[candidate.model] : 1,
        });
  }
}
const sections = laws.reduce((all, law) => all + law.sections.length, 0);
stderr.write(`${laws.length} laws, ${sections} sections; planted ${JSON.stringify(planted)}\n`);
const model = (name: ConflictModel): ConflictWeights =>
  gradedModel(examples[name], { planted, sections, rate, mostFalse: mostFalse[name], leastPrecision });
const models = { value: model('value'), negation: model('negation'), duty: model('duty'), omission: model('omission') };
const module = conflictWeightsModule(models);
writeFileSync(new URL('../clauses/versions/conflict-weights.ts', import.meta.url), module);
const sha256 = createHash('sha256').update(module).digest('hex');
const hashOf = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(data, path)))
    .digest('hex');
const record = {
  artefact: 'main/clauses/versions/conflict-weights.ts',
  sha256,
  command: 'npm run train -- versions',
  passes,
  rate,
  ordinanceWeight,
  mostFalse,
  leastPrecision,
  planted,
  laws: laws.length,
  sections,
  sources: [
    {
      path: 'taiwan_law/acts_same_version.jsonl',
      sha256: hashOf('taiwan_law/acts_same_version.jsonl'),
      licence: 'statutes',
    },
    {
      path: 'hk_ordinances/sections.jsonl',
      sha256: hashOf('hk_ordinances/sections.jsonl'),
      licence: 'Hong Kong legislation: counts of function words and numbers only',
    },
  ],
};
const resources = new URL('../../resources/versions/', import.meta.url);
mkdirSync(resources, { recursive: true });
writeFileSync(new URL('conflict-weights.json', resources), `${JSON.stringify(record, null, 2)}\n`);
for (const [name, { check, sure }] of Object.entries(models))
  stderr.write(
    `${name}: check from ${check}, sure from ${sure}; ${Object.entries(answeredBy).filter(([, by]) => by === name).length} kinds\n`,
  );
stderr.write(`SHA-256 ${sha256}\n`);
