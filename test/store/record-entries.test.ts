import { expect, test } from 'vitest';
import { defaultMatterRules } from '#contract/guardrails.ts';
import { nextEntry, verifyChain } from '#main/record/record-chain.ts';
import { loadMatterRules, saveMatterRules } from '#main/store/matter-rules.ts';
import { deleteMatter } from '#main/store/matters.ts';
import { appendRecordEntry, listRecordEntries } from '#main/store/record-entries.ts';
import { insertExample, temporaryStore } from './temporary-store.ts';

function event(matterId: string | null) {
  return { atMs: 1, matterId, kind: 'import', bodyJson: '{}' };
}

test('entries follow one another and cannot be changed or deleted', async () => {
  const { database } = await temporaryStore();
  for (const matterId of ['a', 'b', null]) appendRecordEntry(database, (last) => nextEntry(last, event(matterId)));
  expect(listRecordEntries(database, 'b').map(({ sequence }) => sequence)).toEqual([2]);
  expect(verifyChain(listRecordEntries(database))).toMatchObject({ whole: true, entries: 3 });
  const refused = 'the record is append-only';
  expect(() => database.$client.exec('UPDATE record_entries SET at_ms = 2')).toThrow(refused);
  expect(() => database.$client.exec('DELETE FROM record_entries WHERE sequence = 3')).toThrow(refused);
  expect(verifyChain(listRecordEntries(database))).toMatchObject({ whole: true, entries: 3 });
});

test('a change behind the triggers is found', async () => {
  const { database } = await temporaryStore();
  for (let count = 0; count < 3; count += 1) appendRecordEntry(database, (last) => nextEntry(last, event('a')));
  database.$client.exec(
    "DROP TRIGGER record_entries_no_update; UPDATE record_entries SET kind = 'export' WHERE sequence = 2",
  );
  expect(verifyChain(listRecordEntries(database))).toEqual({ whole: false, sequence: 2, reason: 'entry-hash' });
});

test('a matter has the default rules until it has its own, which go with it; its entries stay', async () => {
  const { database } = await temporaryStore();
  insertExample(database);
  const [{ matterId } = { matterId: '' }] = database.$client
    .prepare<[], { matterId: string }>('SELECT id AS matterId FROM matters')
    .all();
  expect(loadMatterRules(database, matterId)).toEqual(defaultMatterRules);
  const rules = { ...defaultMatterRules, policy: { ...defaultMatterRules.policy, walledOff: true } };
  saveMatterRules(database, matterId, rules, 5);
  expect(loadMatterRules(database, matterId)).toEqual(rules);
  appendRecordEntry(database, (last) => nextEntry(last, event(matterId)));
  deleteMatter(database, matterId);
  expect(loadMatterRules(database, matterId)).toEqual(defaultMatterRules);
  expect(listRecordEntries(database, matterId)).toHaveLength(1);
});
