import { type CompressionModel, headTable } from './compression-model.ts';
import { foldedTerms } from './folded-terms.ts';
import type { PreparedGlossary } from './glossary.ts';
import { questionBuckets, wordHashes } from './passage-features.ts';
import { treeScore } from './tree-scores.ts';
import { dotProduct, textVector } from './word-vectors.ts';

interface Wording {
  readonly text: string;
  readonly category: number;
  readonly terms: ReadonlySet<string>;
  readonly norm: number;
  readonly vector: Float32Array;
}

interface Wordings {
  readonly all: readonly Wording[];
  readonly weightOf: (term: string) => number;
}

export type CategoryWitness = Pick<
  CompressionModel,
  'categories' | 'questions' | 'vectors' | 'centres' | 'rows' | 'weights' | 'scales' | 'bias'
>;

export const categoryWidth = 16;

const prepared = new WeakMap<object, Map<PreparedGlossary | null, Wordings>>();

/**
 * For every category what speaks for it: how near the question's words and their
 * directions are to the category's wordings and to the passages that experts
 * labelled, and what the scorer's heads make of its words. `without` leaves one
 * wording out, for training and measuring.
 */
export function categoryRows(
  question: string,
  model: CategoryWitness,
  glossary: PreparedGlossary | null,
  without?: string,
): Float32Array {
  const { all, weightOf } = wordingsOf(model, glossary);
  const terms = new Set(foldedTerms(question));
  const norm = normOf(terms, weightOf);
  const hashes = wordHashes(question, 0, question.length, glossary?.chinese ?? null);
  const vector = textVector(model.vectors, hashes.beginnings);
  const buckets = questionBuckets(hashes);
  const { heads, scores } = headTable(model, [buckets.passage, buckets.heading]);
  const count = model.categories.length;
  const columns = Array.from({ length: 7 }, () => new Float32Array(count).fill(-1));
  const [nearest, second, direction, meanDirection, centre, passage, heading] = columns;
  const directions = Array.from({ length: count }, (): number[] => []);
  for (const wording of all) {
    if (wording.text === without || nearest === undefined || second === undefined || direction === undefined) continue;
    let dot = 0;
    for (const term of wording.terms) if (terms.has(term)) dot += weightOf(term) ** 2;
    const near = dot / (norm * wording.norm);
    const { category } = wording;
    second[category] = Math.max(second[category] ?? 0, Math.min(near, nearest[category] ?? 0));
    nearest[category] = Math.max(nearest[category] ?? 0, near);
    const along = dotProduct(vector, wording.vector);
    direction[category] = Math.max(direction[category] ?? 0, along);
    directions[category]?.push(along);
  }
  for (let category = 0; category < count; category += 1) {
    const own = directions[category] ?? [];
    if (meanDirection) meanDirection[category] = own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length);
    const from = category * model.vectors.dimensions;
    if (centre) centre[category] = dotProduct(vector, model.centres.subarray(from, from + model.vectors.dimensions));
    if (passage) passage[category] = (scores[category] ?? 0) - (model.bias[category] ?? 0);
    if (heading) heading[category] = (scores[heads + category] ?? 0) - (model.bias[category] ?? 0);
  }
  const rows = new Float32Array(count * categoryWidth);
  const tops = columns.map((column) => column.reduce((most, value) => Math.max(most, value), -12));
  for (let category = 0; category < count; category += 1) {
    columns.forEach((column, at) => {
      rows[category * categoryWidth + 2 * at] = column[category] ?? 0;
      rows[category * categoryWidth + 2 * at + 1] = (tops[at] ?? 0) - (column[category] ?? 0);
    });
    rows[category * categoryWidth + 14] = terms.size;
    rows[category * categoryWidth + 15] = hashes.beginnings.length;
  }
  return rows;
}

/** How surely the question is of each category, 0…1. */
export function askedCategories(
  question: string,
  model: CategoryWitness & Pick<CompressionModel, 'profile'>,
  glossary: PreparedGlossary | null,
  without?: string,
): Float32Array {
  const rows = categoryRows(question, model, glossary, without);
  return Float32Array.from(
    model.categories,
    (_, category) => 1 / (1 + Math.exp(-treeScore(model.profile, rows, category * categoryWidth))),
  );
}

function normOf(terms: ReadonlySet<string>, weightOf: (term: string) => number): number {
  let squares = 0;
  for (const term of terms) squares += weightOf(term) ** 2;
  return Math.sqrt(squares) || 1;
}

function wordingsOf(model: CategoryWitness, glossary: PreparedGlossary | null): Wordings {
  const known = prepared.get(model.vectors)?.get(glossary);
  if (known !== undefined) return known;
  const texts = model.categories.flatMap((name, category) => {
    const entry = model.questions.find((question) => question.category === name);
    return [name, ...(entry?.en ?? []), ...(entry?.zh ?? []), ...(entry?.asked ?? [])].map((text) => ({
      text,
      category,
      terms: new Set(foldedTerms(text)),
    }));
  });
  const holders = new Map<string, Set<number>>();
  for (const { terms, category } of texts) {
    for (const term of terms) holders.set(term, (holders.get(term) ?? new Set()).add(category));
  }
  const count = model.categories.length;
  const weightOf = (term: string) => Math.log((count + 1) / ((holders.get(term)?.size ?? 0.5) + 0.5));
  const made = {
    weightOf,
    all: texts.map((entry) => ({
      ...entry,
      norm: normOf(entry.terms, weightOf),
      vector: textVector(
        model.vectors,
        wordHashes(entry.text, 0, entry.text.length, glossary?.chinese ?? null).beginnings,
      ),
    })),
  };
  const perModel = prepared.get(model.vectors) ?? new Map<PreparedGlossary | null, Wordings>();
  perModel.set(glossary, made);
  prepared.set(model.vectors, perModel);
  return made;
}
