import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Glyph } from '#main/documents/glyph.ts';
import { pageText } from '#main/documents/page-text.ts';

interface PlacedWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Words as a font of half-em Latin and full-em Chinese characters sets them, in the given order. */
function drawingOf(
  words: readonly PlacedWord[],
  direction: readonly [number, number] = [1, 0],
): Parameters<typeof pageText>[0] {
  const glyphs: Glyph[] = [];
  const [dx, dy] = direction;
  for (const { text, x, y } of words) {
    let along = 0;
    let spaceBefore = false;
    for (const character of text) {
      const advance = character < '\u2e80' ? 5 : 10;
      if (character === ' ') {
        spaceBefore = true;
      } else {
        glyphs.push({
          text: character,
          source: null,
          x: (x + along) * dx - y * dy,
          y: (x + along) * dy + y * dx,
          directionX: dx,
          directionY: dy,
          advance,
          spacing: 0,
          size: 10,
          ascent: 8,
          descent: 2,
          spaceBefore,
          bold: false,
          italic: false,
          order: glyphs.length,
        });
        spaceBefore = false;
      }
      along += advance;
    }
  }
  return {
    glyphs,
    rulings: [],
    strokes: [],
    fills: [],
    images: [],
    imageArea: 0,
    curves: 0,
    unknownGlyphs: 0,
    cut: false,
  };
}

const english = [
  'Any dispute, controversy, difference or',
  'claim arising out of or relating to this',
  'contract shall be referred to and finally',
  'resolved by arbitration administered by',
  'the Centre under its rules in force when',
  'the notice is submitted.',
];
const chinese = [
  '凡因本合約所引起的或與之相關的任何爭議糾',
  '紛分歧或索賠，包括合約的存在效力解釋履行',
  '違反或終止，均應提交由香港國際仲裁中心管',
  '理的機構仲裁，並按照提交仲裁通知時有效的',
  '規則最終解決。',
];
const bilingual: readonly PlacedWord[] = [
  ...english.map((text, index) => ({ text, x: 50, y: 700 - index * 14 })),
  ...chinese.map((text, index) => ({ text, x: 300, y: 700 - index * 14 })),
];
const bilingualText = [...english, ...chinese].join('\n');

const directions = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

describe('reading order', () => {
  test('side-by-side languages are read one after the other, however the file orders its lines', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...bilingual], { minLength: bilingual.length }), (shuffled) => {
        expect(pageText(drawingOf(shuffled)).text).toBe(bilingualText);
      }),
    );
  });

  test.each(directions)('the same holds for writing along %d, %d', (...direction) => {
    expect(pageText(drawingOf(bilingual, direction)).text).toBe(bilingualText);
  });

  test.each([3, 6, 8])('columns whose lines stand %d points apart in height are read one after the other', (lower) => {
    const words = bilingual.map((word) => (word.x === 300 ? { ...word, y: word.y - lower } : word));
    expect(pageText(drawingOf(words)).text).toBe(bilingualText);
  });

  test('one column with clause numbers set off stays line by line', () => {
    const lines = english.map((text, index) => [
      { text: `${index + 1}.`, x: 50, y: 700 - index * 14 },
      { text, x: 90, y: 700 - index * 14 },
    ]);
    expect(pageText(drawingOf(lines.flat())).text).toBe(
      english.map((text, index) => `${index + 1}. ${text}`).join('\n'),
    );
  });

  test('no character is lost or made up, spaces aside, and every unit has its place', () => {
    const word = fc.record({
      text: fc.string({
        unit: fc.constantFrom('a', 'b', 'c', ' ', '仲', '裁', '。', '𠮷'),
        minLength: 1,
        maxLength: 12,
      }),
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 700 }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), fc.constantFrom(...directions), (words, direction) => {
        const drawing = drawingOf(words, direction);
        // What stands twice in one place is read once.
        const places = new Set(drawing.glyphs.map(({ text, x, y }) => `${text} ${x} ${y}`));
        fc.pre(places.size === drawing.glyphs.length && !overprints(drawing.glyphs));
        const { text, lines } = pageText(drawing);
        const sorted = (characters: string): string => [...characters.replace(/\s/gu, '')].toSorted().join('');
        expect(sorted(text)).toBe(sorted(drawing.glyphs.map((glyph) => glyph.text).join('')));
        expect(text).not.toMatch(/ {2}|^ | $|\n /u);
        expect(lines.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
        for (const line of lines) {
          const placed = line.runs.map((run) => text.slice(run.start, run.end)).join('');
          expect(placed.replaceAll(' ', '')).toBe(text.slice(line.start, line.end).replaceAll(' ', ''));
          for (const run of line.runs) {
            expect(run.edges).toHaveLength(run.end - run.start + 1);
            expect(run.edges.toSorted((first, second) => first - second)).toEqual(run.edges);
          }
        }
      }),
    );
  });
});

function overprints(glyphs: readonly Glyph[]): boolean {
  return glyphs.some((glyph, index) =>
    glyphs
      .slice(index + 1)
      .some((other) => other.text === glyph.text && Math.abs(other.x - glyph.x) < 2 && Math.abs(other.y - glyph.y) < 2),
  );
}
