import type { OutputLanguage } from '#contract/document.ts';
import type { SpawnReader } from '#main/documents/disposable-reader.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { listPageSummaries } from '#main/store/pages.ts';
import type { ExtractionTasks } from './extraction-worker.ts';
import type { WorkerThread } from './worker-thread.ts';

/** What every step of a document's way works with. */
export interface AnalysisContext {
  readonly database: StoreDatabase;
  readonly dataFolder: string;
  readonly pdfjsFolder: string;
  readonly spawnReader: SpawnReader;
  readonly extraction: WorkerThread<ExtractionTasks>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Raised when a step's way of working changes, so that kept results of the old way are made anew. */
export const stepVersions = { read: 1, extract: 1, summarise: 1 } as const;

/** The language most of a read document is written in, as one that Sampan writes; English where there is no text. */
export function mainLanguage(context: AnalysisContext, documentId: string): OutputLanguage {
  const shares = new Map<OutputLanguage, number>();
  for (const page of listPageSummaries(context.database, documentId)) {
    for (const { language, share } of page.languages) {
      if (language === 'und') continue;
      const written = language === 'yue-Hans' ? 'yue-Hant' : language;
      shares.set(written, (shares.get(written) ?? 0) + share);
    }
  }
  return [...shares].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'en';
}
