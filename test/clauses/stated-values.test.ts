import { describe, expect, test } from 'vitest';
import { foldText } from '#main/clauses/matching/folded-text.ts';
import { statedValues } from '#main/clauses/versions/stated-values.ts';

/** The values of a passage in one notation: kind, what is compared, unit. */
function told(words: string): string[] {
  return statedValues(foldText(words).cased)
    .filter(({ weak }) => !weak)
    .map(({ kind, keys, unit }) => `${kind} ${keys[0]} ${unit}`.trim());
}

describe('one value in two languages', () => {
  test.each([
    ['within thirty (30) days after receipt', '收到後三十（30）日內'],
    ['for a term of two years', '为期二十四个月'],
    ['within 2 weeks', '十四日內'],
    ['one year and six months', '一年六個月'],
    ['within 10 business days', '10個營業日內'],
    ['at the rate of 2.5 per cent', '按百分之二點五'],
    ['at 10% per annum', '按年息十厘計算'],
    ['at 10% per annum', '按年利率十厘计算'],
    ['at 2% a month', '要俾月息二分'],
    ['at 0.4% a month', '月息四釐'],
    ['two-thirds of the members', '成員的三分之二'],
    ['one half of the creditors', '半數債權人'],
    ['HK$1,200,000', '港幣一百二十萬元'],
    ['on 5 March 2024', '二零二四年三月五日'],
    ['a fine at level 5', '第5級罰款'],
    ['the third instalment', '第三期'],
  ])('%s = %s', (english, chinese) => {
    const [one, other] = [english, chinese].map((words) => told(words).map((value) => value.split(' ').slice(0, 2)));
    expect(one).toHaveLength(1);
    expect(other).toEqual(one);
  });

  test.each([
    ['within 30 days', '三十個工作日內'],
    ['within 3 months', '三年內'],
    ['20%', '百分之十二'],
  ])('%s ≠ %s', (english, chinese) => {
    expect(told(chinese)).not.toEqual(told(english));
  });
});

describe('what states no value', () => {
  test.each([
    'section 5(2), paragraphs (a) and (b) and Schedule 3',
    'sections 170, 170A, 171 and 172 of Cap. 32',
    '根據第五條第二款及附表3第(1)(a)段',
    '《公司條例》(第622章)第5至8條',
    '前二項規定',
    'one or more of the directors',
    '一名或多於一名董事',
    'the preceding two paragraphs',
    '過半數董事出席',
    '由过半数股东通过',
    '要過半數業主贊成先得',
    '每百公升徵稅',
    '每百公升征税',
  ])('%s', (words) => {
    expect(told(words)).toEqual([]);
  });
});
