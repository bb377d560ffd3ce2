import type { CompressionModel } from './compression-model.ts';
import { foldChinese, type PreparedGlossary } from './glossary.ts';
import { searchTerms } from './question-terms.ts';

/** What a question asks for: shares of the learned categories, and words with their weights. */
export interface QuestionProfile {
  /** By category; 0…1, the greatest is the confidence that it is a question of that category. */
  readonly categories: Float32Array;
  /** Search terms; those that a glossary gave weigh less. */
  readonly terms: ReadonlyMap<string, number>;
}

/** Terms of a text in folded characters. */
export function foldedTerms(text: string): string[] {
  return searchTerms(/[\u2e80-\uffff]/u.test(text) ? foldChinese(text) : text);
}

/**
 * The profile of a question in any of the languages: how near its words are to
 * each category's own descriptions (cosine of tf·idf), and its search terms with
 * the glossary's words of the other language.
 */
export function questionProfile(
  question: string,
  model: CompressionModel,
  glossary: PreparedGlossary | null,
): QuestionProfile {
  const own = foldedTerms(question);
  const terms = new Map<string, number>();
  for (const term of own) terms.set(term, 1);
  if (glossary !== null) {
    for (const term of own) {
      for (const word of (glossary.chineseOf.get(term) ?? []).slice(0, 4)) {
        for (const pair of foldedTerms(word)) if (!terms.has(pair)) terms.set(pair, 0.6);
      }
    }
    for (const word of englishOf(foldChinese(question), glossary)) if (!terms.has(word)) terms.set(word, 0.6);
  }
  return { categories: nearCategories(own, model), terms };
}

/** Beginnings of the English words for the Chinese words of a folded text. */
function englishOf(folded: string, glossary: PreparedGlossary): Set<string> {
  const found = new Set<string>();
  for (const [beginning, words] of glossary.chineseOf) {
    if (words.slice(0, 3).some((word) => word.length > 1 && folded.includes(word)))
      found.add(beginning.replace(/s$/u, ''));
  }
  return found;
}

function nearCategories(terms: readonly string[], model: CompressionModel): Float32Array {
  const texts = model.categories.map((category) => {
    const entry = model.questions.find((question) => question.category === category);
    return [category, ...(entry?.en ?? []), ...(entry?.zh ?? [])].map((text) => new Set(foldedTerms(text)));
  });
  const count = new Map<string, number>();
  for (const sets of texts) {
    const all = new Set(sets.flatMap((set) => [...set]));
    for (const term of all) count.set(term, (count.get(term) ?? 0) + 1);
  }
  const weight = (term: string) => Math.log((texts.length + 1) / ((count.get(term) ?? 0.5) + 0.5));
  const asked = new Set(terms);
  const norm = (set: ReadonlySet<string>) => Math.sqrt([...set].reduce((sum, term) => sum + weight(term) ** 2, 0)) || 1;
  const askedNorm = norm(asked);
  const near = texts.map((sets) =>
    Math.max(
      ...sets.map((set) => {
        let dot = 0;
        for (const term of set) if (asked.has(term)) dot += weight(term) ** 2;
        return dot / (askedNorm * norm(set));
      }),
    ),
  );
  const best = Math.max(...near, 1e-6);
  // What is far behind the nearest is not asked for.
  return Float32Array.from(near, (value) => {
    const share = (value / best) ** 6;
    return share < 0.2 ? 0 : share * Math.min(1, value * 1.6);
  });
}
