/**
 * Makes `resources/clause-kinds/judge.json`, which tells clause kinds whose wording no rule knows, from the labelled
 * clauses in `resources/clause-set` and from CUAD's contracts that are not held out (CC BY 4.0, The Atticus Project).
 *
 * `SAMPAN_DATA=… npm run train -- clause-kinds [OUT_FOLDER]`
 *
 * How far a score is trusted is learned from a scorer that had seen neither the clauses of `development` nor one in
 * four of the contracts; what ships has. Writes `sources.json` beside. The same files give the same bytes again.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { clauseJudgeSchema, kindProbability } from '#main/clauses/judging/clause-judge.ts';
import { foldText } from '#main/clauses/matching/folded-text.ts';
import { parseOntology } from '#main/clauses/ontology.ts';
import { contractPassages } from './clause-kinds/contract-passages.ts';
import { fitLine, fitShifts, type ScoredKind } from './clause-kinds/fit-lines.ts';
import { judgedIds } from './clause-kinds/judged-ids.ts';
import {
  type ClauseSet,
  clauseSetHashes,
  type LabelledClause,
  labelledClauses,
  learnedSets,
} from './clause-kinds/labelled-clauses.ts';
import { packedClauseJudge } from './clause-kinds/pack-clause-judge.ts';
import {
  clauseJudgeSettings,
  type KindExample,
  scorerRows,
  scorerScores,
  trainKindScorer,
} from './clause-kinds/train-clause-judge.ts';
import { isForDevelopment } from './compression/cuad-passages.ts';
import { isHeldOut } from './held-out.ts';

const data = env.SAMPAN_DATA;
if (data === undefined || data === '') {
  stderr.write('Set SAMPAN_DATA to the folder that holds cuad (CUAD v1, CC BY 4.0).\n');
  exit(2);
}
const project = join(import.meta.dirname, '..', '..');
const folder = argv[2] ?? join(project, 'resources', 'clause-kinds');
const report = (line: string): void => {
  stderr.write(`${line}\n`);
};
const ontology = parseOntology(
  JSON.parse(readFileSync(join(project, 'resources', 'ontology', 'ontology.json'), 'utf8')),
);
const ids = judgedIds(ontology);

const written = (set: ClauseSet): KindExample[] =>
  labelledClauses(project, set).map(({ text, kinds }) => ({
    text: foldText(text).text,
    are: new Set(kinds),
    areNot: null,
    isWritten: true,
  }));
const contracts = contractPassages(data, (name) => !isHeldOut(name), ontology, ids);
const ofContracts = (wanted: (name: string) => boolean): KindExample[] =>
  contracts.filter(({ contract }) => wanted(contract)).map((passage) => ({ ...passage, isWritten: false }));
report(`${contracts.length} passages of contracts`);

const early = trainKindScorer(
  [
    ...learnedSets.filter((set) => set !== 'development').flatMap(written),
    ...ofContracts((name) => !isForDevelopment(name)),
  ],
  ids,
);
const earlyRows = scorerRows(early);
const withinScores = ofContracts(isForDevelopment).flatMap(({ text, are, areNot }): ScoredKind[] => {
  const scores = scorerScores(early, earlyRows, text);
  return ids.flatMap((id, kind) =>
    are.has(id) || areNot?.has(id) ? [{ kind, score: scores[kind] ?? 0, isTrue: are.has(id) }] : [],
  );
});
const aloneScores = labelledClauses(project, 'development').flatMap(({ text, kinds }: LabelledClause): ScoredKind[] => {
  const scores = scorerScores(early, earlyRows, foldText(text).text);
  return ids.map((id, kind) => ({ kind, score: scores[kind] ?? 0, isTrue: kinds.includes(id) }));
});
const within = fitLine(withinScores);
const alone = fitLine(aloneScores);
const shifts = fitShifts(withinScores, within, ids.length);
const { tellAbove } = clauseJudgeSettings;
for (const [name, line, own, scored] of [
  ['contracts left out', within, shifts, withinScores],
  ['clauses of a hand left out', alone, [], aloneScores],
] as const) {
  const all = scored.filter(({ isTrue }) => isTrue).length;
  for (const above of [0.4, tellAbove, 0.6, 0.7]) {
    const told = scored.filter(({ kind, score }) => kindProbability(score, line, own[kind] ?? 0) >= above);
    const right = told.filter(({ isTrue }) => isTrue).length;
    const [precision, recall] = [right / told.length, right / all].map((share) => share.toFixed(3));
    report(`${name}, above ${above}: precision ${precision}, recall ${recall} of ${all}`);
  }
}

const final = trainKindScorer([...learnedSets.flatMap(written), ...ofContracts(() => true)], ids);
const packed = clauseJudgeSchema.parse(
  packedClauseJudge(final, {
    shifts,
    within,
    alone,
    tellAbove,
    source: 'labelled clauses of the project and CUAD v1 (docs/clauses.md)',
  }),
);
const bytes = `${JSON.stringify(packed)}\n`;
writeFileSync(join(folder, 'judge.json'), bytes);
writeFileSync(
  join(folder, 'sources.json'),
  `${JSON.stringify(
    {
      command: 'SAMPAN_DATA=… npm run train -- clause-kinds',
      artefacts: [
        {
          file: 'judge.json',
          sha256: createHash('sha256').update(bytes).digest('hex'),
          bytes: Buffer.byteLength(bytes),
        },
      ],
      sources: [
        ...clauseSetHashes(project),
        {
          file: 'CUAD v1, contracts not held out: passages',
          sha256: createHash('sha256')
            .update(contracts.map(({ contract, text }) => `${contract}\n${text}\n`).join(''))
            .digest('hex'),
        },
      ],
      licence:
        'clauses: own wording of the project; CUAD v1 (The Atticus Project, CC BY 4.0); hashes of words are shipped, no text',
      leftOut: 'clause-set/held-out.jsonl; one in four contracts of CUAD by the hash of its name',
    },
    null,
    2,
  )}\n`,
);
report(`judge.json: ${Buffer.byteLength(bytes)} bytes, ${final.marks.length} marks`);
