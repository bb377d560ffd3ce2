import { expect, test } from 'vitest';
import type { ReviewCell, ReviewColumn, ReviewLine } from '#contract/review-table.ts';
import { inOrder, withColumns } from '../../renderer/review-table/column-order.ts';

const columns = ['seat', 'law', 'term'].map(
  (id): ReviewColumn => ({ id, title: id, source: { kind: 'question', question: id } }),
);
const cell = (value: string): ReviewCell => ({
  state: 'filled',
  value,
  found: null,
  places: [],
  failure: null,
  confidence: 1,
});

test('columns in another order take their cells and the keyboard along; one that is added meanwhile stands last', () => {
  const table = { id: 'table', matterId: 'matter', name: 'Table', columns };
  const head = { key: 'hk', columnId: 'seat', level: 1, value: 'HK', count: 1, isClosed: false };
  const before = {
    tables: [table],
    tableId: 'table',
    lines: new Map<number, ReviewLine>([
      [0, head],
      [1, { documentId: 'd', name: 'd.pdf', cells: columns.map(({ id }) => cell(`${id} of d`)) }],
    ]),
    selected: { row: 1, column: 2 },
  };
  const { tables, lines, selected } = withColumns(before, table, inOrder(columns, ['term', 'seat']));
  expect(tables[0]?.columns.map(({ id }) => id)).toEqual(['term', 'seat', 'law']);
  expect(lines.get(0)).toEqual(head);
  expect(lines.get(1)).toMatchObject({
    cells: [{ value: 'term of d' }, { value: 'seat of d' }, { value: 'law of d' }],
  });
  expect(selected).toEqual({ row: 1, column: 0 });
});
