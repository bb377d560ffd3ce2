import { expect, test } from 'vitest';
import { tableRows } from '#main/application/table-rows.ts';
import { bodyText } from '#main/documents/body-text.ts';
import { pageOfLines } from '#test/documents/page-of-lines.ts';

test('the cells of a table stand in the body text, those of a later page behind it, empty ones nowhere', () => {
  const first = pageOfLines([['Preface', 50, 700]]);
  const second = pageOfLines(
    [
      ['2025-03-01', 50, 700],
      ['Goods delivered', 200, 700],
      ['2025年3月5日', 50, 680],
      ['買方拒收', 200, 680],
    ],
    { number: 2 },
  );
  const at = (words: string) => {
    const start = second.text.indexOf(words);
    return { start, end: start + words.length };
  };
  const box = [0, 0, 1, 1] as const;
  const rows = [
    [at('2025-03-01'), at('Goods delivered'), { start: 10, end: 10 }],
    [at('2025年3月5日'), at('買方拒收')],
  ];
  const body = bodyText([first, second]);
  const found = tableRows(body, [{ page: 2, tables: [{ rows, box }] }]);
  expect(found.map((row) => row.map(({ start, end }) => body.text.slice(start, end)))).toEqual([
    ['2025-03-01', 'Goods delivered'],
    ['2025年3月5日', '買方拒收'],
  ]);
});
