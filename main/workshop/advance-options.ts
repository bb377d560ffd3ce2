import type PQueue from 'p-queue';
import type { RecordedEvent } from '#contract/record.ts';
import type { Setting, StepUse } from '#contract/workshop.ts';
import type { ToolSubject, WorkshopFunctions } from './functions.ts';
import type { RunStore } from './run-store.ts';

/** What runs are taken on with. */
export interface AdvanceOptions {
  readonly store: RunStore;
  readonly functions: WorkshopFunctions;
  /** Items computed at the same time; those that ask the model stand in the queue of one. */
  readonly concurrency: number;
  /** The queue of those that ask the model, of which a program has one. */
  readonly modelQueue: PQueue;
  readonly now: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly onRecord: (entry: RecordedEvent) => void;
  readonly onChange: (runId: string) => void;
  /** What calling a tool from outside with these settings means; null where it may not be called, which its step then says. */
  readonly toolSubject?: (matterId: string, settings: Readonly<Record<string, Setting>>) => ToolSubject | null;
  /** How long the computer has slept since the program began, in milliseconds. */
  readonly asleepMs?: () => number;
  /** Which steps this program does, where several work on the same runs; all where it is left out. */
  readonly does?: (use: StepUse) => boolean;
  /** Whether these documents are read here already: of items that are free, those come first. */
  readonly isAtHand?: (documentIds: readonly string[]) => boolean;
}
