import { expect, test } from 'vitest';
import { byteWords, pageListWords } from '#renderer/locale/number-words.ts';

test('pages come as runs, in order', () => {
  expect(pageListWords([])).toBe('');
  expect(pageListWords([7, 3])).toBe('3, 7');
  expect(pageListWords([9, 3, 7, 8])).toBe('3, 7–9');
});

test('bytes come in the unit one would use', () => {
  expect(byteWords(1_117_320_736, 'en')).toBe('1.1 GB');
  expect(byteWords(491_400_032, 'en')).toBe('491 MB');
  expect(byteWords(12, 'en')).toBe('12 byte');
});
