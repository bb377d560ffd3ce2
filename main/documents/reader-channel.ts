import type { Page } from '#contract/document.ts';
import type { ReadLimits } from './read-limits.ts';

/** The way to one reading process. */
export interface ReaderChannel {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, when the process has ended for whatever reason. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
  /** Resident memory of the process in bytes; null where it cannot be told. */
  readonly memoryBytes?: () => number | null;
}

/** Starts a reading process. */
export type SpawnReader = () => ReaderChannel;

export interface DisposableReadRequest {
  readonly path: string;
  readonly documentId: string;
  readonly sha256: string;
  readonly name: string;
  readonly password?: string;
  /** See `ReadPdfOptions`. */
  readonly pdfjsFolder: string;
  readonly limits?: Partial<ReadLimits>;
  readonly signal?: AbortSignal;
  /** Called for each page in order, the unreadable ones too; headers and footers are told only in the result. */
  readonly onPage?: (page: Page, total: number) => void;
}
