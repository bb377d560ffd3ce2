import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineRole, Page, PageMark } from '#contract/document.ts';
import { anchorsFor, bodyText, textOf } from '#main/documents/anchor.ts';
import { plainPage } from './plain-page.ts';

function pageOf(number: number, texts: readonly (readonly [string, LineRole])[], marks: readonly PageMark[]): Page {
  let at = 0;
  const lines = texts.map(([text, role]) => {
    const line = { start: at, end: at + text.length, role, runs: [] };
    at += text.length + 1;
    return line;
  });
  return plainPage(texts.map(([text]) => text).join('\n'), { number, lines, marks });
}

describe('what the body text leaves out', () => {
  const text = 'Laytime shall not count at night';
  const mark = (kind: PageMark['kind'], words: string): PageMark => {
    const start = text.indexOf(words);
    return { kind, start, end: start + words.length };
  };

  test.each(['struck-out', 'deleted', 'hidden'] as const)('%s words, with one space in their place', (kind) => {
    const body = bodyText([pageOf(1, [[text, 'body']], [mark(kind, 'not')])]);
    expect(body.text).toBe('Laytime shall count at night');
  });

  test('overlapping marks, at the ends of a line, over a line break, over all of it', () => {
    const two = (marks: readonly PageMark[]) =>
      bodyText([
        pageOf(
          1,
          [
            ['one two', 'body'],
            ['three four', 'body'],
          ],
          marks,
        ),
      ]).text;
    expect(two([{ kind: 'hidden', start: 0, end: 3 }])).toBe('two\nthree four');
    expect(two([{ kind: 'hidden', start: 4, end: 13 }])).toBe('one\nfour');
    expect(two([{ kind: 'hidden', start: 0, end: 7 }])).toBe('three four');
    expect(
      two([
        { kind: 'hidden', start: 0, end: 5 },
        { kind: 'struck-out', start: 2, end: 18 },
      ]),
    ).toBe('');
  });

  test('other marks leave it as it is', () => {
    const marks = [
      mark('highlight', 'not'),
      mark('form-value', 'night'),
      mark('inserted', 'shall'),
      { kind: 'comment', start: 3, end: 3 } as const,
    ];
    expect(bodyText([pageOf(1, [[text, 'body']], marks)]).text).toBe(text);
  });
});

test('a sentence goes on over the page break, footnotes stand after it and join', () => {
  const first = pageOf(
    1,
    [
      ['The Tribunal finds that the', 'body'],
      ['1 See Award, which was', 'body'],
      ['12', 'footer'],
    ],
    [{ kind: 'footnote', start: 28, end: 50 }],
  );
  const second = pageOf(
    2,
    [
      ['vessel was seaworthy.', 'body'],
      ['published in 2020.', 'body'],
    ],
    [{ kind: 'footnote', start: 22, end: 40 }],
  );
  const body = bodyText([first, second]);
  expect(body.text).toBe(
    'The Tribunal finds that the\nvessel was seaworthy.\n1 See Award, which was\npublished in 2020.',
  );
  const at = body.text.indexOf('which');
  const anchors = anchorsFor(body, 'd', [first, second], at, body.text.length);
  expect(anchors.map(({ page }) => page)).toEqual([1, 2]);
  expect(anchors.map((anchor) => textOf(anchor, [first, second]))).toEqual(['which was', 'published in 2020.']);
});

test('every stretch of the body leads back to its own characters and to none that are left out', () => {
  const line = fc.tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', '仲', '𠮷'), minLength: 1, maxLength: 12 }),
    fc.constantFrom<LineRole>('body', 'body', 'header'),
  );
  const made = fc
    .array(
      fc.tuple(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 3 }),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((pages) =>
      pages.map(([lines, ranges], index) => {
        const length = lines.map(([text]) => text).join('\n').length;
        const marks = ranges.map(([from, size]): PageMark => {
          const start = Math.min(from, length);
          return { kind: 'struck-out', start, end: Math.min(length, start + size) };
        });
        return pageOf(index + 1, lines, marks);
      }),
    );
  fc.assert(
    fc.property(made, fc.nat(), fc.nat(), (pages, one, other) => {
      const body = bodyText(pages);
      for (const piece of body.lines) {
        const page = pages[piece.page - 1];
        const words = page?.text.slice(piece.start, piece.end) ?? '';
        expect(body.text.slice(piece.bodyStart, piece.bodyStart + words.length)).toBe(words);
        const struck = page?.marks?.some(
          (mark) => mark.start < piece.end && mark.end > piece.start && mark.end > mark.start,
        );
        expect(struck).toBe(false);
      }
      const [start, end] = [one % (body.text.length + 1), other % (body.text.length + 1)].toSorted((a, b) => a - b);
      const squeezed = (text: string): string => text.replace(/\s+/gu, '');
      const quoted = anchorsFor(body, 'd', pages, start ?? 0, end ?? 0).map((anchor) => textOf(anchor, pages));
      expect(squeezed(quoted.join(''))).toBe(squeezed(body.text.slice(start, end)));
    }),
  );
});
