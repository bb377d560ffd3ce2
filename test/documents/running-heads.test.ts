import { describe, expect, test } from 'vitest';
import type { Line, Page } from '#contract/document.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { pageSketch, runningHeadRoles } from '#main/documents/page-sketch.ts';
import { markRunningHeads } from '#main/documents/running-heads.ts';
import { plainPage } from './plain-page.ts';

interface Printed {
  readonly text: string;
  /** Points above the lower edge of a page 800 high and 600 wide. */
  readonly y: number;
  readonly x?: number;
}

function pageOf(number: number, printed: readonly Printed[], rotation: Page['rotation'] = 0): Page {
  let text = '';
  const lines: Line[] = printed.map((each, index) => {
    if (index > 0) text += '\n';
    const start = text.length;
    text += each.text;
    const edges = Array.from({ length: each.text.length + 1 }, (_, edge) => edge * 5);
    const run = { start, end: text.length, direction: [1, 0] as const, ascent: 8, descent: 2, edges };
    return { start, end: text.length, role: 'body', runs: [{ ...run, x: each.x ?? 60, y: each.y }] };
  });
  return plainPage(text, { number, rotation, lines });
}

function bodyOf(pages: readonly Page[]): readonly string[] {
  const body = bodyText(markRunningHeads(pages)).text;
  // What is held of thousands of pages tells the same.
  const roles = runningHeadRoles(pages.map(pageSketch));
  const sketched = pages.map((page) => {
    const own = new Map(roles.get(page.number));
    return { ...page, lines: page.lines.map((line, index): Line => ({ ...line, role: own.get(index) ?? line.role })) };
  });
  expect(bodyText(sketched).text).toBe(body);
  return body.split('\n');
}

/** Thirty lines of text on a page. */
function prose(page: number): Printed[] {
  const words = ['vessel', 'hire', 'notice', 'award', 'claim', 'seat', 'costs'];
  return Array.from({ length: 30 }, (_, line) => ({
    text: `${words[line % 7]} ${words[(line + page) % 7]} of line ${line * 31 + page}`,
    y: 680 - line * 18,
  }));
}

const numbers = [1, 2, 3, 4] as const;

describe('headers and footers', () => {
  test('repeat at one height; numbers, Chinese numbers and dates aside', () => {
    const pages = numbers.map((number) =>
      pageOf(number, [
        { text: `合約編號第${'一二三四'.charAt(number - 1)}號`, y: 770 },
        ...prose(number),
        { text: `Draft of ${number} May`, y: 40 },
      ]),
    );
    expect(bodyOf(pages)).toEqual(numbers.flatMap((number) => prose(number).map(({ text }) => text)));
  });

  test('are found on pages that are shown turned', () => {
    // Shown turned by 180°, the lower edge of the page is its top.
    const pages = numbers.map((number) => pageOf(number, [{ text: 'IN CONFIDENCE', y: 30 }, ...prose(number)], 180));
    const roles = markRunningHeads(pages).map((page) => page.lines[0]?.role);
    expect(roles).toEqual(['header', 'header', 'header', 'header']);
  });

  test('a line that comes once, or away from the margin, is body text', () => {
    const pages = numbers.map((number) =>
      pageOf(number, [
        { text: number === 1 ? 'CHARTERPARTY' : `Recital ${'ABCD'.charAt(number)} apart`, y: 770 },
        { text: 'Same words', y: 400 },
      ]),
    );
    expect(markRunningHeads(pages).flatMap((page) => page.lines.map(({ role }) => role))).not.toContain('header');
  });

  test('one page alone has none', () => {
    expect(bodyOf([pageOf(1, [{ text: 'Title', y: 780 }])])).toEqual(['Title']);
  });
});

describe('page numbers', () => {
  test.each([
    (number: number) => `${number}`,
    (number: number) => `- ${number} -`,
    (number: number) => `Page ${number} of 4`,
    (number: number) => `第${number}頁`,
  ])('end every page, at whatever height: %#', (print) => {
    const pages = numbers.map((number) =>
      pageOf(number, [
        ...prose(number).slice(0, 30 - number * 4),
        { text: print(number), y: 140 + number * 70, x: 290 },
      ]),
    );
    expect(bodyOf(pages).filter((line) => !line.includes('of line'))).toEqual([]);
  });

  test('of an earlier edition are found amid the text', () => {
    const pages = numbers.map((number) => {
      const lines = prose(number);
      const at = 6 + number * 4;
      return pageOf(number, [
        ...lines.slice(0, at),
        { text: `${number + 6}`, y: 680 - at * 18 + 9, x: 180 },
        ...lines.slice(at),
      ]);
    });
    expect(bodyOf(pages).filter((line) => !line.includes('of line'))).toEqual([]);
  });

  test('are not numbers of clauses that stand on a line of their own', () => {
    const pages = numbers.map((number) =>
      pageOf(
        number,
        [0, 1, 2, 3].flatMap((clause) => [
          { text: `${(number - 1) * 4 + clause + 1}`, y: 650 - clause * 120 },
          { text: `Clause about matter ${'abcd'.charAt(clause)}${number}`, y: 630 - clause * 120 },
        ]),
      ),
    );
    expect(bodyOf(pages).filter((line) => /^\d+$/.test(line))).toEqual(
      Array.from({ length: 16 }, (_, index) => `${index + 1}`),
    );
  });
});
