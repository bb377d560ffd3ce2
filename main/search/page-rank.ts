import type { SearchHit, SearchIndex, SearchReason, StoredPassage, TextRange } from '#contract/search.ts';
import type { Alternative } from './concepts.ts';
import { phraseKeys, prefixKeys } from './match-expression.ts';
import { alternativeRanges, conceptShare, mergedRanges, type ReadText, readText } from './passage-match.ts';
import type { QueryNode } from './query-syntax.ts';
import { damping, type RankParts, type RankWeights, scoreOf, type WeighedConcept } from './ranking.ts';
import { snippetOf } from './snippet.ts';

export interface RankedPage {
  readonly best: StoredPassage;
  readonly text: string;
  readonly read: ReadText;
  readonly parts: RankParts;
  readonly score: number;
  readonly concepts: readonly WeighedConcept[];
  readonly phrases: readonly Alternative[];
}

interface RankOptions {
  readonly index: SearchIndex;
  readonly node: QueryNode;
  readonly meaning: Int8Array | null;
  readonly weights: RankWeights;
}

/** A page's text is read about its candidates, not beyond this many characters. */
const mostCharacters = 12_000;

/** Ranks pages by what their best passage and the whole page hold of the query, and by meaning. */
export function rankPages(
  pages: readonly (readonly StoredPassage[])[],
  concepts: readonly WeighedConcept[],
  options: RankOptions,
): RankedPage[] {
  const { index, meaning } = options;
  const canonical = concepts.some(({ concept }) => concept.alternatives.some(({ keys }) => /\d/.test(keys[0] ?? '')));
  const places = pages.flatMap(([first]) => (first ? [{ documentId: first.documentId, page: first.page }] : []));
  const near = meaning === null ? new Map<number, number>() : index.similarities(meaning, places);
  const phrases = exactPhrases(options.node);
  const all = concepts.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const share = (read: ReadText, damp: number): number =>
    concepts.reduce((sum, { concept, rarity }) => sum + rarity * conceptShare(read, concept, damp), 0) / all;
  const ranked = pages.flatMap((passages): RankedPage[] => {
    const [first] = passages;
    const text = first === undefined ? null : index.pageText(first.documentId, first.page);
    if (first === undefined || text === null) return [];
    let best = first;
    let bestScore = -1;
    let parts = { passage: 0, meaning: 0 };
    for (const passage of passages) {
      const held = share(readText(text.slice(passage.start, passage.end), canonical), damping);
      const likeness = near.get(passage.id) ?? 0;
      const score = options.weights.passage * held + options.weights.meaning * likeness;
      if (score > bestScore) [best, bestScore] = [passage, score];
      parts = { passage: Math.max(parts.passage, held), meaning: Math.max(parts.meaning, likeness) };
    }
    const from = Math.max(0, Math.min(best.start - mostCharacters / 2, text.length - mostCharacters));
    const window =
      text.length <= mostCharacters ? text : `${' '.repeat(from)}${text.slice(from, from + mostCharacters)}`;
    const read = readText(window, canonical);
    const likenesses = passages.flatMap(({ id }) => near.get(id) ?? []);
    const whole: RankParts = {
      ...parts,
      page: share(read, damping * Math.sqrt(1 + read.tokens.body.length / 400)),
      pageMeaning: likenesses.length === 0 ? 0 : likenesses.reduce((sum, each) => sum + each, 0) / likenesses.length,
    };
    return [{ best, text, read, parts: whole, score: scoreOf(whole, options.weights), concepts, phrases }];
  });
  return ranked.sort(
    (a, b) => b.score - a.score || (a.best.documentId < b.best.documentId ? -1 : 1) || a.best.page - b.best.page,
  );
}

/** Phrases and beginnings of the query, to be marked as they were asked. */
function exactPhrases(node: QueryNode): Alternative[] {
  switch (node.kind) {
    case 'phrase':
      return [{ keys: phraseKeys(node.text), prefix: false, weight: 1, translated: false }];
    case 'prefix':
      return [{ keys: prefixKeys(node.text), prefix: true, weight: 1, translated: false }];
    case 'near':
      return [...exactPhrases(node.left), ...exactPhrases(node.right)];
    case 'and':
    case 'or':
      return node.items.flatMap(exactPhrases);
    default:
      return [];
  }
}

/** The page as a hit, with every place of its words. */
export function pageHit(page: RankedPage): Omit<SearchHit, 'alike'> {
  const { best, text, read, parts } = page;
  const ranges: TextRange[] = page.phrases.flatMap((phrase) => alternativeRanges(read, phrase));
  const words: string[] = [];
  const translated: { asked: string; found: string }[] = [];
  for (const { concept } of page.concepts) {
    let own = false;
    for (const alternative of concept.alternatives) {
      const places = alternativeRanges(read, alternative);
      const [first] = places;
      if (first === undefined) continue;
      ranges.push(...places);
      if (!alternative.translated) own = true;
      else translated.push({ asked: concept.text, found: text.slice(first.start, first.end) });
    }
    if (own) words.push(concept.text);
  }
  const why: SearchReason[] = [];
  if (words.length > 0) why.push({ kind: 'words', words: [...new Set(words)] });
  if (translated.length > 0) why.push({ kind: 'translated', words: translated });
  if (parts.meaning > 0)
    why.push({ kind: 'meaning', similarity: Math.round(Math.min(1, parts.meaning) * 1000) / 1000 });
  const merged = mergedRanges(ranges);
  const { documentId, documentName, matterId, start, end, language } = best;
  return {
    documentId,
    documentName,
    matterId,
    page: best.page,
    passage: { start, end, language },
    ranges: merged,
    snippet: snippetOf(text, best, merged),
    score: Math.round(page.score * 1e6) / 1e6,
    why,
  };
}
