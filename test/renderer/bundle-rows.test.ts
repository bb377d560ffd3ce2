import { expect, test } from 'vitest';
import type { Bundle } from '#contract/bundle.ts';
import { moved, rowsOf, tabsOf, without } from '#renderer/bundle/bundle-rows.ts';

const entry = (documentId: string) => ({ documentId, title: documentId, date: '', insertAfter: null });
const bundle: Pick<Bundle, 'tabs' | 'core'> = {
  tabs: [
    { name: 'A', documents: [entry('one'), entry('two')] },
    { name: '證據', documents: [entry('three')] },
  ],
  core: ['three'],
};
const rows = rowsOf({ ...bundle, title: 'B', heading: [], language: 'en', start: 1 });
const shape = (lines: typeof rows) =>
  tabsOf(lines).tabs.map(({ name, documents }) => [name, ...documents.map((one) => one.documentId)]);

test('lines and tabs are the same bundle', () => {
  expect(tabsOf(rows)).toEqual(bundle);
});

test('a document moves, the tabs stay where they begin', () => {
  expect(shape(moved(rows, 1, 1))).toEqual([
    ['A', 'one', 'three'],
    ['證據', 'two'],
  ]);
  expect(shape(moved(rows, 0, -1))).toEqual(shape(rows));
});

test('a tab whose first document goes begins with the next', () => {
  expect(shape(without(rows, 0))).toEqual([
    ['A', 'two'],
    ['證據', 'three'],
  ]);
  expect(shape(without(rows, 2))).toEqual([['A', 'one', 'two']]);
  expect(tabsOf(rows.slice(1)).tabs[0]?.name).toBe('A');
});
