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
    /** The PDF that shows a document without pages of its own, or a picture; null for a PDF. */
    renditionSha256: text('rendition_sha256'),
    /** The document that this one came in: a mail, an archive. */
    parentId: text('parent_id'),
    /** What the file says of itself. */
    factsJson: text('facts_json').notNull().default('[]'),
  },
  (table) => [uniqueIndex('documents_matter_sha256').on(table.matterId, table.sha256)],
);

/** A read page. `layout` is the deflated JSON of its lines, mends, marks, regions and tables. */
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
    /** Lines that are a header or footer, known once all pages are read: pairs of the line's number and its role. */
    lineRolesJson: text('line_roles_json').notNull().default('[]'),
    layout: blob('layout', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.number] })],
);

/** A line that a person read better than the recogniser; the page has the new words, this keeps the old ones. */
export const corrections = sqliteTable(
  'corrections',
  {
    id: text('id').primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    page: integer('page').notNull(),
    /** Which line of the page, counted from 0. */
    line: integer('line').notNull(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    madeAtMs: integer('made_at_ms').notNull(),
  },
  (table) => [index('corrections_document').on(table.documentId, table.page)],
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

/**
 * What the search index holds of a page. Triggers of the migration take it away,
 * with its passages and their words, as soon as the page's text changes or goes:
 * a page without a row here is behind.
 */
export const searchPages = sqliteTable(
  'search_pages',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    page: integer('page').notNull(),
    /** The version of the rules that made its terms. */
    version: integer('version').notNull(),
    /** The meaning of its passages in their order, 512 signed bytes each; null until it was worked out. */
    vectors: blob('vectors', { mode: 'buffer' }),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.page] })],
);

/** A passage: the unit of the index. Its words stand in the table `search_text` under the same number. */
export const searchPassages = sqliteTable(
  'search_passages',
  {
    id: integer('id').primaryKey(),
    documentId: text('document_id').notNull(),
    page: integer('page').notNull(),
    /** Which passage of the page, counted from 0. */
    position: integer('position').notNull(),
    /** UTF-16 offsets into the page's text. */
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    language: text('language').notNull(),
    /** Two halves of a number that near-duplicates nearly share. */
    shapeHigh: integer('shape_high').notNull(),
    shapeLow: integer('shape_low').notNull(),
  },
  (table) => [uniqueIndex('search_passages_place').on(table.documentId, table.page, table.position)],
);

/** The days that a passage names, as numbers like 20250301. */
export const searchDates = sqliteTable(
  'search_dates',
  {
    passageId: integer('passage_id')
      .notNull()
      .references(() => searchPassages.id, { onDelete: 'cascade' }),
    day: integer('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.passageId, table.day] }), index('search_dates_day').on(table.day)],
);

/** A run of a plan by the workshop. */
export const workshopRuns = sqliteTable('workshop_runs', {
  id: text('id').primaryKey(),
  matterId: text('matter_id')
    .notNull()
    .references(() => matters.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  planJson: text('plan_json').notNull(),
  /** The plan's hash: a run goes on with the plan it began with. */
  planSha256: text('plan_sha256').notNull(),
  state: text('state').notNull(),
  /** Limits in time, tokens and steps. */
  budgetJson: text('budget_json').notNull(),
  /** Why it waits or failed; null while it goes on. */
  noteJson: text('note_json'),
  createdAtMs: integer('created_at_ms').notNull(),
  changedAtMs: integer('changed_at_ms').notNull(),
});

/** One step of a run over one item (a document, a claim, or the whole run: ""), kept before the next begins. */
export const workshopSteps = sqliteTable(
  'workshop_steps',
  {
    runId: text('run_id')
      .notNull()
      .references(() => workshopRuns.id, { onDelete: 'cascade' }),
    step: text('step').notNull(),
    item: text('item').notNull(),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    inputSha256: text('input_sha256').notNull(),
    outputJson: text('output_json'),
    outputSha256: text('output_sha256'),
    /** The model, its hash, the prompt's hash and the seed, where one was asked. */
    modelJson: text('model_json'),
    errorJson: text('error_json'),
    tokens: integer('tokens').notNull().default(0),
    startedAtMs: integer('started_at_ms'),
    finishedAtMs: integer('finished_at_ms'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.step, table.item] })],
);

/** What a person is asked to allow, and what they said; outlives restarts. */
export const approvals = sqliteTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    matterId: text('matter_id').notNull(),
    runId: text('run_id'),
    /** What would be done: `export`, `send`, `spend`, `delete`, `tool`, `budget`. */
    kind: text('kind').notNull(),
    subjectJson: text('subject_json').notNull(),
    state: text('state').notNull(),
    askedAtMs: integer('asked_at_ms').notNull(),
    decidedAtMs: integer('decided_at_ms'),
    decidedBy: text('decided_by'),
    note: text('note').notNull().default(''),
  },
  (table) => [index('approvals_state').on(table.state, table.askedAtMs)],
);

/** A plan saved to be run again. */
export const planTemplates = sqliteTable('plan_templates', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  planJson: text('plan_json').notNull(),
  savedAtMs: integer('saved_at_ms').notNull(),
});

/** The record: append-only, each entry's hash over its words and the hash before it. */
export const recordEntries = sqliteTable(
  'record_entries',
  {
    sequence: integer('sequence').primaryKey(),
    atMs: integer('at_ms').notNull(),
    matterId: text('matter_id'),
    kind: text('kind').notNull(),
    bodyJson: text('body_json').notNull(),
    previousSha256: text('previous_sha256').notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [index('record_matter').on(table.matterId, table.sequence)],
);

/** What a role may do in a matter, and its policy. A matter without a row has the default. */
export const matterRules = sqliteTable('matter_rules', {
  matterId: text('matter_id')
    .primaryKey()
    .references(() => matters.id, { onDelete: 'cascade' }),
  permissionsJson: text('permissions_json').notNull(),
  policyJson: text('policy_json').notNull(),
  changedAtMs: integer('changed_at_ms').notNull(),
});

/** What a person arranges on the desk: a review table, a bundle, a playbook, granted tools. `kind` names its schema. */
export const deskItems = sqliteTable(
  'desk_items',
  {
    id: text('id').primaryKey(),
    /** Null for what serves every matter. */
    matterId: text('matter_id').references(() => matters.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    contentJson: text('content_json').notNull(),
    savedAtMs: integer('saved_at_ms').notNull(),
  },
  (table) => [index('desk_items_matter').on(table.matterId, table.kind)],
);

/** A cell of a review table that no finding stands behind, or that a person has judged. */
export const reviewCells = sqliteTable(
  'review_cells',
  {
    tableId: text('table_id')
      .notNull()
      .references(() => deskItems.id, { onDelete: 'cascade' }),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    columnId: text('column_id').notNull(),
    state: text('state').notNull(),
    cellJson: text('cell_json').notNull(),
    savedAtMs: integer('saved_at_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tableId, table.documentId, table.columnId] }),
    index('review_cells_state').on(table.tableId, table.state),
  ],
);
