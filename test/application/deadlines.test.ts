import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryApplication, temporaryFolder } from './temporary-application.ts';

const contract = [
  'SUPPLY AGREEMENT',
  '',
  '1. Payment',
  'The Buyer shall pay within 14 days after receipt of the invoice.',
  '',
  '2. Reply',
  'The Seller shall reply within 7 days after receipt of the notice.',
  '',
  '3. Governing law',
  'This Agreement is governed by the laws of Hong Kong.',
  '',
].join('\n');

test('the day a person gives one deadline is kept with it; a rejected deadline is left out', {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'contract.txt');
  await writeFile(file, contract);
  const application = await temporaryApplication(join(folder, 'data'));
  const { added } = await application.takeIn({ id: 'matter-deadlines', name: 'Deadlines' }, [file]);
  const ids = added.map(({ id }) => id);
  await application.analyse(ids, { withoutModel: true });

  const before = await application.deadlines(ids, {});
  expect(before.map(({ day }) => day)).toEqual([null, null]);
  const [pay, reply] = before;
  if (pay === undefined || reply === undefined) throw new Error('two deadlines were expected');

  await application.request('findings.review', {
    findingId: pay.id,
    state: 'corrected',
    fields: { event_day: '2026-03-02' },
    note: '',
  });
  const after = await application.deadlines(ids, { from: '2026-05-01' });
  // The general day reaches only the deadline without one of its own.
  expect(after.map(({ id, day, source }) => [id, day, source?.from])).toEqual([
    [pay.id, '2026-03-16', 'given'],
    [reply.id, '2026-05-08', 'given'],
  ]);

  await application.request('findings.review', { findingId: reply.id, state: 'rejected', fields: {}, note: '' });
  expect((await application.deadlines(ids, {})).map(({ id }) => id)).toEqual([pay.id]);
});

test('a document that is not there is not found', async () => {
  const application = await temporaryApplication(await temporaryFolder());
  await expect(application.deadlines(['none'], {})).rejects.toMatchObject({ code: 'not-found' });
});
