import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageTerms, searchVersion } from '#main/search/page-terms.ts';
import { deleteMatter } from '#main/store/matters.ts';
import { indexState, pagesBehind, pagesWithoutMeaning } from '#main/store/search-behind.ts';
import { meaningSize } from '#main/store/search-cosines.ts';
import { eraseStep, rebuildIndex, removeFromIndex, storeMeanings, storeTerms } from '#main/store/search-writing.ts';
import { insertPages, temporaryIndex } from '#test/search/temporary-index.ts';

describe('the index', () => {
  it('is behind until a page has its terms, and again when its text changes', async () => {
    const { database, add, ids } = await temporaryIndex();
    add('a', ['The first reading.', 'The second page.']);
    insertPages(database, 'a', []);
    expect(indexState(database, searchVersion)).toEqual({ pages: 2, pagesBehind: 0, pagesWithoutMeaning: 2 });
    database.$client
      .prepare("UPDATE pages SET text = 'The corrected wording.' WHERE document_id = 'a' AND number = 1")
      .run();
    expect(pagesBehind(database, searchVersion, 10).pages).toEqual([
      { documentId: 'a', page: 1, text: 'The corrected wording.' },
    ]);
    expect(await ids('reading')).toEqual([]);
    storeTerms(database, 'a', [pageTerms({ number: 1, text: 'The corrected wording.' })]);
    expect(await ids('wording')).toEqual(['a']);
    expect(pagesBehind(database, searchVersion, 10).pages).toEqual([]);
  });

  it('keeps no terms of a text that is no longer the page’s', async () => {
    const { database, add, ids } = await temporaryIndex();
    add('a', ['The first reading.']);
    const late = pageTerms({ number: 1, text: 'A superseded reading.' });
    expect(storeTerms(database, 'a', [late])).toBe(0);
    expect(await ids('superseded')).toEqual([]);
  });

  it('is behind as a whole when its rules change, and still answers', async () => {
    const { database, add, ids } = await temporaryIndex();
    add('a', ['The first reading.']);
    expect(pagesBehind(database, searchVersion + 1, 10).pages).toHaveLength(1);
    rebuildIndex(database);
    expect(pagesBehind(database, searchVersion, 10).pages).toHaveLength(1);
    expect(await ids('reading')).toEqual(['a']);
  });

  it('loses a document with its matter, and no word of it stays in the file', async () => {
    const { database, dataFolder, add, find } = await temporaryIndex();
    for (let copy = 0; copy < 40; copy += 1)
      add(`kept-${copy}`, [`Ordinary words ${copy} in a document that stays.`], 'm2');
    add('gone', ['Zanzibar quodlibet xylophonist 饕餮魑魅']);
    expect((await find('quodlibet')).hits).toHaveLength(1);
    deleteMatter(database, 'm1');
    expect((await find('quodlibet')).hits).toHaveLength(0);
    expect(
      database.$client.prepare('SELECT count(*) AS n FROM search_passages WHERE document_id = ?').get('gone'),
    ).toEqual({ n: 0 });
    for (let step = 0; step < 1000 && eraseStep(database); step += 1);
    expect(eraseStep(database)).toBe(false);
    database.$client.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(join(dataFolder, 'sampan.db'));
    for (const word of ['quodlibet', 'xylophonist', '饕餮', 'zanzibar', 'Zanzibar'])
      expect(bytes.includes(word)).toBe(false);
    expect((await find('ordinary')).total).toBe(40);
  });

  it('lets one document go and leaves its pages behind', async () => {
    const { database, add, ids } = await temporaryIndex();
    add('a', ['One thing.']);
    add('b', ['One thing more, of a longer kind.']);
    removeFromIndex(database, 'a');
    expect(await ids('thing')).toEqual(['b']);
    expect(pagesBehind(database, searchVersion, 10).pages).toMatchObject([{ documentId: 'a', page: 1 }]);
  });
});

describe('meanings', () => {
  const meaning = (seed: number): Int8Array =>
    Int8Array.from({ length: meaningSize }, (_, at) => Math.round(100 * Math.sin(seed * 37 + at * (1 + (seed % 7)))));

  it('are found nearest first, and only where the filter allows', async () => {
    const { database, add, index } = await temporaryIndex();
    for (let seed = 0; seed < 30; seed += 1)
      add(`d${seed}`, [`Sentence number ${seed}.`], seed % 2 === 0 ? 'm1' : 'm2');
    for (const page of pagesWithoutMeaning(database, 100))
      expect(storeMeanings(database, page, [meaning(Number(page.documentId.slice(1)))])).toBe(true);
    const near = await index.nearest(meaning(7), {}, 5);
    const [first] = index.passages(near.slice(0, 1).map(({ id }) => id));
    expect(first?.documentId).toBe('d7');
    expect(near[0]?.similarity).toBeCloseTo(1, 6);
    expect(near.map(({ similarity }) => similarity)).toEqual(
      near.map(({ similarity }) => similarity).toSorted((a, b) => b - a),
    );
    const others = index.passages((await index.nearest(meaning(7), { matterId: 'm1' }, 40)).map(({ id }) => id));
    expect(others).toHaveLength(15);
    expect(new Set(others.map(({ matterId }) => matterId))).toEqual(new Set(['m1']));
  });

  it('are found the same when they are asked for again, and no longer when they are gone', async () => {
    const { database, add, index } = await temporaryIndex();
    for (let seed = 0; seed < 3; seed += 1) add(`d${seed}`, [`Sentence number ${seed}.`]);
    for (const page of pagesWithoutMeaning(database, 100))
      storeMeanings(database, page, [meaning(Number(page.documentId.slice(1)))]);
    const filters = [{}, { matterId: 'm1' }] as const;
    const asked = async () => {
      const lists = [];
      for (const filter of filters) lists.push(await index.nearest(meaning(1), filter, 5));
      return lists;
    };
    const first = await asked();
    expect(first.map((list) => list.length)).toEqual([3, 3]);
    expect(await asked()).toEqual(first);
    removeFromIndex(database, 'd1');
    const left = await asked();
    expect(left).toEqual(first.map((list) => list.slice(1)));
  });

  it('are not kept for a page that has changed since', async () => {
    const { database, add } = await temporaryIndex();
    add('a', ['Before.']);
    const [page] = pagesWithoutMeaning(database, 1);
    if (page === undefined) throw new Error('the page waits for its meaning');
    database.$client.prepare("UPDATE pages SET text = 'After.' WHERE document_id = 'a'").run();
    storeTerms(database, 'a', [pageTerms({ number: 1, text: 'After.' })]);
    expect(storeMeanings(database, page, [meaning(1)])).toBe(false);
  });
});
