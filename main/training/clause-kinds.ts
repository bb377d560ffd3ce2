/**
 * Makes `resources/clause-kinds/judge.json`, which tells clause kinds whose wording no rule knows, from the labelled
 * clauses in `resources/clause-set` and from CUAD's contracts that are not held out (CC BY 4.0, The Atticus Project).
 *
 * `SAMPAN_DATA=… npm run train -- clause-kinds [OUT_FOLDER]`
 *
 * How far a score and a rule are trusted is learned from a scorer that had seen neither the clauses of `development`
 * nor the project's whole contracts; what ships has. Writes `sources.json` beside. The same files give the same bytes
 * again.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import {
  clauseJudgeSchema,
  type EvidenceLine,
  kindProbability,
  parseClauseJudge,
} from '#main/clauses/judging/clause-judge.ts';
import { foldText } from '#main/clauses/matching/folded-text.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { contractPassages } from './clause-kinds/contract-passages.ts';
import { fitLine } from './clause-kinds/fit-lines.ts';
import { judgedIds } from './clause-kinds/judged-ids.ts';
import { evidenceAlone, evidenceWithin } from './clause-kinds/kind-evidence.ts';
import { type ClauseSet, clauseSetHashes, labelledClauses, learnedSets } from './clause-kinds/labelled-clauses.ts';
import { labelledWholeContracts, ownContracts } from './clause-kinds/labelled-contracts.ts';
import { packedClauseJudge } from './clause-kinds/pack-clause-judge.ts';
import {
  clauseJudgeSettings,
  type KindExample,
  type KindScorer,
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
const readOntologyFile = (name: string): unknown =>
  JSON.parse(readFileSync(join(project, 'resources', 'ontology', name), 'utf8'));
const ontology = parseOntology(readOntologyFile('ontology.json'));
const rules = { ontology, institutions: parseInstitutions(readOntologyFile('institutions.json')) };
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

const { tellAbove, dropBelow } = clauseJudgeSettings;
const source = 'labelled clauses of the project and CUAD v1 (docs/clauses.md)';
const judgeOf = (scorer: KindScorer, within: EvidenceLine, alone: EvidenceLine) =>
  clauseJudgeSchema.parse(packedClauseJudge(scorer, { source, tellAbove, dropBelow, within, alone }));

const early = trainKindScorer(
  [
    ...learnedSets.filter((set) => set !== 'development').flatMap(written),
    ...ofContracts((name) => !isForDevelopment(name)),
  ],
  ids,
);
const untold: EvidenceLine = [0, 0, 0, 0, 0, 0];
const earlyJudge = parseClauseJudge(judgeOf(early, untold, untold));
const whole = labelledWholeContracts(join(project, ...ownContracts));
const ofWhole = whole.map((contract) => evidenceWithin(contract, earlyJudge, rules));
const ofAlone = evidenceAlone(labelledClauses(project, 'development'), earlyJudge, rules);
const within = fitLine(ofWhole.flat());
const alone = fitLine(ofAlone);
const crossed = ofWhole.flatMap((own, left) => {
  const line = fitLine(ofWhole.filter((_, place) => place !== left).flat());
  return own.map((one) => ({ ...one, line }));
});
for (const [name, evidenced] of [
  ['whole contracts, each by the others', crossed],
  ['clauses of a hand left out', ofAlone.map((one) => ({ ...one, line: alone }))],
] as const) {
  const all = evidenced.filter(({ isTrue }) => isTrue).length;
  for (const above of [0.3, 0.4, 0.5, 0.6]) {
    const told = evidenced.filter(({ evidence, line }) => kindProbability(evidence, line) >= above);
    const right = told.filter(({ isTrue }) => isTrue).length;
    const [precision, recall] = [right / told.length, right / all].map((share) => share.toFixed(3));
    report(`${name}, above ${above}: precision ${precision}, recall ${recall} of ${all}`);
  }
}

const ofWholeContracts = whole
  .flatMap(({ clauses }) => clauses)
  .flatMap(({ heading, text, kinds }): KindExample[] =>
    (heading === null ? [text] : [text, `${heading}\n${text}`]).map((shown) => ({
      text: foldText(shown).text,
      are: new Set(kinds),
      areNot: null,
      isWritten: true,
    })),
  );
const final = trainKindScorer([...learnedSets.flatMap(written), ...ofWholeContracts, ...ofContracts(() => true)], ids);
const bytes = `${JSON.stringify(judgeOf(final, within, alone))}\n`;
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
