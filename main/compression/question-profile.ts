import type { CompressionModel } from './compression-model.ts';
import { foldedTerms } from './folded-terms.ts';
import { foldChinese, type PreparedGlossary } from './glossary.ts';
import { wordHashes } from './passage-features.ts';
import { askedCategories } from './question-categories.ts';
import { textVector } from './word-vectors.ts';

/** What a question asks for: shares of the learned categories, and words with their weights. */
export interface QuestionProfile {
  /** By category: 0…1, how surely it is a question of that category. */
  readonly categories: Float32Array;
  /** Search terms; those that a glossary gave weigh less. */
  readonly terms: ReadonlyMap<string, number>;
  /** The direction of its words (see `word-vectors.ts`). */
  readonly vector: Float32Array;
}

/**
 * The profile of a question in any of the languages: how surely it asks for each
 * category, its search terms with the glossary's words of the other language, and
 * the direction of its words. `without` leaves one known wording out.
 */
export function questionProfile(
  question: string,
  model: Omit<CompressionModel, 'reader' | 'question'>,
  glossary: PreparedGlossary | null,
  without?: string,
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
  return {
    categories: askedCategories(question, model, glossary, without),
    terms,
    vector: textVector(model.vectors, wordHashes(question, 0, question.length, glossary?.chinese ?? null).beginnings),
  };
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
