import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseClauseJudge } from '#main/clauses/judging/clause-judge.ts';
import { parseDefectJudge } from '#main/clauses/judging/defect-judge.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';

/** What `extract` looks for, from the project's resources. Errors: `damaged-file`. */
export function readExtractOptions(resourcesFolder: string) {
  const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(resourcesFolder, ...path), 'utf8'));
  return {
    ontology: parseOntology(readJson('ontology', 'ontology.json')),
    institutions: parseInstitutions(readJson('ontology', 'institutions.json')),
    judge: parseDefectJudge(readJson('defects', 'judge.json')),
    clauseJudge: parseClauseJudge(readJson('clause-kinds', 'judge.json')),
  };
}
