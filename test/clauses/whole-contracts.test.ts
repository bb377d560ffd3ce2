import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labelledWholeContracts, ownContracts } from '#main/training/clause-kinds/labelled-contracts.ts';
import { options } from './resources.ts';

test('the labelled contracts are put together clause by clause', () => {
  const contracts = labelledWholeContracts(join(...ownContracts));
  expect(contracts.map(({ form }) => form).toSorted()).toEqual([
    ...['en', 'en', 'en', 'en', 'yue'],
    ...['zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hant', 'zh-Hant'],
  ]);
  const known = new Set(options.ontology.kinds.map(({ id }) => id));
  for (const { text, clauses } of contracts)
    for (const { start, end, number, heading, text: words, kinds } of clauses) {
      expect(text.slice(start, end)).toBe(
        heading === null ? `${number} ${words}`.trim() : `${`${number} ${heading}`.trim()}\n${words}`,
      );
      expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
    }
});
