import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Application } from '#main/application.ts';
import { sample, temporaryApplication, temporaryFolder } from './temporary-application.ts';

async function readDocuments(application: Application, files: readonly string[]): Promise<string[]> {
  const { added } = await application.takeIn({ id: 'matter-versions', name: 'Versions' }, files);
  const ids = added.map(({ id }) => id);
  await application.analyse(ids, { withoutModel: true });
  return ids;
}

async function pageText(application: Application, documentId: string, pageNumber: number): Promise<string> {
  const { lines } = await application.request('pages.reading', { documentId, pageNumber });
  const text: string[] = [];
  for (const line of lines) {
    while (text.length < line.anchor.start) text.push('\n');
    text.push(...line.text.split(''));
  }
  return text.join('');
}

const draft = (pay: string, duty: string): string =>
  [
    'SERVICES AGREEMENT',
    '',
    '1. Payment',
    `The Client shall pay the Consultant HKD ${pay} within 14 days after receipt of the invoice.`,
    '',
    '2. Reports',
    `The Consultant ${duty} deliver a monthly report to the Client.`,
    '',
    '3. Governing law',
    'This Agreement is governed by the laws of Hong Kong.',
    '',
  ].join('\n');

test('two drafts: every change and conflict stands on the page where its words are, to the character', {
  timeout: 120_000,
}, async () => {
  const folder = await temporaryFolder();
  const files = [join(folder, 'draft.txt'), join(folder, 'signed.txt')];
  await writeFile(files[0] ?? '', draft('50,000', 'shall'));
  await writeFile(files[1] ?? '', draft('80,000', 'may'));
  const application = await temporaryApplication(join(folder, 'data'));
  const [a, b] = await readDocuments(application, files);
  if (a === undefined || b === undefined) throw new Error('two documents were expected');

  const view = await application.request('versions.compare', { a, b });
  expect(view.translated).toBe(false);
  expect(view.prevailing).toBeNull();
  const changes = view.pairs.flatMap((pair) => pair.changes);
  expect(changes.map(({ kind, text }) => [kind, text])).toEqual(
    expect.arrayContaining([
      ['deleted', 'shall'],
      ['inserted', 'may'],
    ]),
  );
  for (const { kind, text, anchors } of changes) {
    const documentId = kind === 'deleted' ? a : b;
    expect(anchors.map((anchor) => anchor.documentId)).toEqual([documentId]);
    const [anchor] = anchors;
    const page = await pageText(application, documentId, anchor?.page ?? 0);
    expect(page.slice(anchor?.start, anchor?.end)).toBe(text.trim());
  }
  const sum = view.conflicts.find(({ a: mine, b: its }) => /50,000/.test(mine.quote) && /80,000/.test(its.quote));
  expect(sum, JSON.stringify(view.conflicts)).toBeDefined();
  expect(sum?.a.anchors[0]?.documentId).toBe(a);
  expect(sum?.b.anchors[0]?.documentId).toBe(b);
  const clause = view.pairs.flatMap((pair) => pair.b).find(({ text }) => text.includes('80,000'));
  const { start = 0, end = 0 } = sum?.b.span ?? {};
  expect(clause?.text.slice(start - clause.start, end - clause.start)).toBe(sum?.b.quote);

  const written = await application.request('versions.export', { a, b, folder: join(folder, 'out') });
  expect(written?.map((path) => basename(path))).toEqual([
    'draft - signed.redline.docx',
    'draft - signed.redline.html',
  ]);
  const html = await readFile(written?.[1] ?? '', 'utf8');
  expect(html).toMatch(/pay the Consultant HKD <del>50,000<\/del><ins>80,000<\/ins> within 14 days/);
  expect(html).toContain(createHash('sha256').update(draft('50,000', 'shall')).digest('hex'));
});

test('a header is no clause; the other language of a contract is suggested first and says which prevails', {
  timeout: 180_000,
}, async () => {
  const application = await temporaryApplication(await temporaryFolder());
  const files = ['cuad-etelos-distributor-agreement.pdf', 'supply-agreement-en.pdf', 'supply-agreement-zh-Hant.pdf'];
  const [unlike, english, chinese] = await readDocuments(application, files.map(sample));
  if (unlike === undefined || english === undefined || chinese === undefined) throw new Error('three were expected');

  const suggested = await application.request('versions.suggest', { documentId: english });
  expect(suggested.map(({ documentId }) => documentId)).toEqual([chinese, unlike]);
  expect(suggested.map(({ likely }) => likely)).toEqual([true, false]);

  const view = await application.request('versions.compare', { a: english, b: chinese });
  expect(view.translated).toBe(true);
  const { prevailing } = view;
  if (prevailing === null) throw new Error('the contract names a version');
  expect(prevailing.anchors.length).toBeGreaterThan(0);
  expect(prevailing.anchors[0]?.documentId).toBe(prevailing.in === 'a' ? english : chinese);
  for (const pair of view.pairs) for (const clause of [...pair.a, ...pair.b]) expect(clause.anchors).not.toEqual([]);

  const { lines } = await application.request('pages.reading', { documentId: english, pageNumber: 1 });
  expect(lines.map(({ text }) => text).join('\n')).toMatch(/Page\s+1\s+of\s+5/);
  const body = view.pairs.flatMap((pair) => pair.a.map(({ text }) => text)).join('\n');
  expect(body).not.toMatch(/Page\s+\d+\s+of\s+\d+/);
});

test('a document that is not there is not found', async () => {
  const application = await temporaryApplication(await temporaryFolder());
  await expect(application.request('versions.compare', { a: 'none', b: 'none' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(application.request('versions.suggest', { documentId: 'none' })).rejects.toMatchObject({
    code: 'not-found',
  });
});
