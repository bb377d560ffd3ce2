import { describe, expect, test } from 'vitest';
import type { BodyPiece, BodyText } from '#main/documents/body-text.ts';
import { textParts } from '#main/documents/text-parts.ts';

/** Pages of so many lines of nine characters. */
function bodyOf(linesOfPages: readonly number[]): BodyText {
  const lines: BodyPiece[] = [];
  const texts: string[] = [];
  let bodyStart = 0;
  for (const [index, count] of linesOfPages.entries()) {
    for (let line = 0; line < count; line += 1) {
      lines.push({ bodyStart, page: index + 1, start: line * 10, end: line * 10 + 9 });
      texts.push('a line on');
      bodyStart += 10;
    }
  }
  return { text: texts.join('\n'), lines };
}

const pageAt = ({ lines }: BodyText, offset: number): number =>
  lines.find((line) => line.bodyStart === offset)?.page ?? 0;

describe('the parts of a long text', () => {
  test('one where it is not long', () => {
    const body = bodyOf([5, 5]);
    expect(textParts(body, { longest: 1_000 })).toEqual([{ start: 0, end: body.text.length }]);
  });

  test('meet without a gap, begin with a page, and are no longer than allowed', () => {
    const body = bodyOf([10, 10, 3, 10, 10, 10, 2, 10, 10, 10]);
    const parts = textParts(body, { longest: 400 });
    expect(parts.map(({ start }) => start)).toEqual([0, ...parts.slice(0, -1).map(({ end }) => end)]);
    expect(parts.at(-1)?.end).toBe(body.text.length);
    expect(Math.max(...parts.map(({ start, end }) => end - start))).toBeLessThanOrEqual(400);
    // After the pages with the least text.
    expect(parts.slice(1, 3).map(({ start }) => pageAt(body, start))).toEqual([4, 8]);
  });

  test('are cut where the outline has an entry', () => {
    const body = bodyOf([10, 10, 3, 10, 10, 10]);
    const [, second] = textParts(body, { longest: 400, outlinePages: new Set([3]) });
    expect(pageAt(body, second?.start ?? -1)).toBe(3);
  });

  test('of one page are cut at a line', () => {
    const body = bodyOf([100]);
    const parts = textParts(body, { longest: 405 });
    expect(parts.slice(1).every(({ start }) => body.text[start - 1] === '\n')).toBe(true);
  });
});
