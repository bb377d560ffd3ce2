import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBackup, writeBackup } from '#main/application/backup-file.ts';
import type { Application } from '#main/application.ts';
import { backupTables, tablesLeftOut } from '#main/store/matter-rows.ts';
import { temporaryStore } from '#test/store/temporary-store.ts';
import { plantedContract } from './planted-contract.ts';
import { temporaryApplication, temporaryFolder } from './temporary-application.ts';

async function analysed(application: Application): Promise<{ matterId: string; documentId: string }> {
  const matter = { id: 'matter-moved', name: 'Harbour 訴 Lotus' };
  const { added } = await application.takeIn(matter, [await plantedContract()]);
  const documentId = added[0]?.id ?? '';
  await application.analyse([documentId], { language: 'en' });
  const [found] = await application.request('findings.list', { documentId });
  if (found === undefined) throw new Error('the contract has findings');
  await application.request('findings.review', {
    findingId: found.id,
    state: 'accepted',
    fields: {},
    note: 'looked at it',
  });
  return { matterId: matter.id, documentId };
}

/** What a person sees of a matter. */
async function seen(application: Application, { matterId, documentId }: { matterId: string; documentId: string }) {
  const [matters, documents, findings, clauses, summary, view] = await Promise.all([
    application.request('matters.list', {}),
    application.request('documents.list', { matterId }),
    application.request('findings.list', { documentId }),
    application.request('clauses.list', { documentId }),
    application.request('summaries.get', { documentId, language: 'en' }),
    application.request('documents.view', { documentId }),
  ]);
  return { matter: matters.find(({ id }) => id === matterId), documents, findings, clauses, summary, view };
}

it('carries a matter whole to another machine, once; deleted, it comes back, and its tombstone stays', async () => {
  const firstFolder = await temporaryFolder();
  const first = await temporaryApplication(firstFolder);
  const ids = await analysed(first);
  const before = await seen(first, ids);
  const path = join(await temporaryFolder(), 'matter.sampan');
  await first.request('matters.backup', { matterId: ids.matterId, path });
  const recorded = first.record.list(ids.matterId).map(({ sha256 }) => sha256);

  const second = await temporaryApplication(await temporaryFolder());
  expect(await second.request('matters.restore', { path })).toEqual({
    matterId: ids.matterId,
    name: 'Harbour 訴 Lotus',
    added: 1,
    alreadyThere: 0,
  });
  expect(await seen(second, ids)).toEqual(before);
  const sha256 = before.documents[0]?.sha256 ?? '';
  const source = second.source(sha256);
  expect((await readFile(source?.path ?? '')).equals(await readFile(await plantedContract()))).toBe(true);
  await second.indexed();
  const { hits } = await second.request('search.run', { query: 'zephyrine', matterId: ids.matterId });
  expect(hits).toHaveLength(1);
  // Its part of the record came as it was written, inside of an entry of this record.
  const [entry] = second.record.list(ids.matterId);
  const brought: { readonly entries: readonly { readonly sha256: string }[] } = JSON.parse(entry?.bodyJson ?? '{}');
  // The entry of the backup itself is written when the file is.
  expect(brought.entries.map((one) => one.sha256)).toEqual(recorded.slice(0, -1));
  expect(second.record.verify()).toMatchObject({ whole: true });

  expect(await second.request('matters.restore', { path })).toMatchObject({ added: 0, alreadyThere: 1 });
  expect(await seen(second, ids)).toEqual(before);
  expect(second.record.list(ids.matterId)).toHaveLength(1);

  const sealed = `${path}.sealed`;
  const passphrase = 'the backup has its own';
  await first.request('matters.backup', { matterId: ids.matterId, path: sealed, passphrase });
  expect((await readFile(sealed)).includes('Harbour')).toBe(false);
  await first.request('matters.delete', { matterId: ids.matterId });
  await first.indexed();
  expect(await first.request('matters.list', {})).toEqual([]);
  expect(first.source(sha256)).toBeNull();
  for (const name of ['sampan.db', 'sampan.db-wal'])
    for (const word of ['Harbour 訴 Lotus', 'looked at it', 'ephyrine'])
      expect((await readFile(join(firstFolder, name))).includes(word), `${word} in ${name}`).toBe(false);
  const tombstone = first.record.list(ids.matterId).at(-1);
  expect(tombstone).toMatchObject({ kind: 'matter-deleted' });
  expect(tombstone?.bodyJson).toContain(sha256);

  await expect(first.request('matters.restore', { path: sealed })).rejects.toMatchObject({ code: 'locked' });
  await expect(first.request('matters.restore', { path: sealed, passphrase: 'another one' })).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
  expect(await first.request('matters.list', {})).toEqual([]);
  await first.request('matters.restore', { path: sealed, passphrase });
  expect(await seen(first, ids)).toEqual(before);
}, 60_000);

it('keeps the source that another matter has too', async () => {
  const application = await temporaryApplication(await temporaryFolder());
  const folder = await temporaryFolder();
  const path = join(folder, 'letter.txt');
  await writeFile(path, 'A letter about nothing.');
  const { added } = await application.takeIn({ id: 'matter-a', name: 'A' }, [path]);
  await application.takeIn({ id: 'matter-b', name: 'B' }, [path]);
  const sha256 = added[0]?.sha256 ?? '';
  await application.request('matters.delete', { matterId: 'matter-a' });
  expect(application.source(sha256)).not.toBeNull();
  await application.request('matters.delete', { matterId: 'matter-b' });
  expect(application.source(sha256)).toBeNull();
});

it('writes nothing of a backup with any byte changed, cut off, or of a later version', async () => {
  const application = await temporaryApplication(await temporaryFolder());
  const folder = await temporaryFolder();
  const letter = join(folder, 'letter.txt');
  await writeFile(letter, 'A letter about nothing.');
  await application.takeIn({ id: 'matter-a', name: 'A' }, [letter]);
  const path = join(folder, 'a.sampan');
  await application.request('matters.backup', { matterId: 'matter-a', path });
  const whole = await readFile(path);
  const other = await temporaryApplication(await temporaryFolder());
  const broken = join(folder, 'broken.sampan');
  for (const at of [
    20,
    Math.floor(whole.length / 3),
    Math.floor(whole.length / 2),
    whole.length - 60,
    whole.length - 20,
  ]) {
    const changed = Buffer.from(whole);
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
    await writeFile(broken, changed);
    await expect(other.request('matters.restore', { path: broken }), `byte ${at}`).rejects.toMatchObject({
      code: 'damaged-file',
    });
  }
  await writeFile(broken, whole.subarray(0, whole.length - 100));
  await expect(other.request('matters.restore', { path: broken })).rejects.toMatchObject({ code: 'damaged-file' });
  await writeFile(broken, 'no backup at all, but a file of some other kind');
  await expect(other.request('matters.restore', { path: broken })).rejects.toMatchObject({ code: 'damaged-file' });

  const { manifest } = await openBackup(path);
  const { members: _members, ...rest } = manifest;
  await writeBackup({
    path: broken,
    manifest: { ...rest, schemaMs: manifest.schemaMs + 1, schemaVersion: 99 },
    members: [],
  });
  await expect(other.request('matters.restore', { path: broken })).rejects.toMatchObject({
    code: 'store-newer',
    message: expect.stringContaining('version 99'),
  });
  expect(await other.request('matters.list', {})).toEqual([]);
});

it('brings nothing that belongs to another matter', async () => {
  const application = await temporaryApplication(await temporaryFolder());
  await application.takeIn({ id: 'matter-a', name: 'A' }, []);
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'hostile.sampan');
  const lines = (...rows: readonly object[]) => [Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))];
  const matter = (id: string) => ({
    table: 'matters',
    row: { id, name: 'H', parties_json: '[]', language: 'en', created_at_ms: 1 },
  });
  const item = (id: string, matter_id: string, kind: string) => ({
    table: 'desk_items',
    row: { id, matter_id, kind, name: id, content_json: '{}', saved_at_ms: 1 },
  });
  await writeBackup({
    path,
    manifest: {
      format: 'sampan-matter/1',
      schemaMs: 0,
      schemaVersion: 0,
      madeAtMs: 0,
      matter: { id: 'matter-h', name: 'H' },
      documents: 0,
    },
    members: [
      {
        name: 'matter.jsonl',
        pieces: () =>
          lines(
            matter('matter-h'),
            matter('matter-x'),
            {
              table: 'matter_rules',
              row: { matter_id: 'matter-a', permissions_json: '{}', policy_json: '{}', changed_at_ms: 1 },
            },
            { table: 'settings', row: { key: 'modelId', value_json: '"evil"' } },
            item('own', 'matter-h', 'review-table'),
            item('foreign', 'matter-a', 'review-table'),
            item('grant', 'matter-h', 'tool-grant'),
          ),
      },
      { name: 'record.jsonl', pieces: () => [] },
    ],
  });
  await application.request('matters.restore', { path });
  expect((await application.request('matters.list', {})).map(({ id }) => id).sort()).toEqual(['matter-a', 'matter-h']);
  expect(await application.request('tools.list', { matterId: 'matter-h' })).toEqual([]);
  expect((await application.request('settings.get', {})).modelId).toBe('none');
  expect(await application.request('rules.get', { matterId: 'matter-a' })).toMatchObject({
    permissions: { person: expect.arrayContaining(['read']) },
  });
});

it('knows of every table whether a backup carries it', async () => {
  const { database } = await temporaryStore();
  const tables = database.$client
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'")
    .all()
    .map(({ name }) => name);
  expect(tables.sort()).toEqual([...backupTables, ...tablesLeftOut].sort());
});
