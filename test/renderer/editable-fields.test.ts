import { describe, expect, test } from 'vitest';
import { correctedFields, editableFields } from '#renderer/findings/editable-fields.ts';

const fields = {
  seat: 'Hong Kong',
  number_of_arbitrators: 2,
  mandatory: true,
  languages: ['English', 'Chinese'],
  rules: null,
  cap: { value: 1_000_000, currency: 'HKD' },
  tiers: [{ step: 'negotiation', period: null }],
};

describe('editableFields', () => {
  test('every field that fits on a line, objects by their parts', () => {
    expect(editableFields(fields)).toEqual([
      { path: ['seat'], value: 'Hong Kong', form: 'text' },
      { path: ['number_of_arbitrators'], value: '2', form: 'number' },
      { path: ['mandatory'], value: 'true', form: 'yes-no' },
      { path: ['languages'], value: 'English\nChinese', form: 'lines' },
      { path: ['rules'], value: '', form: 'text' },
      { path: ['cap', 'value'], value: '1000000', form: 'number' },
      { path: ['cap', 'currency'], value: 'HKD', form: 'text' },
    ]);
  });
});

describe('correctedFields', () => {
  const typed = (entries: Readonly<Record<string, string>>) =>
    correctedFields(fields, new Map(Object.entries(entries)));

  test('nothing typed over, nothing corrected', () => {
    expect(typed({})).toEqual({});
    expect(typed({ seat: 'Hong Kong', number_of_arbitrators: '2' })).toEqual({});
  });

  test('values keep their kind', () => {
    expect(typed({ number_of_arbitrators: '3', mandatory: 'false', languages: 'English\n\n 中文 ' })).toEqual({
      number_of_arbitrators: 3,
      mandatory: false,
      languages: ['English', '中文'],
    });
  });

  test('numbers may be typed with separators, words instead of numbers stay words', () => {
    expect(typed({ 'cap\nvalue': '1,250,000' })).toEqual({ cap: { value: 1_250_000, currency: 'HKD' } });
    expect(typed({ number_of_arbitrators: '一或三' })).toEqual({ number_of_arbitrators: '一或三' });
  });

  test('two parts of one object are corrected together', () => {
    expect(typed({ 'cap\nvalue': '5', 'cap\ncurrency': 'CNY' })).toEqual({ cap: { value: 5, currency: 'CNY' } });
  });

  test('a value taken away is null, a value given to an empty field is taken', () => {
    expect(typed({ seat: ' ', rules: 'HKIAC' })).toEqual({ seat: null, rules: 'HKIAC' });
  });
});
