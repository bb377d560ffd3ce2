import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseClauseJudge } from '#main/clauses/judging/clause-judge.ts';
import { parseDefectJudge } from '#main/clauses/judging/defect-judge.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';

function readJson(resourcesFolder: string, ...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(resourcesFolder, ...path), 'utf8'));
}

/** The kinds that are looked for, from the project's resources. Errors: `damaged-file`. */
export function readOntology(resourcesFolder: string) {
  return parseOntology(readJson(resourcesFolder, 'ontology', 'ontology.json'));
}

/** What `extract` looks for by rules: what learned from the rules' clause kinds reads a text with these. Errors: `damaged-file`. */
export function readRuleOptions(resourcesFolder: string) {
  return {
    ontology: readOntology(resourcesFolder),
    institutions: parseInstitutions(readJson(resourcesFolder, 'ontology', 'institutions.json')),
    judge: parseDefectJudge(readJson(resourcesFolder, 'defects', 'judge.json')),
  };
}

/** What `extract` looks for, from the project's resources. Errors: `damaged-file`. */
export function readExtractOptions(resourcesFolder: string) {
  return {
    ...readRuleOptions(resourcesFolder),
    clauseJudge: parseClauseJudge(readJson(resourcesFolder, 'clause-kinds', 'judge.json')),
  };
}
