import { describe, expect, test } from 'vitest';
import { hypothesisCues } from '#main/kinds/nda-cues.ts';
import { hypothesisSigns } from '#main/kinds/nda-signs.ts';
import { passageLeads } from '#main/kinds/passage-leads.ts';
import { passageSigns } from '#main/kinds/passage-signs.ts';
import { toScript } from '#main/language/script.ts';

/** Sentences that say a hypothesis or its opposite, written for this test. */
const sentences = [
  [
    'nda-1',
    'says',
    'Confidential Information means information that is clearly marked “Confidential”.',
    '保密信息是指在披露时以书面形式标注为“保密”的信息。',
  ],
  [
    'nda-1',
    'denies',
    'Information is protected whether or not it is marked as confidential.',
    '无论是否标注为保密，所有资料均受保护。',
  ],
  [
    'nda-2',
    'says',
    'Confidential Information means the source code and drawings of the Device.',
    '保密信息是指产品的图纸和软件。',
  ],
  [
    'nda-2',
    'denies',
    'Confidential Information includes financial data and customer lists.',
    '保密信息包括客户名单、财务和价格。',
  ],
  ['nda-3', 'says', 'The information may be disclosed orally or in writing.', '保密信息包括以口头方式提供的资料。'],
  [
    'nda-4',
    'says',
    'Recipient shall not use the information for any purpose other than the Purpose.',
    '接收方不得将保密信息用于任何其他目的。',
  ],
  [
    'nda-5',
    'says',
    'Recipient may disclose it only to employees who need to know it.',
    '接收方仅可向有必要知悉的雇员披露。',
  ],
  [
    'nda-7',
    'says',
    'Recipient may disclose it to its attorneys and accountants who need to know it.',
    '接收方可以向有必要知悉的律师及顾问提供。',
  ],
  ['nda-7', 'denies', 'Recipient shall not disclose it to any third party.', '接收方不得向任何第三方披露。'],
  [
    'nda-8',
    'says',
    'If required by law or court order to disclose, Recipient shall give prompt notice.',
    '法律要求披露的，接收方应立即书面通知披露方。',
  ],
  [
    'nda-10',
    'says',
    'Neither party shall disclose the existence or terms of this Agreement.',
    '任何一方不得披露本协议的存在或内容。',
  ],
  ['nda-11', 'says', 'Recipient shall not reverse engineer any prototype.', '接收方不得对样品进行反向工程。'],
  ['nda-12', 'says', 'It was independently developed by the Recipient.', '接收方独立开发的信息除外。'],
  [
    'nda-13',
    'says',
    'It is rightfully received from a third party without restriction.',
    '接收方从第三方合法取得的信息除外。',
  ],
  ['nda-15', 'says', 'Nothing herein grants any license under any patent.', '本协议不授予任何专利许可。'],
  [
    'nda-16',
    'says',
    'Upon termination of this Agreement Recipient shall return all copies.',
    '本协议终止后，接收方应返还全部资料。',
  ],
  ['nda-17', 'says', 'Recipient may make copies only as necessary for the Purpose.', '接收方可以复制必要的资料。'],
  ['nda-17', 'denies', 'No copies may be made without written consent.', '未经书面同意，不得复制。'],
  ['nda-18', 'says', 'Recipient shall not solicit any employee of the Discloser.', '接收方不得招揽披露方的员工。'],
  ['nda-19', 'says', 'These obligations survive termination.', '保密义务在终止后继续有效。'],
  ['nda-20', 'says', 'Recipient may retain one copy in its legal files.', '接收方可以保留一份副本存档。'],
  [
    'nda-20',
    'denies',
    'All originals shall be returned without retaining any copies.',
    '接收方应返还所有副本，不得保留。',
  ],
] as const;

const count = hypothesisSigns.length;

function signsOf(...passages: readonly string[]) {
  const text = passages.join('\n');
  let from = 0;
  const units = passages.map((passage) => {
    const start = from;
    from += passage.length + 1;
    return { start, end: start + passage.length, clause: -1, part: -1 };
  });
  return passageSigns({ text, units });
}

describe('signs of hypotheses', () => {
  test('are those of the cues’ hypotheses, in their order', () => {
    expect(hypothesisSigns.map(({ id }) => id)).toEqual(hypothesisCues.map(({ id }) => id));
  });

  test.each(sentences)('%s: what %s it is met, in English and both scripts', (id, table, english, simplified) => {
    const at = hypothesisSigns.findIndex((each) => each.id === id);
    for (const sentence of [english, simplified, toScript(simplified, 'zh-Hant')]) {
      expect(signsOf(sentence)[table][at], sentence).toBeGreaterThan(0);
    }
  });

  test('written Cantonese is read too', () => {
    const at = hypothesisSigns.findIndex(({ id }) => id === 'nda-7');
    expect(signsOf('收料方唔可以將資料話畀第三者知。').denies[at]).toBeGreaterThan(0);
  });

  test('an item is read after the words that lead into its list', () => {
    const items = [
      'Upon termination of this Agreement, the Recipient shall:',
      '(a) return all copies;',
      '(b) pay its debts.',
    ];
    const at = hypothesisSigns.findIndex(({ id }) => id === 'nda-16');
    const { says } = signsOf(...items);
    expect([says[at], says[count + at], says[2 * count + at]].map(Boolean)).toEqual([false, true, false]);
    expect(signsOf(items[1] ?? '').first[at]).not.toBe(1);
  });

  test('a list ends with its last sentence', () => {
    const passages = ['保密信息不包括：', '（1）公开的信息；', '（2）独立开发的信息。', '期限为两年。'];
    const text = passages.join('\n');
    const units = passages.map((passage) => {
      const start = text.indexOf(passage);
      return { start, end: start + passage.length };
    });
    expect([...passageLeads(text, units)]).toEqual([-1, 0, 0, -1]);
  });
});
