/**
 * The tables of a Sampan database. Units stand in the column names; JSON
 * columns hold contract types and are parsed by the repositories. After a
 * change run `npx drizzle-kit generate` and make the new tables STRICT.
 */
import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const matters = sqliteTable('matters', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  partiesJson: text('parties_json').notNull(),
  language: text('language').notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
});

/** A source file, kept byte for byte on disk under its hash. */
export const sources = sqliteTable('sources', {
  sha256: text('sha256').primaryKey(),
  byteLength: integer('byte_length').notNull(),
  mediaType: text('media_type').notNull(),
  addedAtMs: integer('added_at_ms').notNull(),
});

export const documents = sqliteTable(
  'documents',
  {
    id: text('id').primaryKey(),
    matterId: text('matter_id')
      .notNull()
      .references(() => matters.id, { onDelete: 'cascade' }),
    sha256: text('sha256')
      .notNull()
      .references(() => sources.sha256),
    name: text('name').notNull(),
    addedAtMs: integer('added_at_ms').notNull(),
    state: text('state').notNull(),
    errorJson: text('error_json'),
    outlineJson: text('outline_json').notNull(),
    warningsJson: text('warnings_json').notNull(),
    /** The languages of the whole document with their shares. */
    languagesJson: text('languages_json').notNull().default('[]'),
  },
  (table) => [uniqueIndex('documents_matter_sha256').on(table.matterId, table.sha256)],
);

/** A read page. `layout` is the deflated JSON of its lines and mends. */
export const pages = sqliteTable(
  'pages',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    origin: text('origin').notNull(),
    text: text('text').notNull(),
    factsJson: text('facts_json').notNull(),
    languagesJson: text('languages_json').notNull(),
    layout: blob('layout', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.number] })],
);

export const clauses = sqliteTable(
  'clauses',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    json: text('json').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.position] })],
);

export const findings = sqliteTable(
  'findings',
  {
    id: text('id').primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** `finding`, `defect`, `conflict` or `deadline`. */
    list: text('list').notNull(),
    kind: text('kind').notNull(),
    /** UTF-16 offsets into the document's body text. */
    bodyStart: integer('body_start').notNull(),
    bodyEnd: integer('body_end').notNull(),
    json: text('json').notNull(),
  },
  (table) => [index('findings_document').on(table.documentId, table.list, table.position)],
);

/** What people decided. No reference to `findings`: a decision outlives a new extraction of the same words. */
export const reviews = sqliteTable('reviews', {
  findingId: text('finding_id').primaryKey(),
  documentId: text('document_id')
    .notNull()
    .references(() => documents.id, { onDelete: 'cascade' }),
  state: text('state').notNull(),
  fieldsJson: text('fields_json').notNull(),
  note: text('note').notNull(),
  reviewedAtMs: integer('reviewed_at_ms').notNull(),
});

export const summaries = sqliteTable(
  'summaries',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    method: text('method').notNull(),
    modelId: text('model_id'),
    droppedJson: text('dropped_json').notNull(),
    compressionJson: text('compression_json'),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.language] })],
);

export const statements = sqliteTable(
  'statements',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    summaryLanguage: text('summary_language').notNull(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    language: text('language').notNull(),
    citationsJson: text('citations_json').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.summaryLanguage, table.position] })],
);

export const gists = sqliteTable(
  'gists',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    clausePosition: integer('clause_position').notNull(),
    json: text('json').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.language, table.clausePosition] })],
);

/** A finished step of a document's way; `input` names what it was made from, so that a changed input runs it again. */
export const runs = sqliteTable(
  'runs',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    step: text('step').notNull(),
    input: text('input').notNull(),
    seconds: real('seconds').notNull(),
    finishedAtMs: integer('finished_at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.step] })],
);

/** A question to the documents of a matter and its answer. `readings` is the deflated JSON of what was read of each document. */
export const answers = sqliteTable(
  'answers',
  {
    id: text('id').primaryKey(),
    matterId: text('matter_id')
      .notNull()
      .references(() => matters.id, { onDelete: 'cascade' }),
    askedAtMs: integer('asked_at_ms').notNull(),
    json: text('json').notNull(),
    readings: blob('readings', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('answers_matter').on(table.matterId, table.askedAtMs)],
);

/** A server that the person has named. */
export const endpoints = sqliteTable('endpoints', {
  id: text('id').primaryKey(),
  profileJson: text('profile_json').notNull(),
  key: text('key'),
  lastTestJson: text('last_test_json'),
});

/** Every call to a server: when, how much, what came of it; no text. Calls outlive the endpoint's removal. */
export const endpointCalls = sqliteTable(
  'endpoint_calls',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    endpointId: text('endpoint_id').notNull(),
    startedAtMs: integer('started_at_ms').notNull(),
    json: text('json').notNull(),
  },
  (table) => [index('endpoint_calls_endpoint').on(table.endpointId)],
);

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  valueJson: text('value_json').notNull(),
});
