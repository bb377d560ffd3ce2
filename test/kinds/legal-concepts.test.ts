import { describe, expect, test } from 'vitest';
import { wordHashes } from '#main/compression/passage-features.ts';
import { conceptSequence, conceptsIn } from '#main/kinds/legal-concepts.ts';
import { datesIn } from '#main/kinds/short-texts.ts';
import { glossary } from '#test/compression/compression-model.ts';

const beginnings = (text: string) => wordHashes(text, 0, text.length, glossary.chinese).beginnings;

describe('concepts of contract words', () => {
  test('are the same for words that stand for one another', () => {
    expect(conceptsIn(beginnings('disparage'))).toEqual(conceptsIn(beginnings('defamatory')));
    expect(conceptsIn(beginnings('disparage'))).not.toEqual(conceptsIn(beginnings('insurance')));
    expect(conceptsIn(beginnings('lantern ferry'))).toEqual([]);
  });

  test('each stand once, ascending; in order they may come again', () => {
    const words = beginnings('assign license assign license licensed');
    const own = conceptsIn(words);
    expect(own).toEqual([...new Set(own)].toSorted((a, b) => a - b));
    const sequence = conceptSequence(words);
    expect(sequence).toHaveLength(4);
    expect(sequence[0]).toBe(sequence[2]);
  });

  test.each(['未經同意不得轉讓', '未经同意不得转让'])('are seen in Chinese through the glossary: %s', (text) => {
    const english = conceptsIn(beginnings('assign'));
    expect(conceptsIn(beginnings(text))).toEqual(expect.arrayContaining(english));
  });
});

describe('dates of contracts', () => {
  test.each([
    ['made on the 20t h day of November, 2018 (the', '20t h day of November, 2018'],
    ['effective as of the [·] day of [·], 2019 between', '[·] day of [·], 2019'],
    ['made as of [___], 2020 by and', '[___], 2020'],
    ['this first day of July, 2017 between', 'first day of July, 2017'],
    ['entered into on April. 1st 2019 by', 'April. 1st 2019'],
    ['effective as of June , 2010 (the', 'June , 2010'],
    ['on March 3, 2003.', 'March 3, 2003'],
    ['本合同於二〇二六年四月一日生效', '二〇二六年四月一日'],
  ])('%s', (text, date) => {
    expect(datesIn(text, 0, text.length).map(({ start, end }) => text.slice(start, end))).toEqual([date]);
  });

  test('are not sought in periods', () => {
    expect(datesIn('within the first 30 days of the year, on any day of the term', 0, 60)).toEqual([]);
  });
});
