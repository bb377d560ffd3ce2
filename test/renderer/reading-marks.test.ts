import { describe, expect, test } from 'vitest';
import type { Anchor } from '#contract/document.ts';
import type { PageReading } from '#contract/page-reading.ts';
import { momentWords } from '#renderer/locale/moment-words.ts';
import { readPlace, recognitionTints } from '#renderer/recognition/reading-marks.ts';

const anchor: Anchor = { documentId: 'd', page: 3, start: 0, end: 4, quads: [[0, 9, 9, 9, 0, 0, 9, 0]] };
const reading: PageReading = {
  origin: 'ocr',
  lines: [{ text: 'SIGNED', anchor }],
  weak: [anchor],
  marks: [{ mark: { kind: 'corrected', start: 0, end: 4, note: 'SIGNFD' }, anchor }],
  regions: [{ kind: 'seal', box: [10, 20, 30, 40] }],
};

describe('how a page was read', () => {
  const readings = new Map([[3, reading]]);

  test('each tint leads back to what it stands for', () => {
    const kinds = recognitionTints(readings)
      .get(3)
      ?.map(({ id }) => readPlace(readings, id)?.kind);
    expect(kinds).toEqual(['weak', 'mark', 'region', 'line']);
  });

  test('the lines of the file’s own characters cannot be corrected', () => {
    const own = recognitionTints(new Map([[3, { ...reading, origin: 'text' as const }]])).get(3);
    expect(own?.some(({ look }) => look === 'read-line')).toBe(false);
  });

  test('a tint of a page that is gone stands for nothing', () => {
    expect(readPlace(new Map(), '3/mark/0')).toBeNull();
  });
});

describe('the moment of a mark', () => {
  test('is written in the language, at the hour that the file has', () => {
    expect(momentWords('2025-02-04T09:00:00.000Z', 'en')).toMatch(/4 Feb 2025.*09:00|Feb 4, 2025.*9:00/);
    expect(momentWords('2025-02-04', 'zh-Hant')).toContain('2025');
    expect(momentWords('yesterday', 'en')).toBe('yesterday');
  });
});
