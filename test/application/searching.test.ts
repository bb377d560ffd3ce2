import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DocumentSummary } from '#contract/matter.ts';
import type { Application } from '#main/application.ts';
import { sample, temporaryApplication, temporaryFolder } from './temporary-application.ts';

const matter = { id: 'matter-1', name: 'Harbour v Lotus' };

async function searchable(dataFolder: string, ...names: readonly string[]): Promise<Application> {
  const application = await temporaryApplication(dataFolder);
  const { added } = await application.takeIn(matter, names.map(sample));
  const ids = added.map(({ id }) => id);
  await application.analyse(ids, { language: 'document' });
  await application.indexed();
  return application;
}

/** Which of the words stand in the database's files as they are. */
async function areOnDisk(dataFolder: string, words: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    ['sampan.db', 'sampan.db-wal'].map((name) => readFile(join(dataFolder, name)).catch(() => Buffer.alloc(0))),
  );
  return words.filter((word) => files.some((bytes) => bytes.includes(word)));
}

/** Words that the document writes with a capital only: in small letters they stand in the index, which stores some of them whole. */
async function wordsOfTheIndexAlone(
  application: Application,
  document: DocumentSummary | undefined,
): Promise<string[]> {
  let text = '';
  for (let pageNumber = 1; pageNumber <= (document?.pageCount ?? 0); pageNumber += 1) {
    const { lines } = await application.request('pages.reading', { documentId: document?.id ?? '', pageNumber });
    text += lines.map((line) => line.text).join(' ');
  }
  const capital = new Set(text.match(/\b[A-Z][A-Za-z]{5,}/g)?.map((word) => word.toLowerCase()));
  return [...capital].filter((word) => !text.includes(word));
}

describe('the search of the application', () => {
  test('finds words over the border of scripts and languages, each with its place on the page', async () => {
    const application = await searchable(
      await temporaryFolder(),
      'supply-agreement-en.pdf',
      'supply-agreement-zh-Hant.pdf',
    );
    expect(await application.request('search.prepare', {})).toBeNull();
    for (const query of ['仲裁地', 'seat of arbitration', '仲裁 营业日']) {
      const { hits, pagesBehind } = await application.request('search.run', { query, matterId: matter.id });
      expect(pagesBehind).toBe(0);
      expect(hits.length).toBeGreaterThan(0);
      for (const { anchors, ranges } of hits) {
        expect(anchors.length).toBe(Math.max(1, ranges.length));
        expect(anchors.every(({ quads }) => quads.length > 0)).toBe(true);
      }
      // For a list the places come with the hit that is opened: the same ones.
      const listed = await application.request('search.run', { query, matterId: matter.id, isPlaced: false });
      expect(listed.hits).toEqual(hits.map((hit) => ({ ...hit, anchors: [] })));
      const [{ documentId = '', page = 0, ranges = [], passage = { start: 0, end: 0 } } = {}] = listed.hits;
      const places = ranges.length > 0 ? [...ranges] : [{ start: passage.start, end: passage.end }];
      const asked = { documentId, pageNumber: page, ranges: places };
      expect(await application.request('search.places', asked)).toEqual(hits[0]?.anchors);
    }
    const { hits } = await application.request('search.run', { query: 'seat of arbitration' });
    expect(new Set(hits.map(({ documentName }) => documentName)).size).toBe(2);
    const nothing = await application.request('search.run', { query: 'zzqqxx' });
    expect(nothing).toMatchObject({ hits: [], total: 0 });
  });

  test('follows a correction of a recognised line, and its taking back', async () => {
    const application = await searchable(await temporaryFolder(), 'supply-agreement-en.pdf');
    const [document] = await application.request('documents.list', { matterId: matter.id });
    const documentId = document?.id ?? '';
    const page = { documentId, pageNumber: 6 };
    const { lines, origin } = await application.request('pages.reading', page);
    expect(origin).toBe('ocr');
    const line = lines.findIndex(({ text }) => text.includes('Authorised signatory'));
    const before = lines[line]?.text ?? '';
    const corrected = await application.request('pages.correct', {
      ...page,
      line,
      text: 'Zanzibarian plenipotentiary',
    });
    expect(corrected.marks.map(({ mark }) => mark)).toContainEqual(
      expect.objectContaining({ kind: 'corrected', note: before }),
    );
    await application.indexed();
    const found = await application.request('search.run', { query: 'Zanzibarian plenipotentiary' });
    expect(found.hits.map((hit) => hit.page)).toEqual([6]);
    await application.request('pages.correct', { ...page, line, text: before });
    await application.indexed();
    expect((await application.request('search.run', { query: 'Zanzibarian' })).hits).toEqual([]);
    await application.analyse([documentId], { language: 'document' });
    expect((await application.request('pages.reading', page)).lines[line]?.text).toBe(before);
  });

  test('a removed document leaves nothing in the index nor in its file', async () => {
    const dataFolder = await temporaryFolder();
    const application = await searchable(dataFolder, 'cuad-etelos-distributor-agreement.pdf');
    const [document] = await application.request('documents.list', { matterId: matter.id });
    expect((await application.request('search.run', { query: 'Tripath' })).hits.length).toBeGreaterThan(0);
    const indexed = await wordsOfTheIndexAlone(application, document);
    expect(await areOnDisk(dataFolder, indexed)).not.toEqual([]);
    await application.request('documents.remove', { documentId: document?.id ?? '' });
    await application.indexed();
    expect((await application.request('search.run', { query: 'Tripath' })).hits).toEqual([]);
    expect(await application.request('search.state', {})).toMatchObject({ pages: 0, pagesBehind: 0, error: null });
    await application.close();
    // Closing writes the log back into the database.
    expect(await areOnDisk(dataFolder, [...indexed, 'TRIPATH', 'semiconductor'])).toEqual([]);
  });

  test('is made anew on request, and says how far it is', async () => {
    const application = await searchable(await temporaryFolder(), 'chat-yue-Hant.pdf');
    const states: number[] = [];
    application.on('search.changed', ({ pagesBehind }) => states.push(pagesBehind));
    const rebuilt = await application.request('search.rebuild', {});
    expect(rebuilt.pagesBehind).toBe(0);
    expect(rebuilt.pages).toBeGreaterThan(0);
    expect(states.at(-1)).toBe(0);
    expect((await application.request('search.run', { query: '仲裁' })).hits.length).toBeGreaterThan(0);
  });
});
