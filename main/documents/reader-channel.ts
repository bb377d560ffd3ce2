import type { MediaType, Page } from '#contract/document.ts';
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
  /** Time the process has had of a processor in milliseconds; null where it cannot be told. */
  readonly processorMs?: () => number | null;
}

/** Starts a reading process. */
export type SpawnReader = () => ReaderChannel;

export interface DisposableReadRequest {
  readonly path: string;
  /** The key of this one file where it is sealed, hexadecimal. */
  readonly key?: string;
  readonly documentId: string;
  readonly sha256: string;
  readonly name: string;
  readonly password?: string;
  /** See `ReadPdfOptions`. */
  readonly pdfjsFolder: string;
  /** See `ReadRequest`. */
  readonly fontsFolder?: string;
  readonly workFolder?: string;
  readonly mediaType?: MediaType;
  /** 1-based; pages before it were read earlier and are left out. */
  readonly firstPage?: number;
  /** False: pages go to `onPage` only, and the result has none. */
  readonly keepPages?: boolean;
  readonly limits?: Partial<ReadLimits>;
  readonly signal?: AbortSignal;
  /** Called for each page in order, the unreadable ones too; headers and footers are told only in the result. */
  readonly onPage?: (page: Page, total: number) => void;
  /** Called before the first page with the PDF that shows a document which is none itself. */
  readonly onRendition?: (path: string) => void;
}
