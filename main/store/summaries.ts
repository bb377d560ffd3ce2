import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { Gist, Summary } from '#contract/finding.ts';
import { fromJson, fromNullableJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { gists, statements, summaries } from './schema.ts';

export interface CompressionFigures {
  readonly originalTokens: number;
  readonly compressedTokens: number;
}

/** A kept summary with the model that wrote it; `modelId` is null for an extractive one. */
export interface SummaryRecord {
  readonly summary: Summary;
  readonly modelId: string | null;
  readonly compression: CompressionFigures | null;
}

const languages = z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant', 'yue-Hans', 'und']);
const methods = z.enum(['model', 'extractive']);

/** Keeps a summary, replacing the one in its language, statement by statement. */
export function saveSummary(database: StoreDatabase, documentId: string, record: SummaryRecord): void {
  const { summary } = record;
  const ofSummary = and(eq(statements.documentId, documentId), eq(statements.summaryLanguage, summary.language));
  database.transaction((transaction) => {
    const values = {
      documentId,
      language: summary.language,
      method: summary.method,
      modelId: record.modelId,
      droppedJson: JSON.stringify(summary.dropped),
      compressionJson: record.compression && JSON.stringify(record.compression),
    };
    transaction
      .insert(summaries)
      .values(values)
      .onConflictDoUpdate({ target: [summaries.documentId, summaries.language], set: values })
      .run();
    transaction.delete(statements).where(ofSummary).run();
    summary.statements.forEach((statement, position) => {
      transaction
        .insert(statements)
        .values({
          documentId,
          summaryLanguage: summary.language,
          position,
          text: statement.text,
          language: statement.language,
          citationsJson: JSON.stringify(statement.citations),
        })
        .run();
    });
  });
}

/** The summary of a document in a language, or null. */
export function loadSummary(
  database: StoreDatabase,
  documentId: string,
  language: OutputLanguage,
): SummaryRecord | null {
  const row = database
    .select()
    .from(summaries)
    .where(and(eq(summaries.documentId, documentId), eq(summaries.language, language)))
    .get();
  if (!row) return null;
  const sentences = database
    .select()
    .from(statements)
    .where(and(eq(statements.documentId, documentId), eq(statements.summaryLanguage, language)))
    .orderBy(statements.position)
    .all();
  return {
    summary: {
      language,
      method: methods.parse(row.method),
      statements: sentences.map((sentence) => ({
        text: sentence.text,
        language: languages.parse(sentence.language),
        citations: fromJson<Anchor[]>(sentence.citationsJson),
      })),
      dropped: fromJson<Summary['dropped']>(row.droppedJson),
    },
    modelId: row.modelId,
    compression: fromNullableJson<CompressionFigures>(row.compressionJson),
  };
}

/** Deletes a document's summaries and gists: its text was read or extracted anew. */
export function deleteSummaries(database: StoreDatabase, documentId: string): void {
  database.transaction((transaction) => {
    transaction.delete(statements).where(eq(statements.documentId, documentId)).run();
    transaction.delete(summaries).where(eq(summaries.documentId, documentId)).run();
    transaction.delete(gists).where(eq(gists.documentId, documentId)).run();
  });
}

/** Keeps gists, each in place of an earlier one of its clause, in one transaction. */
export function saveGists(
  database: StoreDatabase,
  documentId: string,
  language: OutputLanguage,
  written: readonly Gist[],
): void {
  database.transaction((transaction) => {
    for (const gist of written) {
      const values = { documentId, language, clausePosition: gist.clauseIndex, json: JSON.stringify(gist) };
      transaction
        .insert(gists)
        .values(values)
        .onConflictDoUpdate({ target: [gists.documentId, gists.language, gists.clausePosition], set: values })
        .run();
    }
  });
}

/** A document's gists in a language, in the order of its clauses. */
export function listGists(database: StoreDatabase, documentId: string, language: OutputLanguage): Gist[] {
  const rows = database
    .select()
    .from(gists)
    .where(and(eq(gists.documentId, documentId), eq(gists.language, language)))
    .orderBy(gists.clausePosition)
    .all();
  return rows.map((row) => fromJson<Gist>(row.json));
}
