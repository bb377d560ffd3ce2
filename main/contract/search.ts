import type { Anchor, LanguageTag } from './document.ts';
import type { ErrorValue } from './errors.ts';

/**
 * Search: what is asked, what is found, and the door between the room that
 * searches and the store that keeps the index. Offsets are UTF-16 code units of
 * the page's text, end exclusive.
 */

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface SearchOptions {
  /** Hits at most, 1 to 200; 20 where absent. */
  readonly limit?: number;
  /** Only documents of this matter, of these documents. */
  readonly matterId?: string;
  readonly documentIds?: readonly string[];
  /** False: by the words only, even where the sentence encoder is here. */
  readonly byMeaning?: boolean;
}

/** Why a page was found. */
export type SearchReason =
  /** These words of the query stand there, in any form of them. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** The glossary has these words for words of the query. */
  | { readonly kind: 'translated'; readonly words: readonly { readonly asked: string; readonly found: string }[] }
  /** A passage says something close to the query; `similarity` from 0 to 1. */
  | { readonly kind: 'meaning'; readonly similarity: number };

/** A page that was found. */
export interface SearchHit {
  readonly documentId: string;
  readonly documentName: string;
  readonly matterId: string;
  readonly page: number;
  /** The passage that speaks most of what was asked. */
  readonly passage: TextRange & { readonly language: LanguageTag };
  /** Where the words stand on the page, in order, without overlaps; empty where only the meaning was found. */
  readonly ranges: readonly TextRange[];
  /** A stretch of the page; `marks` are offsets into `text`. */
  readonly snippet: { readonly text: string; readonly start: number; readonly marks: readonly TextRange[] };
  /** Larger is better; only for hits of one search. */
  readonly score: number;
  readonly why: readonly SearchReason[];
  /** Other pages that say nearly the same and are left out of the list. */
  readonly alike: readonly { readonly documentId: string; readonly page: number }[];
}

export interface SearchResult {
  readonly query: string;
  readonly hits: readonly SearchHit[];
  /** Passages that hold all the words asked; 0 where the hits hold only some of them, or only the meaning. */
  readonly total: number;
  readonly tookMs: number;
  /** Whether the sentence encoder took part. */
  readonly byMeaning: boolean;
  /** Pages whose text the index does not hold yet. */
  readonly pagesBehind: number;
  /** Words of the query that were not understood as its syntax, in plain English; empty where all was. */
  readonly notes: readonly string[];
}

/** A hit with its places on the page: of each range, or of the passage where only the meaning was found; none where none were asked for. */
export interface PlacedHit extends SearchHit {
  readonly anchors: readonly Anchor[];
}

export interface PlacedSearchResult extends Omit<SearchResult, 'hits'> {
  readonly hits: readonly PlacedHit[];
}

/** A step of building the index, for the window. */
export interface IndexState {
  readonly pages: number;
  readonly pagesBehind: number;
  /** Pages whose passages have no meaning worked out yet. */
  readonly pagesWithoutMeaning: number;
  readonly error: ErrorValue | null;
}

/** What the index keeps of a passage: the keys of its words, blank between them, in their order. */
export interface PassageTerms extends TextRange {
  readonly position: number;
  readonly language: LanguageTag;
  readonly heading: string;
  readonly body: string;
  /** Canonical keys of amounts, dates and periods, and the parts of compounds. */
  readonly exact: string;
  /** Days named, as numbers like 20250301. */
  readonly days: readonly number[];
  /** Two halves of a 64-bit number, each signed 32 bits, that near-duplicates nearly share. */
  readonly shape: readonly [number, number];
}

export interface PageTerms {
  readonly page: number;
  /** The version of the rules that made them. */
  readonly version: number;
  /** The text that they were made of; terms of another text are not stored. */
  readonly text: string;
  readonly passages: readonly PassageTerms[];
}

/** Which passages count. Absent: all. Lists hold alternatives. */
export interface SearchFilter {
  readonly matterId?: string;
  readonly documentIds?: readonly string[];
  readonly languages?: readonly LanguageTag[];
  readonly pages?: { readonly from: number; readonly to: number };
  /** Days as numbers like 20250301, both included. */
  readonly days?: { readonly from: number; readonly to: number };
  /** Kinds of findings that the passage overlaps; `arb` takes in `arb.seat`. */
  readonly kinds?: readonly string[];
}

/** A passage of the index with its page's text. */
export interface StoredPassage extends TextRange {
  readonly id: number;
  readonly documentId: string;
  readonly documentName: string;
  readonly matterId: string;
  readonly page: number;
  readonly position: number;
  readonly language: LanguageTag;
  readonly shape: readonly [number, number];
}

/** The index as the search sees it. */
export interface SearchIndex {
  passageCount(): number;
  pagesBehind(filter: SearchFilter): number;
  /** In how many passages each key stands; keys in none are left out. */
  wordCounts(keys: readonly string[]): ReadonlyMap<string, number>;
  /** Passages that match an FTS5 expression over the keys, best first by BM25; `rank` falls. */
  match(
    expression: string,
    filter: SearchFilter,
    limit: number,
  ): readonly { readonly id: number; readonly rank: number }[];
  /** How many passages match. */
  count(expression: string, filter: SearchFilter): number;
  /** Passages that pass the filter, by document, page and place, at most `limit`, and how many there are in all. */
  filtered(filter: SearchFilter, limit: number): { readonly ids: readonly number[]; readonly total: number };
  /** The passages of those numbers, in no order; numbers that are gone are left out. */
  passages(ids: readonly number[]): readonly StoredPassage[];
  pageText(documentId: string, page: number): string | null;
  /** Names of each document's parties and of its matter, for filters. */
  documentNames(): readonly {
    readonly documentId: string;
    readonly name: string;
    readonly matterName: string;
    readonly parties: readonly string[];
  }[];
  /** Passages nearest to a meaning, best first; `similarity` is the cosine. Gives way to other work every few milliseconds. */
  nearest(
    meaning: Int8Array,
    filter: SearchFilter,
    limit: number,
  ): Promise<readonly { readonly id: number; readonly similarity: number }[]>;
  /** The cosine of a meaning with every passage of these pages that has one, by the passage's number. */
  similarities(
    meaning: Int8Array,
    pages: readonly { readonly documentId: string; readonly page: number }[],
  ): ReadonlyMap<number, number>;
}

/** A search that a person kept for a matter. */
export interface SavedSearch {
  readonly id: string;
  readonly query: string;
}
