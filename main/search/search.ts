import type {
  SearchFilter,
  SearchHit,
  SearchIndex,
  SearchOptions,
  SearchResult,
  StoredPassage,
} from '#contract/search.ts';
import { type Concept, conceptsOf } from './concepts.ts';
import type { SentenceEncoder } from './encoder/sentence-encoder.ts';
import { foldAlike } from './fold-alike.ts';
import { allOf, anyOf, conceptExpression, excludedExpressions, strictExpression } from './match-expression.ts';
import { meaningsOf } from './meaning.ts';
import { pageHit, rankPages } from './page-rank.ts';
import { filterOf, hasFields } from './query-filter.ts';
import { type ParsedQuery, parseQuery, type QueryNode } from './query-syntax.ts';
import { type RankWeights, rarity, usualWeights, type WeighedConcept, wordWeights } from './ranking.ts';
import type { Translations } from './translations.ts';

export interface SearchTools {
  readonly index: SearchIndex;
  /** Carries words over the language border; null: words are found in their own language only. */
  readonly translations: Translations | null;
  /** Null where it is not on this machine. */
  readonly encoder: SentenceEncoder | null;
  /** Milliseconds, rising. */
  readonly now: () => number;
  /** For trying others out. */
  readonly weights?: RankWeights;
}

/** Passages taken from each list before pages are ranked. */
const candidates = 240;
/** Pages that are read and ranked. */
const rankedPages = 60;
/** Passages listed where only fields are asked. */
const mostPassing = 1_000;
/** Words whose passages are gathered when no passage has them all: the most telling ones. */
const mostConcepts = 24;

/**
 * Finds pages by words and by meaning, best first. A page that holds all of the
 * words comes before one that holds some; fields, phrases and exclusions hold for
 * every hit. Takes milliseconds to a second: made for a worker.
 */
export async function search(query: string, options: SearchOptions, tools: SearchTools): Promise<SearchResult> {
  const began = tools.now();
  const parsed = parseQuery(query);
  const { index } = tools;
  const filter = filterOf(parsed, options, index);
  const result =
    parsed.node === null && filter !== null && hasFields(parsed)
      ? passing(filter, options, index)
      : await found(parsed, filter, options, tools);
  return {
    query,
    ...result,
    tookMs: Math.round((tools.now() - began) * 10) / 10,
    pagesBehind: index.pagesBehind(filter ?? {}),
    notes: parsed.notes,
  };
}

/** Fields alone (`kind:arb.seat`, `from:2024-01-01 to:2024-12-31`) ask for all that they let pass, in the order of the papers. */
function passing(filter: SearchFilter, options: SearchOptions, index: SearchIndex): Found {
  const { ids, total } = index.filtered(filter, mostPassing);
  const pages = bestPages(index.passages(ids), new Map(), mostPassing);
  // Nothing was asked but to pass: all score alike, and stand by document and page.
  const ranked = rankPages(pages, [], { index, node: { kind: 'text', text: '' }, meaning: null, weights: wordWeights });
  const hits = ranked.slice(0, limitOf(options)).map((page): SearchHit => ({ ...pageHit(page), alike: [] }));
  return { hits, total, byMeaning: false };
}

type Found = Pick<SearchResult, 'hits' | 'total' | 'byMeaning'>;

async function found(
  { node }: ParsedQuery,
  filter: SearchFilter | null,
  options: SearchOptions,
  tools: SearchTools,
): Promise<Found> {
  const nothing = { hits: [], total: 0, byMeaning: false };
  if (node === null || filter === null) return nothing;
  const { index } = tools;
  const strict = strictExpression(node);
  const texts = writtenTexts(node);
  const concepts = telling(texts.flatMap((text) => conceptsOf(text, tools.translations)));
  const passageCount = index.passageCount();
  const weighed = weigh(concepts, index, passageCount);
  const places = new Map<number, number>();
  const add = (ids: readonly { readonly id: number }[], share: number): void => {
    // Reciprocal rank (Cormack et al. 2009): good in one list is enough to be looked at.
    for (const [place, { id }] of ids.entries()) places.set(id, (places.get(id) ?? 0) + share / (60 + place));
  };
  const total = strict === null ? 0 : index.count(strict, filter);
  if (strict !== null && total > 0) add(index.match(strict, filter, candidates), 2);
  const free = isFree(node);
  const required = requiredExpression(node);
  if (free || required !== null) {
    const some = relaxedExpression(
      weighed.slice(0, mostConcepts).map(({ concept }) => concept),
      required,
      excludedExpressions(node),
    );
    if (some !== null) add(index.match(some, filter, candidates), 1);
  }
  const meaning =
    free && options.byMeaning !== false && tools.encoder !== null
      ? (await meaningsOf(tools.encoder, [texts.join(' ')], tools.translations?.writtenForms))[0]
      : undefined;
  if (meaning !== undefined) {
    const unwanted = anyOf(excludedExpressions(node));
    const near = await index.nearest(meaning, filter, candidates);
    const left = unwanted === null ? null : new Set(index.match(unwanted, filter, 100_000).map(({ id }) => id));
    add(left === null ? near : near.filter(({ id }) => !left.has(id)), 1);
  }
  const passages = index.passages([...places.keys()]);
  const pages = bestPages(passages, places);
  const ranked = rankPages(pages, weighed, {
    index,
    node,
    meaning: meaning ?? null,
    weights: tools.weights ?? (meaning === undefined ? wordWeights : usualWeights),
  });
  const folded = foldAlike(ranked);
  return {
    hits: folded
      .map(({ page, alike }): SearchHit => ({ ...pageHit(page), alike }))
      .filter(hasReason)
      .slice(0, limitOf(options)),
    total,
    byMeaning: meaning !== undefined,
  };
}

function limitOf({ limit = 20 }: SearchOptions): number {
  return Math.min(200, Math.max(1, limit));
}

/** A page without any of the words has to say something close: the nearest of unlike passages are no finding. */
const leastMeaning = 0.35;

function hasReason({ ranges, why }: SearchHit): boolean {
  return ranges.length > 0 || why.some((reason) => reason.kind === 'meaning' && reason.similarity >= leastMeaning);
}

/** The pages of the candidates, the most promising first. */
function bestPages(
  passages: readonly StoredPassage[],
  places: ReadonlyMap<number, number>,
  most = rankedPages,
): StoredPassage[][] {
  const pages = new Map<string, { share: number; passages: StoredPassage[] }>();
  for (const passage of passages) {
    const key = `${passage.documentId} ${passage.page}`;
    const page = pages.get(key) ?? { share: 0, passages: [] };
    page.share += places.get(passage.id) ?? 0;
    page.passages.push(passage);
    pages.set(key, page);
  }
  return [...pages.values()]
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
    .map((page) => page.passages);
}

/** Concepts with what they tell, the most telling first; those that stand nowhere tell nothing. */
function weigh(concepts: readonly Concept[], index: SearchIndex, passages: number): WeighedConcept[] {
  const keys = [...new Set(concepts.flatMap(({ alternatives }) => alternatives.flatMap((each) => each.keys)))];
  const counts = index.wordCounts(keys);
  const countOf = (concept: Concept): number => {
    let sum = 0;
    for (const { keys: own, weight, prefix } of concept.alternatives) {
      // A phrase stands in no more passages than its rarest key.
      const least = Math.min(...own.map((key) => counts.get(key) ?? 0));
      sum += weight * (prefix && least === 0 ? passages / 20 : least);
    }
    return Math.min(sum, passages);
  };
  return concepts
    .map((concept) => ({ concept, count: countOf(concept) }))
    .filter(({ count }) => count > 0)
    .map(({ concept, count }) => ({ concept, rarity: rarity(count, passages) }))
    .sort((a, b) => b.rarity - a.rarity);
}

function telling(concepts: readonly Concept[]): readonly Concept[] {
  const chosen = concepts.filter(({ isCommon }) => !isCommon);
  return chosen.length > 0 ? chosen : concepts;
}

/** What the query says in its own words, without what it leaves out. */
function writtenTexts(node: QueryNode): string[] {
  switch (node.kind) {
    case 'text':
    case 'phrase':
    case 'prefix':
      return [node.text];
    case 'near':
      return [...writtenTexts(node.left), ...writtenTexts(node.right)];
    case 'and':
    case 'or':
      return node.items.flatMap(writtenTexts);
    case 'not':
      return [];
  }
}

/** Whether a hit need not hold any word: the query is words, perhaps with some left out. */
function isFree(node: QueryNode): boolean {
  return (
    node.kind === 'text' || (node.kind === 'and' && node.items.every(({ kind }) => kind === 'text' || kind === 'not'))
  );
}

/** What every hit must hold: all of the query's top but its plain words; null where that is nothing. */
function requiredExpression(node: QueryNode): string | null {
  const items = node.kind === 'and' ? node.items : [node];
  return allOf(
    items
      .filter(({ kind }) => kind !== 'text' && kind !== 'not')
      .map(strictExpression)
      .filter((part) => part !== null),
  );
}

function relaxedExpression(
  concepts: readonly Concept[],
  required: string | null,
  excluded: readonly string[],
): string | null {
  const some = required ?? anyOf(concepts.map((concept) => conceptExpression(concept, 0.08)));
  const unwanted = anyOf(excluded);
  return some === null || unwanted === null ? some : `(${some} NOT ${unwanted})`;
}
