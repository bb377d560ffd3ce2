import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { options } from './resources.ts';

const read = (text: string) => extract(text, options);
const told = (text: string): string[] =>
  read(text)
    .defects.filter(({ severity }) => severity !== 'note')
    .map(({ kind }) => kind);

/** Defects in roundabout words, each in English, 繁, 简 and Cantonese. */
describe.each([
  [
    'path.preconditions',
    [
      'It is a condition precedent to arbitration that the boards have exhausted their discussions in good faith. Disputes shall then be settled by HKIAC arbitration in Hong Kong.',
      '雙方友好磋商未完結者，不得申請仲裁。爭議由香港國際仲裁中心在香港仲裁。',
      '未经双方充分沟通并确认无法达成一致，任何一方不得申请仲裁。争议由北京仲裁委员会在北京仲裁。',
      '一定要兩邊老細坐低傾到冇得傾，先有權開仲裁。爭議由香港國際仲裁中心喺香港仲裁。',
    ],
  ],
  [
    'path.asymmetric',
    [
      'Disputes between the Bank and the Borrower go to the English courts. The Bank, however, and it only, is at liberty to have them decided by arbitration under the LCIA Rules in London.',
      '爭議由甲方酌情決定提交香港國際仲裁中心在香港仲裁，或者向香港法院起訴。',
      '争议由甲方（开发商）视情况决定交杭州仲裁委员会仲裁，或者交当地法院诉讼。',
      '有爭議，放債人想去法庭就去法庭，想去香港國際仲裁中心仲裁就去仲裁，佢話點就點。',
    ],
  ],
  [
    'path.court_clause',
    [
      'Disputes shall be submitted to arbitration at VIAC in Vienna. The Commercial Court of Vienna has sole competence over every dispute.',
      '所有爭議由香港國際仲裁中心在香港仲裁。另外，只有香港法院有權審理雙方之爭議。',
      '所有争议由北京仲裁委员会在北京仲裁。另，唯有北京法院有权审理双方之间的争议。',
      '所有爭議去香港國際仲裁中心喺香港仲裁。雙方有咩爭議，淨係得香港法院先有權審。',
    ],
  ],
  [
    'path.scope_narrow',
    [
      'If any difference arises as to the amount to be paid, it shall, independently of all other questions, be referred to arbitration in Hong Kong by a single arbitrator.',
      '惟有涉及後加工程價值之爭議，方交香港國際仲裁中心在香港仲裁；其餘由法院審理。',
      '只有货款计算的争议才提交北京仲裁委员会在北京仲裁，其他争议由法院审理。',
      '淨係死貨嘅爭拗先至去香港國際仲裁中心喺香港仲裁，其他嘢唔入仲裁。',
    ],
  ],
  [
    'path.arbitrate_then_sue',
    [
      'Disputes shall be settled by arbitration at HKIAC in Hong Kong. A party unhappy with the award may sue again upon the same claim in the High Court.',
      '爭議由香港國際仲裁中心在香港仲裁；對裁決不服者，得就同一爭議向法院起訴。',
      '争议由东莞仲裁委员会在东莞仲裁；对裁决不服的，可以就同一争议向法院起诉。',
      '有爭拗去東莞仲裁委員會喺東莞裁，裁出嚟邊個唔順氣，照樣可以去法院告過。',
    ],
  ],
])('%s', (kind, texts) => {
  test.each(texts)('%s', (text) => {
    expect(told(text)).toContain(kind);
  });
});

test.each([
  'The parties shall negotiate in good faith for 30 days before arbitration. Disputes shall then be settled by HKIAC arbitration in Hong Kong.',
  '雙方磋商三十日仍未了結者，方可申請仲裁。爭議由香港國際仲裁中心在香港仲裁。',
  '争议发生后协商三十日未果的，才可提交北京仲裁委员会在北京仲裁。',
  '傾足三十日都傾唔掂先可以仲裁，去香港國際仲裁中心喺香港仲裁。',
])('talks that a period ends are no open condition: %s', (text) => {
  expect(told(text)).not.toContain('path.preconditions');
});

test.each([
  'Dear Ms Lau, thank you for your draft. Our client will not agree to any arbitration clause; please send disputes to the courts.',
  '覆貴司來函：加入仲裁條款一事，我司不能接受。',
  '关于贵司建议增加仲裁条款一事，我方均不同意，争议仍由法院审理。',
  '對方 email 問肯唔肯去 HKIAC arbitration，client instructions 係 no，一定要 High Court。',
  'File note: asked what an HKIAC case would cost. The registration fee is HKD 8,000, and a sole arbitrator is cheaper than three.',
  '收費一覽：獨任仲裁員案件首期收費港幣三十萬元，三人仲裁庭案件首期收費港幣八十萬元。',
  '公司年报摘录：报告期内，本集团涉及仲裁案件两宗，均由上海仲裁委员会受理，仲裁语言为中文。',
  '打一單仲裁要幾多錢？HKIAC 登記費八千蚊，三個仲裁員貴過一個。呢啲係畀你參考㗎咋。',
])('a refusal, a report or a price is no agreement: %s', (text) => {
  expect(read(text).findings.filter(({ kind }) => kind === 'arb.agreement')).toEqual([]);
});

test.each([
  'No arbitration may be commenced until the parties have negotiated in good faith and then referred the matter to mediation. Disputes shall be settled by HKIAC arbitration in Hong Kong.',
  '未經雙方協商並其後調解，不得提起仲裁。爭議由香港國際仲裁中心在香港仲裁。',
  '未经双方协商并其后调解，不得提起仲裁。争议由北京仲裁委员会在北京仲裁。',
  '雙方未傾過同埋未調解過，唔准開仲裁。爭議去香港國際仲裁中心喺香港仲裁。',
])('every step without an end that arbitration waits for is named: %s', (text) => {
  const { defects } = read(text);
  expect(defects.find(({ kind }) => kind === 'path.preconditions')?.fields.steps).toEqual(
    expect.arrayContaining(['negotiation', 'mediation']),
  );
});

test.each([
  'The tribunal shall have six months to render its award. Disputes go to HKIAC arbitration in Hong Kong.',
  'Disputes go to HKIAC arbitration in Hong Kong. The panel shall have three (3) days to correct its award.',
])('months and days that a tribunal has are no number of arbitrators: %s', (text) => {
  const found = read(text).findings.filter(({ kind }) => kind === 'arb.agreement');
  expect(found.map(({ fields }) => fields.number_of_arbitrators ?? null)).toEqual([null]);
});
