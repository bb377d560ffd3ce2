import { describe, expect, test } from 'vitest';
import { documentMix } from '#main/language/document-mix.ts';

describe('the mix of a document', () => {
  test('weighs each page by its letters, not its length', () => {
    const mix = documentMix([
      { text: 'abcdefghij'.padEnd(500), languages: [{ language: 'en', share: 1 }] },
      {
        text: '本合同由雙方',
        languages: [
          { language: 'zh-Hant', share: 0.5 },
          { language: 'zh-Hans', share: 0.5 },
        ],
      },
      { text: '1234', languages: [{ language: 'und', share: 1 }] },
    ]);
    expect(mix).toEqual([
      { language: 'en', share: 10 / 16 },
      { language: 'zh-Hans', share: 3 / 16 },
      { language: 'zh-Hant', share: 3 / 16 },
    ]);
  });

  test('is empty where nothing was read', () => {
    expect(documentMix([])).toEqual([]);
    expect(documentMix([{ text: '', languages: [{ language: 'und', share: 1 }] }])).toEqual([]);
  });
});
