import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { options } from './resources.ts';

function mismatches(text: string): string[] {
  return extract(text, options)
    .defects.filter(({ kind }) => kind === 'path.sum_mismatch')
    .map(({ reasons }) => reasons[1] ?? '');
}

const bond = (sum: string): string =>
  `MAIN CONTRACT\n1.1 "Contract Sum" means HK$486,500,000.00.\n2.2 The Contractor shall provide a performance bond in the sum of 10% of the Contract Sum, being ${sum}.`;

describe('sums that do not agree', () => {
  test('a share that is not the share', () => {
    expect(mismatches(bond('HK$48,560,000'))).toEqual(['10% of 486500000 is 48650000, not 48560000']);
    expect(mismatches('合同总价为人民币23,600,000元。履约保证金为合同价款的10%，即人民币2,300,000元。')).toEqual([
      '10% of 23600000 is 2360000, not 2300000',
    ]);
    expect(mismatches('本合約金額為港幣1,200,000元。訂金為合約金額百分之二十，即港幣250,000元。')).toEqual([
      '20% of 1200000 is 240000, not 250000',
    ]);
    expect(mismatches('合約總額係港幣300,000元。訂金係合約總額嘅30%，即係港幣100,000元。')).toEqual([
      '30% of 300000 is 90000, not 100000',
    ]);
  });

  test('what is right, rounded, rough, of another currency or of an unknown sum is left alone', () => {
    expect(mismatches(bond('HK$48,650,000'))).toEqual([]);
    expect(mismatches(bond('approximately HK$48,600,000'))).toEqual([]);
    expect(mismatches(bond('US$6,200,000'))).toEqual([]);
    expect(mismatches('The deposit is 10% of the Purchase Price, being HK$480,000.')).toEqual([]);
    expect(mismatches('合同总价为人民币23,600,000元。履约保证金为合同价款的10%，即人民币2,360,000元。')).toEqual([]);
    // Two values of one term: which is meant is not known.
    expect(
      mismatches('The Price is HK$100. The Price is HK$200. A deposit of 10% of the Price, being HK$15, is due.'),
    ).toEqual([]);
  });

  test('words against figures, of money and of time', () => {
    expect(mismatches('合同总价为人民币贰仟叁佰伍拾万元整（¥23,600,000.00）。')).toEqual([
      'the words say 23500000, the figures 23600000: which prevails is a question of law',
    ]);
    expect(mismatches('Payment is due within thirty (20) days of the invoice.')).toEqual([
      'the words say 30, the figures 20: which prevails is a question of law',
    ]);
    expect(mismatches('Payment of HK$2,000,000 (Hong Kong Dollars Two Million) within thirty (30) days.')).toEqual([]);
  });

  test('figures with blanks in them say nothing', () => {
    expect(mismatches('The price is FIVE HUNDRED THOUSAND DOLLARS ($5 00,000) in cash.')).toEqual([]);
    expect(mismatches('The fee is thirty thousand dollars ($30, 000).')).toEqual([]);
  });

  test('words that a printed line breaks', () => {
    expect(
      mismatches(
        '"Contract Sum" means HK$486,500,000 (Hong Kong Dollars Four Hundred Eighty-\nSix Million Five Hundred Thousand only).',
      ),
    ).toEqual([]);
  });
});
