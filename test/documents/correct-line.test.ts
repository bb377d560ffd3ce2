import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line, Page } from '#contract/document.ts';
import { charQuads } from '#main/documents/anchor.ts';
import { correctLine } from '#main/documents/correct-line.ts';
import { plainPage } from './plain-page.ts';

/** A recognised page whose characters are ten points wide, a line every twenty. */
function recognised(texts: readonly string[]): Page {
  let offset = 0;
  const lines = texts.map((text, index): Line => {
    const start = offset;
    offset += text.length + 1;
    const end = start + text.length;
    const edges = Array.from({ length: text.length + 1 }, (_, edge) => edge * 10);
    const confidence = Array.from(text, () => 60).flat();
    const place = { x: 50, y: 700 - 20 * index, direction: [1, 0], ascent: 9, descent: 3 } as const;
    return { start, end, role: 'body', runs: text === '' ? [] : [{ start, end, ...place, edges, confidence }] };
  });
  return plainPage(texts.join('\n'), { width: 595, height: 842, box: [0, 0, 595, 842], origin: 'ocr', lines });
}

const line = fc.string({ maxLength: 12, unit: fc.constantFrom('仲', '裁', '第', 'a', '1', ' ', '𠝹') });

describe('a corrected line', () => {
  test('has the new words, the old ones beside them, and the same place', () => {
    const page = recognised(['第一條', '賠置責任', '第三條']);
    const corrected = correctLine(page, 1, '賠償責任');
    expect(corrected.text).toBe('第一條\n賠償責任\n第三條');
    expect(corrected.marks).toEqual([{ kind: 'corrected', start: 4, end: 8, note: '賠置責任' }]);
    expect(charQuads(corrected, 4, 8)).toEqual(charQuads(page, 4, 8));
    expect(corrected.lines[1]?.runs[0]?.confidence).toEqual([100, 100, 100, 100]);
  });

  test('moves what comes after it, and a table that holds it', () => {
    const page: Page = {
      ...recognised(['甲', '乙丙', '丁']),
      tables: [{ rows: [[{ start: 0, end: 1 }], [{ start: 2, end: 4 }], [{ start: 5, end: 6 }]], box: [0, 0, 1, 1] }],
    };
    const { text, tables } = correctLine(page, 1, '乙丙戊己');
    const cells = tables?.[0]?.rows.flat().map(({ start, end }) => text.slice(start, end));
    expect(cells).toEqual(['甲', '乙丙戊己', '丁']);
  });

  test('every character has a place on the old line, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.nat(), line, (texts, pick, words) => {
        const page = recognised(texts);
        const index = pick % texts.length;
        const corrected = correctLine(page, index, words);
        expect(corrected.text.split('\n')).toEqual(texts.map((text, own) => (own === index ? words : text)));
        for (const own of corrected.lines) {
          for (const run of own.runs) {
            expect(run.edges).toHaveLength(run.end - run.start + 1);
            expect([...run.edges].sort((a, b) => a - b)).toEqual(run.edges);
          }
        }
        const before = page.lines[index]?.runs.at(-1)?.edges.at(-1);
        const after = corrected.lines[index]?.runs.at(-1)?.edges.at(-1);
        if (before !== undefined && after !== undefined) expect(after).toBeCloseTo(before, 6);
      }),
    );
  });

  test('a second correction still knows what was read first, and the first words take it back', () => {
    const page = recognised(['賠置責任']);
    const twice = correctLine(correctLine(page, 0, '賠償責'), 0, '賠償責任');
    expect(twice.marks).toEqual([{ kind: 'corrected', start: 0, end: 4, note: '賠置責任' }]);
    expect(correctLine(twice, 0, '賠置責任').marks).toEqual([]);
  });

  test('refuses a line that is not there, and words that are two lines', () => {
    expect(() => correctLine(recognised(['甲']), 1, '乙')).toThrow(/not on the page/);
    expect(() => correctLine(recognised(['甲']), 0, '乙\n丙')).toThrow(/line break/);
  });
});
