import { readFileSync } from 'node:fs';
import { extract } from '#main/clauses/extract.ts';
import { findHypotheses } from '#main/kinds/find-hypotheses.ts';
import { findKinds } from '#main/kinds/find-kinds.ts';
import { parseHypothesesModel, parseKindsModel } from '#main/kinds/kinds-model.ts';
import { glossary, model } from '#test/compression/compression-model.ts';
import { options } from './resources.ts';

const resources = new URL('../../resources/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, resources), 'utf8'));

export const kindsModel = parseKindsModel(json('kinds/cuad.json'));
export const hypothesesModel = parseHypothesesModel(json('kinds/contractnli.json'));

const rules = new Map(model.questions.map(({ category, kinds }) => [category, kinds]));

/** A sample's text without the marks of its layout. */
export function sampleText(name: string): string {
  return readFileSync(new URL(`samples/text/${name}.txt`, resources), 'utf8').replace(
    /^(?:#+|[@!=|]|---?)[ \n]/gmu,
    '',
  );
}

function readByRules(text: string) {
  const { clauses, findings, defects } = extract(text, options);
  return { text, clauses, findings: [...findings, ...defects] };
}

export function kindsIn(text: string, least?: number) {
  return findKinds(readByRules(text), kindsModel, glossary.chinese, { rules, ...(least !== undefined && { least }) });
}

export function hypothesesIn(text: string) {
  return findHypotheses(readByRules(text), hypothesesModel, glossary.chinese);
}
