/**
 * Learns how likely a difference between an English and a Chinese version is a
 * conflict, from laws with planted conflicts, and writes
 * `main/clauses/versions/conflict-weights.ts` and
 * `resources/versions/conflict-weights.json`. The half of the laws that
 * `npm run bench -- versions held-out` measures is not read.
 *
 * `SAMPAN_DATA=… SAMPAN_ENCODER=…/universal-sentence-encoder-multilingual-3 npm run train -- versions [MODEL …]`;
 * the second is where the sentence encoder's two files are, without `.npz` and `.spm`. Only the models named are
 * learnt anew, all where none is; the encoder is asked for `omission` and `meaning` alone. With `negation` or `duty`
 * go the tables of `main/clauses/versions/expected-tables.ts`, which candidates of a law are graded by without its own fold.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { z } from 'zod';
import type { ConflictModel } from '#main/clauses/versions/conflict-candidate.ts';
import type { ConflictWeights } from '#main/clauses/versions/conflict-model.ts';
import { conflictWeights } from '#main/clauses/versions/conflict-weights.ts';
import { omissionFeatures } from '#main/clauses/versions/left-out-features.ts';
import { conflictWeightsModule } from './versions/conflict-weights-module.ts';
import { expectedTablesModule } from './versions/expected-tables-module.ts';
import { gradedModel, type PlantedExample } from './versions/graded-model.ts';
import { labelledCandidates } from './versions/labelled-candidates.ts';
import { type LawTexts, readLaws } from './versions/law-texts.ts';
import { expectedTablesLearner } from './versions/learn-expected-tables.ts';
import { openLawMeanings } from './versions/piece-meanings.ts';
import type { PlantKind } from './versions/planted-conflicts.ts';
import { isHeldOutLaw, plantedLaw } from './versions/planted-law.ts';
import { versionsGlossary } from './versions/versions-glossary.ts';

const data = env.SAMPAN_DATA;
const encoder = env.SAMPAN_ENCODER;
const names: readonly ConflictModel[] = ['value', 'negation', 'duty', 'omission', 'meaning'];
const named = names.filter((name) => argv.includes(name));
const learnt = named.length === 0 ? names : named;
const withMeanings = learnt.includes('omission') || learnt.includes('meaning');
if (data === undefined || (encoder === undefined && withMeanings)) {
  stderr.write('Set SAMPAN_DATA to the folder that holds hk_ordinances and taiwan_law, and SAMPAN_ENCODER.\n');
  exit(2);
}
/** Pass 0 is the law as it is; in each other every second section is changed. */
const passes = 3;
/** One clause in ten has a conflict, each of ten kinds alike. */
const rate = 0.01;
/** The ordinances are the stricter translations, as contracts are, and few. */
const ordinanceWeight: Readonly<Record<ConflictModel, number>> = {
  value: 4,
  negation: 6,
  duty: 15,
  omission: 4,
  meaning: 4,
};
/** False reports in a hundred sections that each kind may cost where it is to be checked. */
const mostFalse: Readonly<Record<ConflictModel, number>> = {
  value: 1.3,
  negation: 0.6,
  duty: 0.6,
  omission: 0.8,
  meaning: 0.8,
};
const leastPrecision = 0.9;

const laws = readLaws(data).filter((law) => !isHeldOutLaw(law));
const glossary = versionsGlossary();
const meaningsIn = encoder === undefined || !withMeanings ? null : await openLawMeanings(encoder);
const foldOf = ({ name }: LawTexts): number => (createHash('sha256').update(`fold ${name}`).digest()[0] ?? 0) % 5;
const withTables = learnt.includes('negation') || learnt.includes('duty');
const tablesWithout = withTables ? expectedTablesLearner(laws, glossary, foldOf) : null;
const tablesOfFold = tablesWithout === null ? [] : Array.from({ length: 5 }, (_, fold) => tablesWithout(fold));
const examples: Record<ConflictModel, PlantedExample[]> = {
  value: [],
  negation: [],
  duty: [],
  omission: [],
  meaning: [],
};
const planted: Partial<Record<PlantKind, number>> = {};
for (const law of laws) {
  const fold = foldOf(law);
  let looseness: ReturnType<typeof labelledCandidates>['looseness'] | undefined;
  for (let seed = 0; seed < passes; seed += 1) {
    const changed = plantedLaw(law, { every: seed === 0 ? 0 : 2, seed });
    for (const { kind } of changed.plants) planted[kind] = (planted[kind] ?? 0) + 1;
    const meanings = await meaningsIn?.(changed, glossary);
    const labelled = labelledCandidates(changed, glossary, { looseness, meanings, tables: tablesOfFold[fold] });
    looseness ??= labelled.looseness;
    for (const { candidate, answers } of labelled.candidates) {
      if ((seed > 0 && answers === null) || candidate.features.length === 0) continue;
      const add = (name: ConflictModel, features: readonly number[]): void => {
        const weight = law.source === 'Hong Kong' ? ordinanceWeight[name] : 1;
        examples[name].push({ features, answers, fold, weight });
      };
      add(candidate.model, candidate.features);
      // What is told without meanings begins what is told with them.
      if (candidate.model === 'meaning') add('omission', candidate.features.slice(0, omissionFeatures.length));
    }
  }
}
const sections = laws.reduce((all, law) => all + law.sections.length, 0);
stderr.write(`${laws.length} laws, ${sections} sections; planted ${JSON.stringify(planted)}\n`);
/** What the last training says of models that are not learnt anew. */
const kept = z
  .object({ unseen: z.record(z.string(), z.record(z.string(), z.object({ sure: z.number(), found: z.number() }))) })
  .parse(JSON.parse(readFileSync(new URL('../../resources/versions/conflict-weights.json', import.meta.url), 'utf8')));
const unseen: Partial<Record<ConflictModel, ReturnType<typeof gradedModel>['unseen']>> = {};
const model = (name: ConflictModel): ConflictWeights => {
  if (!learnt.includes(name)) {
    unseen[name] = kept.unseen[name];
    return conflictWeights[name];
  }
  const graded = gradedModel(examples[name], { planted, sections, rate, mostFalse: mostFalse[name], leastPrecision });
  unseen[name] = graded.unseen;
  return graded.model;
};
const models = {
  value: model('value'),
  negation: model('negation'),
  duty: model('duty'),
  omission: model('omission'),
  meaning: model('meaning'),
};
const module = conflictWeightsModule(models);
writeFileSync(new URL('../clauses/versions/conflict-weights.ts', import.meta.url), module);
const tablesFile = new URL('../clauses/versions/expected-tables.ts', import.meta.url);
if (tablesWithout !== null) writeFileSync(tablesFile, expectedTablesModule(tablesWithout(null)));
const sha256 = createHash('sha256').update(module).digest('hex');
const hashOf = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(data, path)))
    .digest('hex');
const record = {
  artefact: 'main/clauses/versions/conflict-weights.ts',
  sha256,
  tables: 'main/clauses/versions/expected-tables.ts',
  tablesSha256: createHash('sha256').update(readFileSync(tablesFile)).digest('hex'),
  command: 'npm run train -- versions',
  encoder: 'resources/models/sentence-encoder.json',
  passes,
  rate,
  ordinanceWeight,
  mostFalse,
  leastPrecision,
  planted,
  unseen,
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
      licence: 'Hong Kong legislation: counts of function words, of numbers and of single words',
    },
  ],
};
const resources = new URL('../../resources/versions/', import.meta.url);
mkdirSync(resources, { recursive: true });
writeFileSync(new URL('conflict-weights.json', resources), `${JSON.stringify(record, null, 2)}\n`);
for (const [name, { check, sure }] of Object.entries(models))
  stderr.write(`${name}: check from ${check}, sure from ${sure}\n`);
stderr.write(`found by models that did not see the law: ${JSON.stringify(unseen)}\n`);
stderr.write(`SHA-256 ${sha256}\n`);
