import { expect, test } from 'vitest';
import { documentParties } from '#main/summaries/document-parties.ts';

test('a contract’s definitions make one party of its names, in both languages', () => {
  const text =
    'This Agreement is made between Acme Lighting Ltd (the "Supplier") and Bright Harbour Co. Ltd, a company of Hong Kong (the "Customer"). The "Products" (the "Goods") are lamps.';
  const groups = documentParties(text, []);
  expect(groups).toContainEqual(['Acme Lighting Ltd', 'Supplier']);
  expect(groups.some((names) => names.includes('Customer'))).toBe(true);
  expect(documentParties('甲方：青杉精密科技有限公司\n乙方：港燈籠元件有限公司', [])).toEqual([
    ['青杉精密科技有限公司', '甲方'],
    ['港燈籠元件有限公司', '乙方'],
  ]);
});

test('hostile openings take no time to speak of', () => {
  for (const text of ['A '.repeat(5_000), '("A'.repeat(3_000), '甲方'.repeat(4_000)]) {
    expect(documentParties(text, [])).toEqual([]);
  }
});
