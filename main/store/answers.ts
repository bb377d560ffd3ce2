import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { eq, sql } from 'drizzle-orm';
import type { Answer } from '#contract/answer.ts';
import type { PassageDecision } from '#contract/compression.ts';
import { fromJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { answers } from './schema.ts';

/** What was read of one document, as it is kept: passages by their offsets in the document's body text. */
export interface KeptReading {
  readonly documentId: string;
  /** null: read for no question. */
  readonly question: string | null;
  /** Tokens of what was read of it and of all of it, as they were counted for the answer. */
  readonly readTokens: number;
  readonly wholeTokens: number;
  readonly passages: readonly PassageDecision[];
}

/** Keeps a question's answer with what was read for it; the same id replaces the earlier one. */
export function saveAnswer(
  database: StoreDatabase,
  kept: { readonly answer: Answer; readonly askedAtMs: number; readonly readings: readonly KeptReading[] },
): void {
  const row = {
    id: kept.answer.askId,
    matterId: kept.answer.matterId,
    askedAtMs: kept.askedAtMs,
    json: JSON.stringify(kept.answer),
    readings: deflateRawSync(JSON.stringify(kept.readings), { level: 1 }),
  };
  database.insert(answers).values(row).onConflictDoUpdate({ target: answers.id, set: row }).run();
}

/** The questions asked of a matter and their answers, oldest first. */
export function listAnswers(database: StoreDatabase, matterId: string): Answer[] {
  const rows = database
    .select({ json: answers.json })
    .from(answers)
    .where(eq(answers.matterId, matterId))
    .orderBy(answers.askedAtMs, sql`${answers}.rowid`)
    .all();
  return rows.map((row) => fromJson<Answer>(row.json));
}

/** What was read of a document for an answer; null where nothing was, or the answer is not there. */
export function loadReading(database: StoreDatabase, askId: string, documentId: string): KeptReading | null {
  const row = database.select({ readings: answers.readings }).from(answers).where(eq(answers.id, askId)).get();
  if (!row) return null;
  const readings = fromJson<KeptReading[]>(inflateRawSync(row.readings).toString('utf8'));
  return readings.find((reading) => reading.documentId === documentId) ?? null;
}
