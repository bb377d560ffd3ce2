import { and, eq, inArray, notInArray, type SQL } from 'drizzle-orm';
import type { StoreDatabase } from './open-store.ts';
import { documents, runs } from './schema.ts';

/** A finished step: what it was made from, how long it took and when it ended. */
export interface FinishedStep {
  readonly step: string;
  readonly input: string;
  readonly seconds: number;
  readonly finishedAtMs: number;
}

/** The step's name that marks whose pages are kept while a reading is under way. */
export const readingUnderWay = 'reading';

/** The step's name that marks a document that is to be read again, until that is done. */
export const readingAgain = 'reading-again';

/** What a finished step was made from; null where it is not finished. */
export function inputOfStep(database: StoreDatabase, documentId: string, step: string): string | null {
  const row = database
    .select({ input: runs.input })
    .from(runs)
    .where(and(eq(runs.documentId, documentId), eq(runs.step, step)))
    .get();
  return row?.input ?? null;
}

/** What is recorded of a document's reading and of the recognition of its images; without what is not finished. */
export interface ReadingSteps {
  readonly read?: Pick<FinishedStep, 'input' | 'finishedAtMs'>;
  readonly recognise?: Pick<FinishedStep, 'input' | 'finishedAtMs'>;
}

export function readingStepsOf(database: StoreDatabase, documentId: string): ReadingSteps {
  return readingSteps(database, eq(documents.id, documentId)).get(documentId) ?? {};
}

/** Of every document of a matter, in one query: some for each make a list of a thousand slow. */
export function readingStepsOfMatter(database: StoreDatabase, matterId: string): ReadonlyMap<string, ReadingSteps> {
  return readingSteps(database, eq(documents.matterId, matterId));
}

function readingSteps(database: StoreDatabase, condition: SQL): Map<string, ReadingSteps> {
  const rows = database
    .select({ id: runs.documentId, step: runs.step, input: runs.input, finishedAtMs: runs.finishedAtMs })
    .from(runs)
    .innerJoin(documents, eq(runs.documentId, documents.id))
    .where(and(condition, inArray(runs.step, ['read', 'recognise'])))
    .all();
  const found = new Map<string, ReadingSteps>();
  for (const { id, step, ...kept } of rows) found.set(id, { ...found.get(id), [step]: kept });
  return found;
}

/** Whether a step is finished for that very input. */
export function isStepFinished(database: StoreDatabase, documentId: string, step: string, input: string): boolean {
  return inputOfStep(database, documentId, step) === input;
}

/** The documents that a step is recorded of, in the order it was. */
export function listDocumentsWithStep(database: StoreDatabase, step: string): string[] {
  return database
    .select({ documentId: runs.documentId })
    .from(runs)
    .where(eq(runs.step, step))
    .orderBy(runs.finishedAtMs, runs.documentId)
    .all()
    .map(({ documentId }) => documentId);
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

/** A document's finished steps, without the marks of readings that are under way. */
export function listFinishedSteps(database: StoreDatabase, documentId: string): FinishedStep[] {
  return database
    .select()
    .from(runs)
    .where(and(eq(runs.documentId, documentId), notInArray(runs.step, [readingUnderWay, readingAgain])))
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
