import { describe, expect, it } from 'vitest';
import { writtenChinese } from '#main/search/written-chinese.ts';
import { temporaryIndex, translations } from './temporary-index.ts';

const written = (text: string): string => writtenChinese(text, translations.writtenForms);

describe('written Cantonese', () => {
  it.each([
    ['佢哋唔肯畀錢', '他們不肯付款'],
    ['我哋而家冇得退錢', '我們現在沒法退款'],
    ['呢份約邊個簽咗？', '這份合約誰簽署了？'],
    ['佢行開咗，行政費仲未找', '他走開了，行政費還沒付款'],
  ])('%s is read as %s or near it', (cantonese, chinese) => {
    const read = written(cantonese);
    expect(read).not.toMatch(/[佢哋唔咗冇嘅喺]/);
    // Every word of the table is put; those that it lacks stay.
    const shared = [...new Set(chinese)].filter((character) => read.includes(character)).length;
    expect(shared / new Set(chinese).size).toBeGreaterThan(0.6);
  });

  it('leaves written Chinese and English as they are', () => {
    const texts = [
      '係指任何人俾予之行為，平等對待，行政法院先例。',
      '本协议自签署之日起生效。',
      'The seat is Hong Kong (HK$1).',
    ];
    for (const text of texts) expect(written(text)).toBe(text);
  });

  it('puts a word only where it is one by itself', () => {
    expect(written('佢行政失當')).toContain('行政');
    expect(written('佢用人工智能')).toContain('人工智能');
  });

  it.each([
    ['點解唔退錢', '為何不退款'],
    ['幾時交貨', '何時交付貨物'],
    ['佢哋冇通知業主', '他們沒有通知出租人'],
    ['炒魷魚', '公司解僱了三名員工'],
    ['爭拗', '雙方就品質發生爭議'],
    ['拖欠租金', '個租客爭住兩個月租'],
    ['沒有解僱', '老細冇炒佢'],
    ['退還押金', '按金要退返畀我'],
  ])('%s finds %s, and not another', async (query, text) => {
    const { add, ids } = await temporaryIndex();
    add('other', ['天文台昨天發出八號風球。']);
    add('another', ['嗰日我哋去咗行山睇日出。']);
    add('wanted', [text]);
    expect((await ids(query))[0]).toBe('wanted');
  });
});
