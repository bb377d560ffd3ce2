import type { PreparedGlossary } from '#main/compression/glossary.ts';
import { type CategoryWitness, categoryRows, categoryWidth } from '#main/compression/question-categories.ts';
import type { TreeEnsemble } from '#main/compression/tree-scores.ts';
import { boostTrees } from './boosted-trees.ts';
import { otherQuestions } from './other-questions.ts';

/**
 * Learns how surely a question asks for a category from the known wordings, each
 * seen as if it were not known, and once as it is; and from questions of no category.
 */
export function trainProfile(
  model: CategoryWitness,
  glossary: PreparedGlossary | null,
  { trees }: { readonly trees: number },
): TreeEnsemble {
  const parts: Float32Array[] = [];
  const targets: number[] = [];
  const learn = (question: string, of: ReadonlySet<number>, without?: string): void => {
    const rows = categoryRows(question, model, glossary, without);
    parts.push(rows);
    for (let category = 0; category < rows.length / categoryWidth; category += 1)
      targets.push(of.has(category) ? 1 : 0);
  };
  for (const [text, of] of wordings(model)) {
    learn(text, of, text);
    learn(text, of);
  }
  for (const text of otherQuestions) learn(text, new Set());
  const rows = new Float32Array(targets.length * categoryWidth);
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return boostTrees(rows, categoryWidth, Float32Array.from(targets), {
    trees,
    depth: 3,
    rate: 0.1,
    leastRows: 8,
    loss: 'logistic',
  });
}

/** Every wording with the categories that it asks for. */
export function wordings({ categories, questions }: Pick<CategoryWitness, 'categories' | 'questions'>) {
  const all = new Map<string, Set<number>>();
  categories.forEach((name, category) => {
    const entry = questions.find((question) => question.category === name);
    for (const text of [name, ...(entry?.en ?? []), ...(entry?.zh ?? []), ...(entry?.asked ?? [])]) {
      all.set(text, (all.get(text) ?? new Set()).add(category));
    }
  });
  return all;
}
