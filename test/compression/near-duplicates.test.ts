import { describe, expect, test } from 'vitest';
import { duplicateGroups } from '#main/compression/near-duplicates.ts';

const terms = [
  'The Buyer shall inspect the goods within seven days after delivery and shall give notice of any defect in writing.',
  '買方應於交貨後七日內檢驗貨物，並以書面通知賣方任何瑕疵，逾期視為驗收。',
];
const passages = (text: string) =>
  text.split('\n').map((line, index, lines) => {
    const start = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
    return { start, end: start + line.length };
  });
const document = (own: string, lines = terms) => {
  const text = [own, ...lines].join('\n');
  return { text, passages: passages(text) };
};

describe('duplicateGroups', () => {
  test('reads the same terms of forty contracts once', () => {
    const documents = Array.from({ length: 40 }, (_, index) =>
      document(`Order ${index} is for ${index * 7} cases of item ${index}.`),
    );
    const groups = duplicateGroups(documents);
    expect(groups.map(({ places }) => places.length)).toEqual([40, 40]);
    for (const { first, places } of groups) {
      expect(places[0]).toEqual(first);
      for (const { document: at, start, end } of places) {
        expect(terms).toContain(documents[at]?.text.slice(start, end));
      }
    }
  });

  test('another number of days is another passage', () => {
    const other = document('x', [terms[0]?.replace('seven', 'nine') ?? '', terms[1] ?? '']);
    expect(duplicateGroups([document('y'), other])).toHaveLength(1);
  });
});
