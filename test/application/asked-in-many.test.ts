import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeStandardContracts } from './standard-contracts.ts';
import { temporaryApplication, temporaryFolder } from './temporary-application.ts';

test('a question to contracts with the same terms reads them once and cites every contract', async () => {
  const folder = await temporaryFolder();
  const application = await temporaryApplication(folder);
  const matterId = 'matter-standard';
  const taken = await application.takeIn(
    { id: matterId, name: 'Standard' },
    await writeStandardContracts(join(folder, 'contracts'), 6),
  );
  const ids = taken.added.map(({ id }) => id);
  await application.analyse(ids, { withoutModel: true });
  const { signal } = new AbortController();
  const question = 'When must the Buyer inspect the goods?';
  const answer = await application.ask({ matterId, documentIds: [], question, language: 'en', pins: [] }, { signal });
  const [first] = answer.statements;
  expect(first?.text).toContain('seven days');
  expect(first?.citations.map(({ documentId }) => documentId)).toEqual([answer.documentIds[0]]);
  expect(first?.alsoIn).toMatchObject({ documents: 5 });
  expect(first?.alsoIn?.citations.map(({ documentId }) => documentId)).toEqual(answer.documentIds.slice(1));
  expect(first?.alsoIn?.citations.every(({ quads }) => quads.length > 0)).toBe(true);
  const { readTokens, wholeTokens } = answer.compression;
  expect(readTokens).toBeLessThan(wholeTokens / 2);
  // What was pinned is kept with the answer.
  const reading = await application.request('reading.get', { documentId: ids[1] ?? '', askId: answer.askId });
  const left = reading?.passages.find(({ reasons }) => reasons[0]?.endsWith(`@${answer.documentIds[0]}`));
  if (!left) throw new Error('a passage of the second contract was read in the first');
  const pin = { documentId: ids[1] ?? '', start: left.start, end: left.end, pin: 'in' } as const;
  await application.ask({ matterId, documentIds: [], question, language: 'en', pins: [pin] }, { signal });
  const listed = await application.request('ask.list', { matterId });
  expect(listed.map(({ pins }) => pins)).toEqual([undefined, [pin]]);
});

test('the analysis file says why each passage was kept or left', async () => {
  const folder = await temporaryFolder();
  const application = await temporaryApplication(folder);
  const [path = ''] = await writeStandardContracts(join(folder, 'contracts'), 1);
  const taken = await application.takeIn({ id: 'matter-one', name: 'One' }, [path]);
  const ids = taken.added.map(({ id }) => id);
  await application.analyse(ids, { withoutModel: true });
  const written = await application.export(ids, { folder, language: 'en' });
  const { readFile } = await import('node:fs/promises');
  const file = written.find((name) => name.endsWith('.analysis.json')) ?? '';
  const analysis: { compression: { reading: { passages: { kept: boolean; page: number; reasons: string[] }[] } } } =
    JSON.parse(await readFile(file, 'utf8'));
  const { passages } = analysis.compression.reading;
  expect(passages.length).toBeGreaterThan(5);
  expect(passages.every(({ page, reasons }) => page === 1 && reasons.length > 0)).toBe(true);
  expect(passages.some(({ kept }) => kept)).toBe(true);
  expect(passages.some(({ kept }) => !kept)).toBe(true);
});
