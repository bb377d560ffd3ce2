import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TextFinding } from '#contract/finding.ts';
import type { Extraction } from '#main/clauses/extraction.ts';
import { questionCategoriesSchema } from '#main/compression/compression-model.ts';
import { glossaryFrom, prepareGlossary } from '#main/compression/glossary.ts';
import { findHypotheses } from '#main/kinds/find-hypotheses.ts';
import { findKinds } from '#main/kinds/find-kinds.ts';
import { parseHypothesesModel, parseKindsModel } from '#main/kinds/kinds-model.ts';

/** The learned sets of clause kinds. */
export const learnedSets = ['cuad', 'contractnli'] as const;
export type LearnedSet = (typeof learnedSets)[number];

/** Reads one set's model; what it gives finds the set's kinds in a text that the rules have read. Errors: `damaged-file`. */
export function openLearnedKinds(
  resourcesFolder: string,
  set: LearnedSet,
): (text: string, extraction: Extraction) => TextFinding[] {
  const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(resourcesFolder, ...path), 'utf8'));
  const list = z.array(z.string());
  const glossary = prepareGlossary(
    glossaryFrom(
      z.array(z.object({ en: list, zh: list })).parse(read('glossary', 'legal-terms.json')),
      z.record(z.string(), list).parse(read('glossary', 'statute-words.json')),
    ),
  ).chinese;
  const input = (text: string, { clauses, findings, defects }: Extraction) => ({
    text,
    clauses,
    findings: [...findings, ...defects],
  });
  if (set === 'cuad') {
    const model = parseKindsModel(read('kinds', 'cuad.json'));
    const rules = new Map(
      questionCategoriesSchema
        .parse(read('compression', 'categories.json'))
        .map(({ category, kinds }) => [category, kinds]),
    );
    return (text, extraction) => findKinds(input(text, extraction), model, glossary, { rules });
  }
  const model = parseHypothesesModel(read('kinds', 'contractnli.json'));
  return (text, extraction) => findHypotheses(input(text, extraction), model, glossary);
}
