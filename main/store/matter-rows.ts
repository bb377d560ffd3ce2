/** The rows that make up a matter, as they go into a backup and come out of it, table by table. */
import { z } from 'zod';
import type { StoreDatabase } from './open-store.ts';

/** Rows of the matter itself, in an order in which each finds what it refers to. */
const matterTables = {
  matters: 'id = :matterId',
  matter_rules: 'matter_id = :matterId',
  answers: 'matter_id = :matterId',
  workshop_runs: 'matter_id = :matterId',
  workshop_steps: 'run_id IN (SELECT id FROM workshop_runs WHERE matter_id = :matterId)',
  approvals: 'matter_id = :matterId',
  desk_items: 'matter_id = :matterId',
  review_cells: 'table_id IN (SELECT id FROM desk_items WHERE matter_id = :matterId)',
} as const;

/** Rows of one document. */
const documentTables = {
  sources:
    'sha256 IN (SELECT sha256 FROM documents WHERE id = :documentId UNION SELECT rendition_sha256 FROM documents WHERE id = :documentId)',
  documents: 'id = :documentId',
  pages: 'document_id = :documentId',
  corrections: 'document_id = :documentId',
  clauses: 'document_id = :documentId',
  findings: 'document_id = :documentId',
  reviews: 'document_id = :documentId',
  summaries: 'document_id = :documentId',
  statements: 'document_id = :documentId',
  gists: 'document_id = :documentId',
  runs: 'document_id = :documentId',
} as const;

/** Tables that a backup leaves out: the machine's own, the index that is made again, and the record, which travels apart. */
export const tablesLeftOut: readonly string[] = [
  'endpoints',
  'endpoint_calls',
  'settings',
  'plan_templates',
  'search_pages',
  'search_passages',
  'search_dates',
  'record_entries',
];

/** Every table that a backup holds rows of. */
export const backupTables: readonly string[] = [...Object.keys(matterTables), ...Object.keys(documentTables)];

const value = z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.string() })]);
const rowLineSchema = z.strictObject({ table: z.string(), row: z.record(z.string(), value) });

/** A row of a backup: its table, and its columns by name; bytes as base64. */
export type RowLine = z.infer<typeof rowLineSchema>;

/** A row from its line of JSON. Errors: what is none. */
export function parseRowLine(line: string): RowLine {
  return rowLineSchema.parse(JSON.parse(line));
}

/** The rows of a matter but its documents', in their order. */
export function* matterRows(database: StoreDatabase, matterId: string): Generator<RowLine> {
  for (const [table, condition] of Object.entries(matterTables))
    yield* rowsOf(database, table, condition, { matterId });
}

/** The rows of one document, in their order. */
export function* documentRows(database: StoreDatabase, documentId: string): Generator<RowLine> {
  for (const [table, condition] of Object.entries(documentTables))
    yield* rowsOf(database, table, condition, { documentId });
}

function* rowsOf(database: StoreDatabase, table: string, condition: string, parameters: object): Generator<RowLine> {
  const rows = database.$client
    .prepare<[object], Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${condition} ORDER BY rowid`)
    .iterate(parameters);
  for (const row of rows) {
    const columns = Object.entries(row).map(([name, held]) => [
      name,
      Buffer.isBuffer(held) ? { base64: held.toString('base64') } : value.parse(held),
    ]);
    yield { table, row: Object.fromEntries(columns) };
  }
}

/**
 * Keeps the rows of a document that is not there yet, all or none. Rows that
 * belong to another document or matter are refused.
 *
 * Returns false where the document is there already: it stays as it is.
 */
export function insertDocumentRows(
  database: StoreDatabase,
  owner: { readonly matterId: string; readonly documentId: string; readonly sources: ReadonlySet<string> },
  lines: Iterable<RowLine>,
): boolean {
  return database.$client.transaction(() => {
    const known = database.$client.prepare('SELECT 1 FROM documents WHERE id = ?').get(owner.documentId);
    if (known !== undefined) return false;
    for (const { table, row } of lines) {
      if (!Object.hasOwn(documentTables, table)) throw new Error(`a document has no rows of ${table}`);
      const belongs =
        table === 'sources'
          ? typeof row.sha256 === 'string' && owner.sources.has(row.sha256)
          : table === 'documents'
            ? row.id === owner.documentId && row.matter_id === owner.matterId
            : row.document_id === owner.documentId;
      if (!belongs) throw new Error(`a row of ${table} belongs to something else`);
      insertRow(database, table, row);
    }
    return true;
  })();
}

/** What is to be left out of or changed in a matter's rows before they are kept; null leaves a row out. */
export type RowFilter = (line: RowLine) => RowLine | null;

/**
 * Keeps the rows of a matter that are not there yet, all or none; what is there
 * stays as it is. Rows of other matters, and rows whose documents are not here,
 * are left out.
 */
export function insertMatterRows(
  database: StoreDatabase,
  matterId: string,
  lines: readonly RowLine[],
  filter: RowFilter,
): void {
  const { $client: client } = database;
  client.transaction(() => {
    const runs = new Set<unknown>();
    let isNewMatter = false;
    const isTableOfMatter = client.prepare('SELECT 1 FROM desk_items WHERE id = ? AND matter_id = ?');
    const isDocumentOfMatter = client.prepare('SELECT 1 FROM documents WHERE id = ? AND matter_id = ?');
    for (const line of lines) {
      const kept = Object.hasOwn(matterTables, line.table) ? filter(line) : null;
      if (kept === null) continue;
      const { table, row } = kept;
      const belongs =
        table === 'matters'
          ? row.id === matterId
          : table === 'matter_rules'
            ? isNewMatter && row.matter_id === matterId
            : table === 'workshop_steps'
              ? runs.has(row.run_id)
              : table === 'review_cells'
                ? isTableOfMatter.get(row.table_id, matterId) !== undefined &&
                  isDocumentOfMatter.get(row.document_id, matterId) !== undefined
                : row.matter_id === matterId;
      if (!belongs) continue;
      const isNew = insertRow(database, table, row);
      if (table === 'matters') isNewMatter = isNew;
      if (isNew && table === 'workshop_runs') runs.add(row.id);
    }
  })();
}

const tableColumns = z.array(z.object({ name: z.string() }));

/** Columns that this database does not know are left out; those it has beside take their defaults. Returns whether it is new. */
function insertRow({ $client: client }: StoreDatabase, table: string, row: RowLine['row']): boolean {
  const known = new Set(tableColumns.parse(client.pragma(`table_info(${table})`)).map((column) => column.name));
  const columns = Object.entries(row).filter(([name]) => known.has(name));
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const values = columns.map(([, held]) =>
    typeof held === 'object' && held !== null ? Buffer.from(held.base64, 'base64') : held,
  );
  return client.prepare(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${places})`).run(...values).changes > 0;
}
