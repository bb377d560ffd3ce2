/** The worker thread that searches and makes the index's terms and meanings: milliseconds to seconds of computation. */
import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Page } from '#contract/document.ts';
import type { PageTerms, SearchOptions, SearchResult } from '#contract/search.ts';
import { SentenceEncoder } from '#main/search/encoder/sentence-encoder.ts';
import { meaningsOf } from '#main/search/meaning.ts';
import { pageTerms, searchVersion } from '#main/search/page-terms.ts';
import { search } from '#main/search/search.ts';
import { openStoreForReading } from '#main/store/open-store.ts';
import { openSearchIndex } from '#main/store/search-index.ts';
import { documentNearness, type NearPassage } from '#main/store/search-meanings.ts';
import { loadTranslations } from './read-translations.ts';
import { serveTasks } from './serve-tasks.ts';

/** Where the sentence encoder's two files are. */
export interface EncoderFiles {
  readonly weights: string;
  readonly vocabulary: string;
}

export type SearchTasks = {
  readonly search: {
    readonly task: {
      readonly query: string;
      readonly options: SearchOptions;
      readonly encoder: EncoderFiles | null;
    };
    readonly answer: SearchResult;
  };
  readonly terms: {
    readonly task: { readonly pages: readonly Pick<Page, 'number' | 'text'>[] };
    readonly answer: readonly PageTerms[];
  };
  readonly nearness: {
    readonly task: {
      readonly question: string;
      readonly documentIds: readonly string[];
      readonly encoder: EncoderFiles;
    };
    /** For each document, in order. */
    readonly answer: readonly (readonly NearPassage[])[];
  };
  readonly meanings: {
    readonly task: { readonly texts: readonly string[]; readonly encoder: EncoderFiles };
    readonly answer: readonly Int8Array[];
  };
};

const options = z
  .object({
    dataFolder: z.string(),
    resourcesFolder: z.string(),
    sqliteBinding: z.string().optional(),
    databaseKey: z.instanceof(Uint8Array).optional(),
  })
  .parse(workerData);

const database = openStoreForReading({
  dataFolder: options.dataFolder,
  databaseKey: options.databaseKey,
  ...(options.sqliteBinding !== undefined && { nativeBinding: options.sqliteBinding }),
});
const index = openSearchIndex(database, searchVersion);

const translations = loadTranslations(options.resourcesFolder);

let opened: Promise<SentenceEncoder> | null = null;

/** Opened when first needed: it takes 110 MB. */
function encoderFrom({ weights, vocabulary }: EncoderFiles): Promise<SentenceEncoder> {
  opened ??= SentenceEncoder.open(readFileSync(weights), readFileSync(vocabulary));
  return opened;
}

serveTasks<SearchTasks>({
  search: async ({ query, options: asked, encoder }: SearchTasks['search']['task']) =>
    search(query, asked, {
      index,
      translations,
      encoder: encoder === null ? null : await encoderFrom(encoder),
      now: () => performance.now(),
    }),
  terms: ({ pages }: SearchTasks['terms']['task']) => pages.map(pageTerms),
  nearness: async ({ question, documentIds, encoder }: SearchTasks['nearness']['task']) => {
    const [meaning] = await meaningsOf(await encoderFrom(encoder), [question], translations.writtenForms);
    return documentIds.map((documentId) => (meaning ? documentNearness(database, meaning, documentId) : []));
  },
  meanings: async ({ texts, encoder }: SearchTasks['meanings']['task']) =>
    meaningsOf(await encoderFrom(encoder), texts, translations.writtenForms),
});
