import type { OutputLanguage } from '#contract/document.ts';
import type { RecordedEvent } from '#contract/record.ts';
import type { SpawnReader } from '#main/documents/disposable-reader.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { listPageSummaries } from '#main/store/pages.ts';
import type { ExtractionTasks } from './extraction-worker.ts';
import type { Slots } from './slots.ts';
import type { WorkerThread } from './worker-thread.ts';

/** What every step of a document's way works with. */
export interface AnalysisContext {
  readonly database: StoreDatabase;
  readonly dataFolder: string;
  /** What each stored source's key is derived from; null where sources are in the clear. */
  readonly fileSecret: Uint8Array | null;
  readonly pdfjsFolder: string;
  /** The folder that holds the fonts' packages: see `typeset`. */
  readonly fontsFolder: string;
  readonly spawnReader: SpawnReader;
  /** Starts a process that recognises the characters of page images. */
  readonly spawnRecogniser: SpawnReader;
  /** Starts a process that writes one redacted copy. */
  readonly spawnRedactor: SpawnReader;
  /** How many recognisers may run at once. */
  readonly recognisers: Slots;
  /** The recogniser's models. */
  readonly recognitionFolder: string;
  readonly extraction: WorkerThread<ExtractionTasks>;
  /** The meanings of texts, in order; null where the sentence encoder is not on this machine. Errors: `cancelled`. */
  readonly meanings: (texts: readonly string[], signal?: AbortSignal) => Promise<readonly Int8Array[] | null>;
  /** Told whenever pages were read, recognised or corrected: the search index follows. */
  readonly pagesChanged: () => void;
  /** Does the heavy work on documents; while one of them is large, what only makes ready for later holds no memory. */
  readonly withRoom: <Result>(documentIds: readonly string[], work: () => Promise<Result>) => Promise<Result>;
  /** Called between the parts of a work that leaves much behind; does nothing where a window waits. */
  readonly collectGarbage: () => void;
  /** The longest text that is worked on at once, UTF-16 units. */
  readonly longestTextAtOnce: number;
  /** Enters what happened in the record. */
  readonly record: (event: RecordedEvent) => void;
  /** Opens a store of its own in a folder of the data folder, encrypted like the database; the caller closes it. */
  readonly openAside: (folder: string) => Promise<StoreDatabase>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

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
