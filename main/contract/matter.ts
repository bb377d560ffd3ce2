import type { LanguageTag, MediaType, OutputLanguage, PageOrigin } from './document.ts';
import type { ErrorValue } from './errors.ts';
import type { Finding, Review } from './finding.ts';
import type { SourceFact } from './flow.ts';
import type { Progress } from './progress.ts';

/** A case: its parties, the language its reports are written in, its documents. */
export interface Matter {
  readonly id: string;
  readonly name: string;
  readonly parties: readonly string[];
  readonly language: OutputLanguage;
  readonly createdAtMs: number;
  readonly documentCount: number;
}

export type DocumentState = 'waiting' | 'working' | 'needs-password' | 'failed' | 'cancelled' | 'ready';

export interface DocumentSummary {
  readonly id: string;
  readonly matterId: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: MediaType;
  /** The PDF that shows it where it is none itself; null for a PDF and until it is made. */
  readonly renditionSha256: string | null;
  /** The document that it came in: a mail, an archive; null where it was added by itself. */
  readonly parentId: string | null;
  readonly byteLength: number;
  readonly addedAtMs: number;
  readonly state: DocumentState;
  readonly error: ErrorValue | null;
  readonly progress: Progress | null;
  readonly pageCount: number;
  /** Pages that are only an image and were not read. */
  readonly imagePages: readonly number[];
  /** The languages of its text with their share of its letters, largest first; empty until it was read. */
  readonly languages: PageSummary['languages'];
  readonly findingCount: number;
  readonly defectCount: number;
  /** When its pages were last read to their end; null until they are. */
  readonly readAtMs: number | null;
  /** It was read by an earlier version, which may have read less; it stays as it is until it is read again. */
  readonly isReadEarlier: boolean;
}

export interface PageSummary {
  readonly number: number;
  readonly label: string | null;
  readonly width: number;
  readonly height: number;
  readonly box: readonly [number, number, number, number];
  readonly rotation: 0 | 90 | 180 | 270;
  readonly userUnit: number;
  readonly origin: PageOrigin;
  /** The page's languages with their share of its characters, largest first. */
  readonly languages: readonly { readonly language: LanguageTag; readonly share: number }[];
  readonly warnings: readonly string[];
}

export interface DocumentView {
  readonly summary: DocumentSummary;
  readonly pages: readonly PageSummary[];
  readonly outline: readonly { readonly title: string; readonly page: number; readonly level: number }[];
  readonly warnings: readonly string[];
  /** What the file says of itself: a mail's sender and date, a chat's speakers. */
  readonly facts: readonly SourceFact[];
  /** The password that opened the source in this session; null when none is needed or it is not known since the restart. */
  readonly password: string | null;
}

export interface ReviewedFinding extends Finding {
  readonly review: Review | null;
}

export type JobState = 'waiting' | 'running' | 'needs-password' | 'failed' | 'cancelled' | 'done';

/** One document's way through the queue. */
export interface Job {
  readonly id: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly state: JobState;
  readonly progress: Progress | null;
  readonly startedAtMs: number | null;
  /** Estimated time left; null while unknown. */
  readonly remainingMs: number | null;
  readonly error: ErrorValue | null;
}

export interface ModelStatus {
  readonly id: string;
  readonly name: string;
  readonly licence: string;
  readonly byteLength: number;
  readonly sha256: string;
  readonly state: 'absent' | 'downloading' | 'present' | 'loaded';
  readonly chosen: boolean;
  readonly progress: Progress | null;
  readonly error: ErrorValue | null;
}

export interface Settings {
  readonly locale: 'en' | 'zh-Hant' | 'zh-Hans';
  readonly theme: 'system' | 'light' | 'dark';
  readonly outputLanguage: OutputLanguage;
  /** The model's id, or `none`. */
  readonly modelId: string;
  readonly tourSeen: boolean;
  /** What notifications tell while nobody looks at the window. */
  readonly notify: 'named' | 'unnamed' | 'off';
  /** Whether the computer is kept from falling asleep while a run goes on. */
  readonly keepAwake: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly dataFolder: string;
  readonly network: 'off' | 'downloading-model';
}
