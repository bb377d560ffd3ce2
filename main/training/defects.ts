/**
 * Makes `resources/defects/judge.json`, the learned judge of arbitration defects, from the labelled clauses that are
 * no closed test: `npm run train -- defects [OUT_FOLDER]`. Tells first what the judge does for sets left out.
 * Writes `sources.json` beside. The same files give the same bytes again.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr } from 'node:process';
import { z } from 'zod';
import type { Severity } from '#contract/finding.ts';
import { extract } from '#main/clauses/extract.ts';
import { answeredKinds } from '#main/clauses/judging/answered-kinds.ts';
import { defectJudgeSchema } from '#main/clauses/judging/defect-judge.ts';
import { wordingMarks } from '#main/clauses/judging/wording-marks.ts';
import { foldText } from '#main/clauses/matching/folded-text.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { clauseName, labelHashes, labelledDefects } from './defects/labelled-clauses.ts';
import { packedJudge } from './defects/pack-judge.ts';
import { reportLeftOut } from './defects/report-left-out.ts';
import { type JudgedClause, judgeSettings, trainJudge } from './defects/train-judge.ts';

const project = join(import.meta.dirname, '..', '..');
const folder = argv[2] ?? join(project, 'resources', 'defects');
const resource = (...path: string[]): unknown => JSON.parse(readFileSync(join(project, 'resources', ...path), 'utf8'));
const options = {
  ontology: parseOntology(resource('ontology', 'ontology.json')),
  institutions: parseInstitutions(resource('ontology', 'institutions.json')),
};
/** Clause → what the rules found of it before they were mended with it, and how surely. */
const earlier = z
  .record(z.string(), z.record(z.string(), z.number()))
  .parse(JSON.parse(readFileSync(join(project, 'test', 'fixtures', 'arbitration', 'earlier-findings.json'), 'utf8')));

const severities = new Map<string, Map<Severity, number>>();
const clauses = labelledDefects(project).map(({ fold, text, kinds }): JudgedClause => {
  const { findings, defects } = extract(text, options);
  const told = new Map<string, number>();
  for (const { kind, severity = 'low', confidence } of defects) {
    if (severity === 'note') continue;
    told.set(kind, Math.max(confidence, told.get(kind) ?? 0));
    const times = severities.get(kind) ?? new Map<Severity, number>();
    times.set(severity, (times.get(severity) ?? 0) + 1);
    severities.set(kind, times);
  }
  const name = clauseName(text);
  const before = earlier[name];
  // Today's rules stand between what they were and what they are on clauses that they were mended with.
  const isBefore = before !== undefined && Number.parseInt(name.slice(0, 2), 16) % 2 === 0;
  return {
    fold,
    kinds,
    marks: wordingMarks(foldText(text).text, [...findings, ...defects]),
    told: isBefore ? new Map(Object.entries(before)) : before !== undefined ? told : null,
    answered: answeredKinds(findings),
    hasAgreement: findings.some(({ kind }) => kind === 'arb.agreement'),
  };
});
const trained = trainJudge(clauses);
reportLeftOut(clauses, trained, judgeSettings, (line) => stderr.write(`${line}\n`));

const usual = new Map(
  [...severities].flatMap(([kind, times]) => {
    const [most] = [...times].toSorted(([, one], [, other]) => other - one);
    // How serious it is depends on the law that decides, which the judge does not weigh: it says no more than medium.
    return most === undefined ? [] : [[kind, most[0] === 'low' ? ('low' as const) : ('medium' as const)] as const];
  }),
);
const packed = defectJudgeSchema.parse(
  packedJudge(
    trained,
    usual,
    judgeSettings,
    `${clauses.length} labelled clauses of the project (docs/arbitration-set.md)`,
  ),
);
const bytes = `${JSON.stringify(packed)}\n`;
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
writeFileSync(join(folder, 'judge.json'), bytes);
writeFileSync(
  join(folder, 'sources.json'),
  `${JSON.stringify(
    {
      command: 'npm run train -- defects',
      artefacts: [{ file: 'judge.json', sha256: sha256(bytes), bytes: Buffer.byteLength(bytes) }],
      sources: labelHashes(project),
      licence:
        'clauses: own wording of the project, and passages of CUAD v1 (The Atticus Project, CC BY 4.0); hashes of words are shipped, no text',
    },
    null,
    2,
  )}\n`,
);
stderr.write(`judge.json: ${Buffer.byteLength(bytes)} bytes, ${trained.table.marks.length} marks\n`);
