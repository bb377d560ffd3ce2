import { describe, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import { movedStretch } from '#main/documents/moved-stretch.ts';
import { pageOfLines } from './page-of-lines.ts';

function moved(before: Page, after: Page, words: string): string[] | null {
  const start = before.text.indexOf(words);
  const pieces = movedStretch(before, after, { start, end: start + words.length });
  return pieces?.map((piece) => `${piece.start}:${after.text.slice(piece.start, piece.end)}`) ?? null;
}

/** Two columns that were read across, and are now read down. */
const across = pageOfLines([
  ['The seat is', 50, 700],
  ['Disputes go to', 300, 700],
  ['Hong Kong.', 50, 680],
  ['arbitration.', 300, 680],
]);
const down = pageOfLines([
  ['The seat is', 50, 700],
  ['Hong Kong.', 50, 680],
  ['Disputes go to', 300, 700],
  ['arbitration.', 300, 680],
]);

describe('a place of an earlier reading', () => {
  test('is found by its words, wherever their lines break', () => {
    expect(moved(across, down, 'Disputes go to')).toEqual(['23:Disputes go to']);
    const joined = pageOfLines([['甲方應於香港仲裁', 50, 700]]);
    expect(
      moved(
        pageOfLines([
          ['甲方應於', 50, 700],
          ['香港仲裁', 50, 680],
        ]),
        joined,
        '應於\n香港',
      ),
    ).toEqual(['2:應於香港']);
  });

  test('is torn into the pieces that stand on its ink where its words were read across columns', () => {
    expect(moved(across, down, 'The seat is\nDisputes go to')).toEqual(['0:The seat is', '23:Disputes go to']);
  });

  test('of the same words in several places, is the one on the same ink', () => {
    const twice = pageOfLines([
      ['Date: 1 May', 50, 700],
      ['Date: 1 May', 300, 500],
    ]);
    const turned = pageOfLines([
      ['Date: 1 May', 300, 500],
      ['Date: 1 May', 50, 700],
      ['Page 2', 50, 50],
    ]);
    expect(moved(twice, turned, 'Date: 1 May')).toEqual(['12:Date: 1 May']);
  });

  test('of the same words on paper set anew, is the one among the same words', () => {
    const before = pageOfLines([['Rent is due on 1 May and interest is due on 1 June', 50, 700]]);
    const after = {
      ...pageOfLines([
        ['Addendum: no interest is due on holidays', 50, 600],
        ['Rent is due on 1 May and interest is due on 1 June', 50, 500],
      ]),
      box: [0, 0, 612, 792] as const,
    };
    const [start] = [before.text.indexOf('is due on 1 June')];
    const there = after.text.lastIndexOf('is due on');
    expect(movedStretch(before, after, { start, end: start + 9 })).toEqual([{ start: there, end: there + 9 }]);
  });

  test('whose words are read otherwise now is what stands on its ink, and nothing where that is something else', () => {
    const better = pageOfLines([
      ['The Claimant shall pay', 50, 700],
      ['HK$1,000', 50, 680],
    ]);
    expect(moved(pageOfLines([['Tbe Clairnant shall pay', 50, 700]]), better, 'Tbe Clairnant')).toEqual([
      '0:The Claimant',
    ]);
    expect(moved(pageOfLines([['USD 77.50', 50, 680]]), better, 'USD 77.50')).toBeNull();
  });
});
