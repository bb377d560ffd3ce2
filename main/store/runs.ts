import { and, eq, ne } from 'drizzle-orm';
import type { StoreDatabase } from './open-store.ts';
import { runs } from './schema.ts';

/** A finished step: what it was made from, how long it took and when it ended. */
export interface FinishedStep {
  readonly step: string;
  readonly input: string;
  readonly seconds: number;
  readonly finishedAtMs: number;
}

/** The step's name that marks whose pages are kept while a reading is under way. */
export const readingUnderWay = 'reading';

/** Whether a step is finished for that very input. */
export function isStepFinished(database: StoreDatabase, documentId: string, step: string, input: string): boolean {
  const row = database
    .select({ input: runs.input })
    .from(runs)
    .where(and(eq(runs.documentId, documentId), eq(runs.step, step)))
    .get();
  return row?.input === input;
}

/** Records a finished step, in the same transaction as nothing else: its results are committed before. */
export function finishStep(database: StoreDatabase, documentId: string, step: FinishedStep): void {
  const values = { documentId, ...step };
  database
    .insert(runs)
    .values(values)
    .onConflictDoUpdate({ target: [runs.documentId, runs.step], set: values })
    .run();
}

/** A document's finished steps, without the mark of a reading that is under way. */
export function listFinishedSteps(database: StoreDatabase, documentId: string): FinishedStep[] {
  return database
    .select()
    .from(runs)
    .where(and(eq(runs.documentId, documentId), ne(runs.step, readingUnderWay)))
    .orderBy(runs.finishedAtMs)
    .all();
}

/** Takes back that a step was finished. */
export function forgetStep(database: StoreDatabase, documentId: string, step: string): void {
  database
    .delete(runs)
    .where(and(eq(runs.documentId, documentId), eq(runs.step, step)))
    .run();
}
