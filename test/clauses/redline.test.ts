import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RedlineKind, RedlineParagraph } from '#contract/versions.ts';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { extract } from '#main/clauses/extract.ts';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { commonPlaces } from '#main/clauses/versions/common-places.ts';
import { redline } from '#main/clauses/versions/redline.ts';

const options = readExtractOptions(new URL('../../resources', import.meta.url).pathname);

function redlined(a: string, b: string): RedlineParagraph[] {
  const version = (text: string) => ({ text, extraction: extract(text, options) });
  return redline(a, b, alignVersions(version(a), version(b)).pairs);
}

/** What stays when one kind of change is left out, without any blanks. */
function without(paragraphs: readonly RedlineParagraph[], kind: RedlineKind): string {
  return paragraphs
    .flatMap(({ pieces }) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text))
    .join('')
    .replace(/\s+/g, '');
}

function marked(paragraphs: readonly RedlineParagraph[]): string {
  const sign = { kept: '', deleted: '-', inserted: '+' } as const;
  return paragraphs
    .map(({ pieces, mark }) =>
      [
        ...pieces.map(({ kind, text }) => (kind === 'kept' ? text : `[${sign[kind]}${text}]`)),
        mark === 'kept' ? '¶' : `[${sign[mark]}¶]`,
      ].join(''),
    )
    .join('\n');
}

describe('a longest common subsequence', () => {
  const sequence = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });

  function longest(a: readonly string[], b: readonly string[]): number {
    const rows = a.reduce<number[]>(
      (before, own) => {
        const row = [0];
        for (const [j, other] of b.entries())
          row.push(own === other ? (before[j] ?? 0) + 1 : Math.max(before[j + 1] ?? 0, row[j] ?? 0));
        return row;
      },
      Array.from({ length: b.length + 1 }, () => 0),
    );
    return rows.at(-1) ?? 0;
  }

  test('is common, in order and as long as the table of all pairs says', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const places = commonPlaces(a, b);
        expect(places.every(([inA, inB]) => a[inA] === b[inB])).toBe(true);
        expect(
          places.every(
            ([inA, inB], index) =>
              index === 0 || ((places[index - 1]?.[0] ?? 0) < inA && (places[index - 1]?.[1] ?? 0) < inB),
          ),
        ).toBe(true);
        expect(places.length).toBe(longest(a, b));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a redline', () => {
  const headings = ['', 'PAYMENT', 'INTEREST', 'INSURANCE', 'NOTICES'];
  const clause = (number: number, words: string) => `${number}. ${headings[number] ?? ''}\n${words}\n`;
  const english = [
    clause(1, 'The Borrower shall repay HK$1,000,000 to the Lender by equal monthly instalments.'),
    clause(2, 'Interest accrues on every overdue sum at the rate of 5% per annum until payment.'),
    clause(3, 'The Borrower shall insure the warehouse and its machinery against fire and flood.'),
    clause(4, 'Every notice must be in writing and delivered by hand to the registered office.'),
  ];

  test('changes whole figures and words, and takes out and puts in whole clauses with their paragraphs', () => {
    const b = [english[0]?.replace('1,000,000', '1,200,000') ?? '', english[1] ?? '', english[3] ?? ''].join('\n');
    const paragraphs = redlined(english.join('\n'), b);
    expect(marked(paragraphs)).toContain('shall repay [-HK$1,000,000][+HK$1,200,000] to the Lender');
    expect(marked(paragraphs)).toMatch(/\[-The Borrower shall insure [^\]]*flood\.\]\[-¶\]/);
    expect(paragraphs.filter(({ heading }) => heading).map(({ pieces }) => pieces[0]?.text)).toContain('1. PAYMENT');
  });

  test('cuts Chinese by its words, not by blanks', () => {
    const a = '第一條 付款\n買方須於收到發票後十四日內支付貨款港幣五萬元。\n第二條 交貨\n賣方應於香港交貨。';
    const b = '第一條 付款\n買方須於收到發票後三十日內支付貨款港幣五萬元。\n第二條 交貨\n賣方應於深圳交貨。';
    const shown = marked(redlined(a, b));
    expect(shown).toMatch(/發票後\[-十四日?\]\[\+三十日?\]日?內支付貨款/);
    expect(shown).toContain('賣方應於[-香港][+深圳]交貨。');
  });

  test('a letter’s case and a full-width mark are changes: what is left is exactly the other draft', () => {
    expect(marked(redlined('Each party shall pay (twice).', 'Each Party shall pay （twice）.'))).toMatch(
      /\[-party\]\[\+Party\]/,
    );
  });

  test('without insertions it is the first draft and without deletions the second, whatever they are', () => {
    const words = fc.array(
      fc.constantFrom(
        'The Buyer',
        'shall',
        'may',
        'pay',
        '50,000',
        '買方',
        '應當',
        '支付',
        '貨款',
        '。',
        '.',
        '\n',
        '\n\n',
        '(a)',
        '1. Price',
        '2. Terms',
        '第一條',
        '第二條',
        ' ',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [one.join(' '), other.join(' ')];
        const paragraphs = redlined(a, b);
        expect(without(paragraphs, 'inserted')).toBe(a.replace(/\s+/g, ''));
        expect(without(paragraphs, 'deleted')).toBe(b.replace(/\s+/g, ''));
      }),
      { numRuns: 60 },
    );
  });

  test('clauses that one draft has run into one paragraph are not taken out and put in', () => {
    const a = [
      '3. DELIVERY',
      '3.1 The Supplier shall deliver the Goods to the Delivery Point in instalments.',
      '3.2 Time for delivery is of the essence and damages are paid for delay.',
      '3.3 Risk passes on delivery and title passes on payment in full.',
    ].join('\n');
    const paragraphs = redlined(a, a.replace(/\n/g, ' ').replace('of the essence', 'not of the essence'));
    const changed = paragraphs.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind !== 'kept'));
    const words = changed.map(({ text }) => text.trim()).filter((text) => text !== '');
    expect(words).toEqual(['not']);
  });

  test('a clause that was moved is taken out where it stood and put in where it stands', () => {
    const [one, two, three, four] = english;
    const a = [one, two, three, four].join('\n');
    const b = [three, one, two, four].join('\n');
    const paragraphs = redlined(a, b);
    expect(without(paragraphs, 'inserted')).toBe(a.replace(/\s+/g, ''));
    expect(without(paragraphs, 'deleted')).toBe(b.replace(/\s+/g, ''));
  });
});
