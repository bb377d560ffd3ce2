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
  [
    'nda-1',
    'denies',
    'Information need bear no legend; its nature makes its secrecy, and that it is confidential, plain; the absence of a label changes nothing.',
    '无论是否标有保密字样，均属保密信息。',
  ],
  [
    'nda-2',
    'denies',
    'Client Information means everything of a confidential nature, including fees and salaries.',
    '「机密资料」包括一切生意、人事资料。',
  ],
  [
    'nda-3',
    'says',
    'Information is protected however disclosed, by word of mouth included.',
    '透过聆听得悉的机密资料。',
  ],
  ['nda-3', 'denies', 'Oral information is not covered.', '保密信息仅包括书面资料。'],
  ['nda-4', 'says', 'Papers are used to prepare a tender and for nothing else.', '除履行职责外，不使用商业秘密。'],
  ['nda-5', 'says', 'Recipient may show it only to colleagues who need it.', '本人只会向需要知悉的同事透露。'],
  ['nda-7', 'denies', 'The Reader shall show it to no one.', '不向任何单位或者个人透露。'],
  ['nda-8', 'says', 'If a judge orders disclosure, tell us first.', '法庭或法例要求披露的，须先通知对方。'],
  ['nda-10', 'says', 'Recipient shall not tell anyone that the Target is for sale.', '任何一方不得透露双方正在洽谈。'],
  [
    'nda-12',
    'says',
    'It is developed by staff who had no access to the information.',
    '接收方未参考保密信息而自行研究开发。',
  ],
  [
    'nda-13',
    'says',
    'The duty does not extend to what is lawfully obtained elsewhere.',
    '从有权披露的第三者合法获得，不属于保密信息。',
  ],
  ['nda-15', 'says', 'The papers remain our property.', '所有权及智慧财产权均属甲方。'],
  ['nda-16', 'says', 'When the test is over, uninstall the program.', '离职时，须交还所有文件。'],
  [
    'nda-16',
    'denies',
    'Upon termination and at the Discloser’s request, Recipient shall return it.',
    '协议终止后，应披露方要求返还资料。',
  ],
  ['nda-17', 'says', 'Each party may make such copies as it needs.', '接收方可以为合作的需要复制资料。'],
  ['nda-17', 'denies', "Don't make copies of the app.", '乙方不得影印机密资讯。'],
  ['nda-18', 'says', 'He shall not hire away any employee of the Franchisor.', '不得游说公司任何员工离职。'],
  ['nda-18', 'denies', 'Either party may recruit persons employed by the other.', '任何一方可聘用另一方的员工。'],
  [
    'nda-19',
    'says',
    'The duty of secrecy outlasts the business relation by ten years.',
    '保密义务不因合同的终止而免除。',
  ],
  [
    'nda-19',
    'denies',
    'The obligations in this Agreement last two years from the Effective Date.',
    '本协议自签署之日起生效。',
  ],
  ['nda-20', 'says', 'One archival copy may be kept by counsel.', '接收方可以保留一份资料。'],
  ['nda-20', 'denies', 'Consultant shall retain no copies.', '不会保留任何副本。'],
  [
    'nda-4',
    'says',
    'They are for internal evaluation only, to no other use.',
    '技術秘密僅供雙方評估之用，不得挪作他用。',
  ],
  ['nda-5', 'says', 'Only employees who take part may be given access.', '仅有参加评估的员工可以接触试用软件。'],
  ['nda-11', 'says', 'Recipient shall not analyse the composition of any sample.', '不得对样品进行成分分析。'],
  [
    'nda-12',
    'says',
    'It was conceived without any use of the information.',
    '在未利用保密资料的情况下独立形成的资料。',
  ],
  [
    'nda-13',
    'says',
    'What is lawfully obtained from a third party is not subject to this Agreement.',
    '从第三人处合法得知的技术，不在此限。',
  ],
  ['nda-17', 'denies', 'No document shall be photocopied.', '未经核准不得重制、拍摄任何文件。'],
  ['nda-18', 'says', 'Recipient shall not recruit the key employees of the Target.', '不得招聘目标公司的核心员工。'],
  ['nda-19', 'says', 'What is so kept remains subject to this letter.', '留存的资料仍受本函约束。'],
  [
    'nda-20',
    'says',
    'Nothing herein shall require the Recipient to destroy records that applicable law requires it to keep.',
    '应删除或者返还数据，但法律、法规要求保存的除外。',
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

  test.each([
    ['nda-3', 'says', '「機密資料」係無論用口講定寫低嘅所有資料。'],
    ['nda-4', 'says', '淨係可以用嚟傾合作，唔可以用嚟做其他嘢。'],
    ['nda-5', 'says', '淨係可以畀需要知嘅同事睇。'],
    ['nda-8', 'says', '法庭要求披露嘅話，要即刻通知對方。'],
    ['nda-10', 'says', '唔准同人講大家傾緊合作。'],
    ['nda-13', 'says', '由冇保密責任嘅第三者度合法攞到嘅資料唔使保密。'],
    ['nda-15', 'says', '呢份協議冇授予任何知識產權嘅許可。'],
    ['nda-16', 'says', '傾完之後，要交還所有資料。'],
    ['nda-17', 'denies', '唔准影印任何資料。'],
  ] as const)('%s %s in Cantonese: %s', (id, table, sentence) => {
    const at = hypothesisSigns.findIndex((each) => each.id === id);
    expect(signsOf(sentence)[table][at]).toBeGreaterThan(0);
  });

  test('what is returned at the end if asked for is told from what is returned at the end or when asked for', () => {
    const at = hypothesisSigns.findIndex(({ id }) => id === 'nda-16');
    const first = (passage: string) => {
      const { first: says, firstDenial } = signsOf(passage);
      return [says[at], firstDenial[at]];
    };
    expect(first('Upon termination of this Agreement, or earlier upon request, Recipient shall return it.')[0]).toBe(1);
    expect(first('本协议终止或者披露方提出要求时，接收方应返还资料。')[0]).toBe(1);
    expect(first('On termination, if Discloser so requests, Recipient shall return it.')).toEqual([0, 2]);
    expect(first('Recipient shall return it upon request.')).toEqual([0, 3]);
    expect(first('披露方要求時，接收方應返還資料。')).toEqual([0, 3]);
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
