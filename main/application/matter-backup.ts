import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import type { RestoredMatter } from '#contract/matter-backup.ts';
import { type RecordEntry, recordEntrySchema } from '#contract/record.ts';
import { placeStream } from '#main/sealing/sealed-file.ts';
import { deleteUnusedSources, listDocuments } from '#main/store/documents.ts';
import {
  documentRows,
  insertDocumentRows,
  insertMatterRows,
  matterRows,
  parseRowLine,
  type RowLine,
} from '#main/store/matter-rows.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { listRecordEntries } from '#main/store/record-entries.ts';
import { knownSchema } from '#main/store/refuse-newer.ts';
import { deleteSource, keepSource, sourceFile } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type BackupMember, type OpenedBackup, openBackup, writeBackup } from './backup-file.ts';
import { documentIdFor } from './identifiers.ts';
import { requireMatter } from './matter-requests.ts';

export interface BackupRoom {
  readonly context: AnalysisContext;
  readonly migrationsFolder: string;
  /** A connection of its own: what it reads is the matter as it stood when the backup began. */
  readonly openSnapshot: () => StoreDatabase;
}

export interface BackupPlace {
  readonly path: string;
  /** Of the backup, not of the folder. */
  readonly passphrase?: string | undefined;
}

const matterMember = 'matter.jsonl';
const recordMember = 'record.jsonl';

/** Writes all of a matter into one file, whole or not at all; returns its path. Errors: `not-found`, those of the file system. */
export async function backUpMatter(room: BackupRoom, matterId: string, place: BackupPlace): Promise<string> {
  const { context, migrationsFolder, openSnapshot } = room;
  const { id, name } = requireMatter(context, matterId);
  const snapshot = openSnapshot();
  try {
    snapshot.$client.exec('BEGIN');
    const documents = listDocuments(snapshot, matterId);
    const schema = knownSchema(migrationsFolder);
    await writeBackup({
      ...place,
      manifest: {
        format: 'sampan-matter/1',
        schemaMs: schema.newestMs,
        schemaVersion: schema.version,
        madeAtMs: context.now(),
        matter: { id, name },
        documents: documents.length,
      },
      members: membersOf(room, snapshot, matterId),
    });
    const body = { documents: documents.map((document) => document.id), sealed: place.passphrase !== undefined };
    context.record({ kind: 'matter-backed-up', matterId, body });
    return place.path;
  } finally {
    snapshot.$client.close();
  }
}

function* membersOf({ context }: BackupRoom, snapshot: StoreDatabase, matterId: string): Generator<BackupMember> {
  yield { name: matterMember, pieces: () => lines(matterRows(snapshot, matterId)) };
  yield { name: recordMember, pieces: () => lines(listRecordEntries(snapshot, matterId)) };
  const written = new Set<string>();
  for (const { id, sha256, renditionSha256 } of listDocuments(snapshot, matterId)) {
    for (const source of [sha256, renditionSha256]) {
      if (source === null || written.has(source)) continue;
      written.add(source);
      yield { name: `sources/${source}`, pieces: () => placeStream(sourceFile(context, source)) };
    }
    yield { name: `documents/${id}.jsonl`, pieces: () => lines(documentRows(snapshot, id)) };
  }
}

function* lines(values: Iterable<object>): Generator<Uint8Array> {
  for (const value of values) yield Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');
}

/**
 * Brings back what a backup holds and this folder lacks. Every byte is compared
 * with its hash first; documents that are here stay as they are, so that
 * restoring again changes nothing, and a restore that was cut off goes on.
 *
 * Errors: those of `openBackup`; `store-newer` where a later Sampan made it.
 */
export async function restoreMatter(room: BackupRoom, place: BackupPlace): Promise<RestoredMatter> {
  const { context, migrationsFolder } = room;
  const backup = await openBackup(place.path, place.passphrase);
  const { manifest } = backup;
  const known = knownSchema(migrationsFolder);
  if (manifest.schemaMs > known.newestMs)
    throw new SampanError(
      'store-newer',
      `This backup was made by a newer Sampan (database version ${manifest.schemaVersion}; this one knows ${known.version}). Install the newer version to restore it; nothing was changed.`,
    );
  const matterId = manifest.matter.id;
  const rows = await all(rowLines(backup, matterMember));
  const ofMatter = (table: string) => table === 'matters' || table === 'matter_rules';
  insertMatterRows(
    context.database,
    matterId,
    rows.filter(({ table }) => ofMatter(table)),
    (line) => line,
  );
  const { name } = requireMatter(context, matterId);
  const added: { readonly id: string; readonly sha256: string }[] = [];
  let alreadyThere = 0;
  for (const member of manifest.members) {
    const documentId = /^documents\/(.+)\.jsonl$/.exec(member.name)?.[1];
    if (documentId === undefined) continue;
    const document = await restoreDocument(context, backup, { matterId, documentId });
    if (document === null) alreadyThere += 1;
    else added.push(document);
  }
  insertMatterRows(
    context.database,
    matterId,
    rows.filter(({ table }) => !ofMatter(table)),
    withoutLife,
  );
  const entries = await newEntries(context.database, backup, matterId);
  if (added.length > 0 || entries.length > 0) {
    const body = { backupSha256: backup.sha256, madeAtMs: manifest.madeAtMs, documents: added, entries };
    context.record({ kind: 'matter-restored', matterId, body });
  }
  context.pagesChanged();
  return { matterId, name, added: added.length, alreadyThere };
}

/** The document and its source, or null where it was here already. */
async function restoreDocument(
  context: AnalysisContext,
  backup: OpenedBackup,
  { matterId, documentId }: { readonly matterId: string; readonly documentId: string },
): Promise<{ readonly id: string; readonly sha256: string } | null> {
  if (listDocuments(context.database, matterId).some(({ id }) => id === documentId)) return null;
  const rows = await all(rowLines(backup, `documents/${documentId}.jsonl`));
  const own = documentRow.parse(rows.find(({ table }) => table === 'documents')?.row);
  if (documentIdFor(matterId, own.sha256) !== documentId)
    throw new SampanError('damaged-file', `The backup's document ${documentId} does not belong to its source.`);
  const sources = new Set([own.sha256, ...(own.rendition_sha256 === null ? [] : [own.rendition_sha256])]);
  try {
    for (const sha256 of sources) {
      const kept = await keepSource(context, () => backup.read(`sources/${sha256}`));
      if (kept.sha256 === sha256) continue;
      await deleteSource(context, kept.sha256);
      throw new SampanError('damaged-file', `The backup's source ${sha256} has another hash.`);
    }
    const isNew = insertDocumentRows(context.database, { matterId, documentId, sources }, rows);
    return isNew ? { id: documentId, sha256: own.sha256 } : null;
  } catch (error) {
    for (const sha256 of deleteUnusedSources(context.database)) await deleteSource(context, sha256);
    throw error;
  }
}

const documentRow = z.looseObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rendition_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

/**
 * What could act by itself does not travel: a run that was going on is paused,
 * and what a matter was allowed to call outside is to be allowed anew.
 */
function withoutLife({ table, row }: RowLine): RowLine | null {
  if (table === 'desk_items' && row.kind === 'tool-grant') return null;
  if (table === 'workshop_runs' && row.state === 'running') return { table, row: { ...row, state: 'paused' } };
  return { table, row };
}

/** The backup's part of the record, without what this record holds or has been brought before. */
async function newEntries(database: StoreDatabase, backup: OpenedBackup, matterId: string): Promise<RecordEntry[]> {
  const here = listRecordEntries(database, matterId);
  const known = new Set(here.map(({ sha256 }) => sha256));
  for (const { kind, bodyJson } of here) {
    if (kind !== 'matter-restored') continue;
    const brought = z.looseObject({ entries: z.array(recordEntrySchema) }).safeParse(JSON.parse(bodyJson));
    for (const { sha256 } of brought.data?.entries ?? []) known.add(sha256);
  }
  const entries: RecordEntry[] = [];
  for await (const line of linesOf(backup.read(recordMember))) {
    const entry = recordEntrySchema.parse(JSON.parse(line));
    if (!known.has(entry.sha256)) entries.push(entry);
  }
  return entries;
}

async function* rowLines(backup: OpenedBackup, member: string): AsyncGenerator<RowLine> {
  for await (const line of linesOf(backup.read(member))) yield parseRowLine(line);
}

function linesOf(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  return createInterface({ input: Readable.from(bytes, { objectMode: false }), crlfDelay: Number.POSITIVE_INFINITY });
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}
