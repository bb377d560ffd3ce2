import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line, LineRole, Page, Quad, Run } from '#contract/document.ts';
import { anchorFor, anchorsFor, bodyText, charQuads, pageOfBodyOffset, textOf } from '#main/documents/anchor.ts';
import { plainPage } from './plain-page.ts';

interface LineRecipe {
  readonly words: readonly string[];
  readonly role: LineRole;
  readonly angle: number;
}

/** A page whose lines have one run a word, on one baseline, ten points a unit. */
function pageOf(number: number, recipes: readonly LineRecipe[]): Page {
  let text = '';
  const lines: Line[] = recipes.map(({ words, role, angle }, index) => {
    if (index > 0) text += '\n';
    const start = text.length;
    const direction: readonly [number, number] = [Math.cos(angle), Math.sin(angle)];
    const runs: Run[] = [];
    for (const [at, word] of words.entries()) {
      if (at > 0) text += ' ';
      const along = (text.length - start) * 10;
      runs.push({
        start: text.length,
        end: text.length + word.length,
        x: 50 + along * direction[0],
        y: 700 - index * 30 + along * direction[1],
        direction,
        ascent: 8,
        descent: 2,
        edges: Array.from({ length: word.length + 1 }, (_, edge) => edge * 10),
        ...(at % 2 === 1 ? { bold: true } : {}),
      });
      text += word;
    }
    return { start, end: text.length, role, runs };
  });
  return plainPage(text, { number, lines });
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', '仲', '裁', '，', '𠮷'), minLength: 1, maxLength: 6 });
const line = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 5 }),
  role: fc.constantFrom<LineRole>('body', 'body', 'body', 'header', 'footer'),
  angle: fc.constantFrom(0, Math.PI / 2, -Math.PI / 2, 0.02),
});
const pages = fc
  .array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((recipes) => recipes.map((recipe, index) => pageOf(index + 1, recipe)));

function range(length: number): fc.Arbitrary<readonly [number, number]> {
  return fc
    .tuple(fc.nat({ max: length }), fc.nat({ max: length }))
    .map(([first, second]) => [Math.min(first, second), Math.max(first, second)] as const);
}

const pagesAndRange = pages.chain((made) => fc.tuple(fc.constant(made), range(bodyText(made).text.length)));

describe('body text', () => {
  test('is the body lines in order', () => {
    fc.assert(
      fc.property(pages, (made) => {
        const expected = made.flatMap((page) =>
          page.lines.filter(({ role }) => role === 'body').map(({ start, end }) => page.text.slice(start, end)),
        );
        expect(bodyText(made).text).toBe(expected.join('\n'));
      }),
    );
  });

  test('anchors of a stretch spell it, white space at breaks aside', () => {
    fc.assert(
      fc.property(pagesAndRange, ([made, [start, end]]) => {
        const body = bodyText(made);
        const anchors = anchorsFor(body, 'd', made, start, end);
        const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();
        const quoted = anchors.map((anchor) => textOf(anchor, made)).join('\n');
        expect(squeezed(quoted)).toBe(squeezed(body.text.slice(start, end)));
        for (const anchor of anchors) {
          const text = textOf(anchor, made);
          expect(text).toBe(text.trim());
          expect(text).not.toBe('');
        }
      }),
    );
  });

  test('anchors never touch headers and footers, and each stays on its page', () => {
    fc.assert(
      fc.property(pagesAndRange, ([made, [start, end]]) => {
        for (const anchor of anchorsFor(bodyText(made), 'd', made, start, end)) {
          const page = made[anchor.page - 1];
          const touched = page?.lines.filter((each) => each.start < anchor.end && each.end > anchor.start) ?? [];
          expect(touched.map(({ role }) => role)).not.toContain('header');
          expect(touched.map(({ role }) => role)).not.toContain('footer');
          expect(anchor.quads.length).toBeGreaterThanOrEqual(touched.length);
        }
      }),
    );
  });

  test('the page of an offset is the page of the anchor there', () => {
    fc.assert(
      fc.property(pagesAndRange, ([made, [start]]) => {
        const body = bodyText(made);
        const [anchor] = anchorsFor(body, 'd', made, start, start + 1);
        if (anchor !== undefined) expect(pageOfBodyOffset(body, start)).toBe(anchor.page);
      }),
    );
    expect(pageOfBodyOffset(bodyText([]), 0)).toBeNull();
  });
});

describe('quads', () => {
  const page = pageOf(1, [{ words: ['The', 'seat'], role: 'body', angle: 0 }]);

  test('cover exactly the units, in the order upper left, upper right, lower left, lower right', () => {
    expect(charQuads(page, 1, 3)).toEqual([[60, 708, 80, 708, 60, 698, 80, 698]]);
  });

  test('go on over a space and a change of weight', () => {
    expect(charQuads(page, 0, 8)).toEqual([[50, 708, 130, 708, 50, 698, 130, 698]]);
  });

  test('of downward writing begin at the upper right of the page', () => {
    const vertical = pageOf(1, [{ words: ['仲裁'], role: 'body', angle: -Math.PI / 2 }]);
    expect(charQuads(vertical, 0, 1)).toEqual([[58, 700, 58, 690, 48, 700, 48, 690]]);
  });

  test('of two halves meet where the whole runs on', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), fc.nat(), (made, first, second, third) => {
        const [page] = made;
        if (page === undefined) return;
        const [start = 0, middle = 0, end = 0] = [first, second, third]
          .map((number) => number % (page.text.length + 1))
          .toSorted((a, b) => a - b);
        const length = (quads: readonly Quad[]): number =>
          quads.reduce((sum, quad) => sum + Math.hypot(quad[2] - quad[0], quad[3] - quad[1]), 0);
        const whole = length(charQuads(page, start, end));
        const halves = length(charQuads(page, start, middle)) + length(charQuads(page, middle, end));
        // The whole may bridge the space between two words, never more.
        expect(whole).toBeGreaterThanOrEqual(halves - 0.1);
        expect(whole).toBeLessThanOrEqual(halves + 10.1);
      }),
    );
  });

  test('an anchor carries its quads', () => {
    expect(anchorFor('d', page, 4, 8)).toEqual({
      documentId: 'd',
      page: 1,
      start: 4,
      end: 8,
      quads: charQuads(page, 4, 8),
    });
  });
});
