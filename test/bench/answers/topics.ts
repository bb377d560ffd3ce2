/** Whether a topic's passage is one that experts labelled: chosen among all passages, among the kept ones, or by the compression's own task. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '#main/clauses/extract.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { clauseTree, type TextClause } from '#main/clauses/structure/clause-tree.ts';
import { compress } from '#main/compression/compress.ts';
import type { Topic } from '#main/compression/topics.ts';
import { topicPassages } from '#main/summaries/topic-passages.ts';
import { likeliestPlaces } from '#main/summaries/topic-readings.ts';
import { labelledContracts } from '#main/training/compression/cuad-passages.ts';
import { isHeldOut } from '#main/training/held-out.ts';
import { glossary, model as scorer } from '#test/compression/compression-model.ts';
import { labelledText } from '#test/compression/labelled-text.ts';

const categoriesOf: Partial<Readonly<Record<Topic, readonly string[]>>> = {
  identity: ['Parties', 'Agreement Date', 'Document Name'],
  term: ['Expiration Date', 'Renewal Term', 'Effective Date'],
  termination: ['Termination For Convenience'],
  liability: ['Cap On Liability', 'Uncapped Liability'],
  law: ['Governing Law'],
};
const ratio = 10;
const countTokens = (text: string): number => Math.ceil(text.length / 4);

/** Prints, for each topic, in how many held-out contracts that have it the chosen passage is a labelled one. */
export function measureTopics(data: string, root: string): void {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'resources', 'ontology', name), 'utf8'));
  const extraction = {
    ontology: parseOntology(read('ontology.json')),
    institutions: parseInstitutions(read('institutions.json')),
  };
  const ways = ['wording and place', 'of those, kept at 10 ×', 'compression by task', 'speaking, by task'] as const;
  const hits = new Map<string, number>();
  const add = (key: string): void => void hits.set(key, (hits.get(key) ?? 0) + 1);
  for (const { text, clauses, spans, group } of [...english(data), ...chinese(root)]) {
    const { findings, defects } = extract(text, extraction);
    const base = { text, clauses, findings: [...findings, ...defects], countTokens, model: scorer, glossary };
    const kept = compress({ ...base, ratio, ledgerShare: 0 }).passages.filter((passage) => passage.kept);
    const input = { text, clauses, findings, defects, language: 'en' } as const;
    const ranked = topicPassages(input, Number.POSITIVE_INFINITY);
    for (const [topic, candidates] of ranked) {
      const categories = categoriesOf[topic];
      const labelled = spans.filter(({ category }) => categories?.includes(category));
      if (categories === undefined || labelled.length === 0) continue;
      add(`${group} ${topic} all`);
      const touches = (a: Range, b: Range): boolean => a.start < b.end && a.end > b.start;
      const byTask = compress({ ...base, ratio, ledgerShare: 0, task: categories }).passages;
      const readings = { [topic]: likeliestPlaces([byTask]) };
      const ofReadings = topicPassages({ ...input, readings }, 1);
      const chosen: readonly (Range | undefined)[] = [
        candidates[0],
        candidates.find((candidate) => kept.some((passage) => touches(passage, candidate))),
        byTask.toSorted((a, b) => b.score - a.score)[0],
        ofReadings.get(topic)?.[0],
      ];
      for (const [index, passage] of chosen.entries()) {
        if (passage && labelled.some((span) => touches(span, passage))) add(`${group} ${topic} ${ways[index]}`);
      }
    }
  }
  console.log(`| topic | contracts | ${ways.join(' | ')} |\n|---|---|---|---|---|---|`);
  for (const group of groups) {
    for (const topic of Object.keys(categoriesOf)) {
      const all = hits.get(`${group} ${topic} all`) ?? 0;
      const cells = ways.map((way) => percent(hits.get(`${group} ${topic} ${way}`) ?? 0, all));
      console.log(`| ${group}, ${topic} | ${all} | ${cells.join(' | ')} |`);
    }
  }
}

const groups = ['CUAD, held out', 'Chinese, the project’s own'] as const;
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

interface Range {
  readonly start: number;
  readonly end: number;
}

interface LabelledText {
  readonly group: (typeof groups)[number];
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly spans: readonly (Range & { readonly category: string })[];
}

function* english(data: string): Generator<LabelledText, void, void> {
  for (const contract of labelledContracts(data, isHeldOut)) yield { group: groups[0], ...contract };
}

function* chinese(root: string): Generator<LabelledText, void, void> {
  const folder = join(root, 'test', 'fixtures', 'compression');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    const { text, labels } = labelledText(readFileSync(join(folder, name), 'utf8'));
    yield { group: groups[1], text, clauses: clauseTree(text), spans: labels };
  }
}
