import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import { englishNumeral, englishOrdinal } from '#main/language/english-numeral.ts';
import { numerals } from '#main/language/numerals.ts';
import { anyText } from './any-text.ts';

const ordinary = '零一二三四五六七八九';
const capital = '零壹貳叁肆伍陸柒捌玖';

/** A number below 10^12 in Chinese, by the textbook rule: one 零 for a gap. */
function written(value: number, digits: string, units: readonly string[]): string {
  const section = (part: number): string => {
    let out = '';
    let gap = false;
    for (const [power, unit] of [
      [1000, units[2]],
      [100, units[1]],
      [10, units[0]],
      [1, ''],
    ] as const) {
      const digit = Math.floor(part / power) % 10;
      if (digit === 0) gap = out !== '';
      else {
        out += `${gap ? digits.charAt(0) : ''}${digits.charAt(digit)}${unit ?? ''}`;
        gap = false;
      }
    }
    return out;
  };
  let out = '';
  let lower = false;
  for (const [power, unit] of [
    [1e8, units[4]],
    [1e4, units[3]],
    [1, ''],
  ] as const) {
    const part = Math.floor(value / power) % 1e4;
    if (part === 0) {
      lower = out !== '';
      continue;
    }
    if (out !== '' && (lower || part < 1000)) out += digits.charAt(0);
    out += section(part) + (unit ?? '');
    lower = false;
  }
  return out === '' ? digits.charAt(0) : out;
}

const words = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
function spelled(value: number): string[] {
  if (value === 0) return [];
  if (value >= 1e6) return [...spelled(Math.floor(value / 1e6)), 'million', ...spelled(value % 1e6)];
  if (value >= 1e3) return [...spelled(Math.floor(value / 1e3)), 'thousand', ...spelled(value % 1e3)];
  if (value >= 100) return [...spelled(Math.floor(value / 100)), 'hundred', ...spelled(value % 100)];
  if (value >= 20) return [tens[Math.floor(value / 10)] ?? '', ...spelled(value % 10)];
  return [words[value] ?? ''];
}

describe('round trips', () => {
  test('Chinese numerals in ordinary and capital forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(chineseNumeral(written(value, ordinary, ['十', '百', '千', '萬', '億']))).toBe(value);
        expect(chineseNumeral(written(value, capital, ['拾', '佰', '仟', '万', '亿']))).toBe(value);
      }),
    );
  });

  test('English number words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (value) => {
        expect(englishNumeral(spelled(value))).toBe(value);
      }),
    );
  });

  test('figures with separators, half and full width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        const printed = value.toLocaleString('en');
        const wide = printed.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        expect(numerals(`x ${printed}.`).map((found) => found.value)).toEqual([value]);
        expect(numerals(`第${wide}號`).map((found) => found.value)).toEqual([value]);
      }),
    );
  });
});

describe('forms', () => {
  test.each([
    ['廿三', 23],
    ['卅', 30],
    ['拾萬', 100_000],
    ['三萬五', 35_000],
    ['二〇二四', 2024],
    ['二零二四', 2024],
    ['兩千', 2000],
    ['貮佰', 200],
    ['貳萬零伍拾', 20_050],
    ['二三', null],
    ['十百', null],
    ['', null],
  ])('%s → %s', (text, value) => {
    expect(chineseNumeral(text)).toBe(value);
  });

  test.each([
    ['first', 1],
    ['twenty-first', 21],
    ['thirtieth', 30],
    ['day', null],
  ])('%s → %s', (text, value) => {
    expect(englishOrdinal(text)).toBe(value);
  });

  test.each([
    ['12億3千萬', [1_230_000_000]],
    ['1.5億', [150_000_000]],
    ['two million five hundred thousand', [2_500_000]],
    ['Twenty-One', [21]],
    ['one hundred and five', [105]],
    ['thirty (30) days', [30, 30]],
    ['大陸一百', [100]],
    ['兩三天', []],
  ])('%s → %s', (text, values) => {
    expect(numerals(text).map((found) => found.value)).toEqual(values);
  });
});

test('any text: slices are exact, in order and apart', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let reached = 0;
      for (const found of numerals(text)) {
        expect(text.slice(found.start, found.end)).toBe(found.text);
        expect(found.start).toBeGreaterThanOrEqual(reached);
        expect(found.value).toBeGreaterThanOrEqual(0);
        reached = found.end;
      }
    }),
  );
});
