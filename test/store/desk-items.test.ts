import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { deleteDeskItem, findDeskItem, listDeskItems, saveDeskItem } from '#main/store/desk-items.ts';
import { deleteMatter } from '#main/store/matters.ts';
import { countReviewCells, deleteReviewCells, listReviewCells, saveReviewCells } from '#main/store/review-cells.ts';
import { insertExample, temporaryStore } from './temporary-store.ts';

const content = z.object({ title: z.string() });
const table = { id: 'table-1', matterId: 'matter-1', name: '租約', content: { title: '租約審閱' }, savedAtMs: 3 };
const cell = { tableId: 'table-1', documentId: 'doc-1', columnId: 'rent', state: 'filled', cell: 'HK$1', savedAtMs: 4 };

describe('what is arranged on the desk', () => {
  test('comes back by kind and matter, the newest words of an id', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    saveDeskItem(database, 'review-table', { ...table, content: { title: '…' } });
    saveDeskItem(database, 'review-table', table);
    saveDeskItem(database, 'playbook', { ...table, id: 'playbook-1', matterId: null });
    expect(listDeskItems(database, 'review-table', 'matter-1', content)).toEqual([table]);
    expect(listDeskItems(database, 'playbook', null, content).map(({ id }) => id)).toEqual(['playbook-1']);
    expect(findDeskItem(database, 'playbook', 'table-1', content)).toBeUndefined();
    expect(() => findDeskItem(database, 'review-table', 'table-1', z.object({ other: z.string() }))).toThrow();
  });

  test('takes its cells with it, and goes with its matter', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    saveDeskItem(database, 'review-table', table);
    saveReviewCells(database, [cell, { ...cell, columnId: 'term', state: 'pending' }]);
    expect(countReviewCells(database, 'table-1')).toEqual(
      new Map([
        ['filled', 1],
        ['pending', 1],
      ]),
    );
    expect(listReviewCells(database, 'table-1', z.string(), { states: ['filled'] })).toEqual([cell]);
    deleteReviewCells(database, { tableId: 'table-1', columnId: 'term' });
    expect(listReviewCells(database, 'table-1', z.string())).toEqual([cell]);
    deleteDeskItem(database, 'review-table', 'table-1');
    expect(listReviewCells(database, 'table-1', z.string())).toEqual([]);
    saveDeskItem(database, 'review-table', table);
    deleteMatter(database, 'matter-1');
    expect(listDeskItems(database, 'review-table', 'matter-1', content)).toEqual([]);
  });
});
