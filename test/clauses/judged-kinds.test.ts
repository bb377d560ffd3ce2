import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import { extract } from '#main/clauses/extract.ts';
import { parseClauseJudge } from '#main/clauses/judging/clause-judge.ts';
import { clauseMarks } from '#main/clauses/judging/clause-marks.ts';
import { options } from './resources.ts';

const json: unknown = JSON.parse(
  readFileSync(new URL('../../resources/clause-kinds/judge.json', import.meta.url), 'utf8'),
);
const judged = { ...options, clauseJudge: parseClauseJudge(json) };

const cases = [
  [
    'gen.indemnity',
    'The Carrier will make good to the Hirer every loss, cost and claim that the Hirer suffers because of what its drivers do or fail to do.',
  ],
  ['gen.confidentiality', '受聘人於在職期間及離職之後，均不得將公司的客戶名單、價目及配方透露予任何人士。'],
  ['gen.force_majeure', '遇台风、地震、战争等情形致使一方无法履约的，该方可免除违约责任，但应及时通知对方并提供证明。'],
  ['gen.deposit', '簽約嗰日先畀兩個月租做按金，交還鋪位無損毀就十四日內全數退返。'],
  [
    'fin.letter_of_credit',
    'Not later than thirty days before shipment the Buyer shall cause a prime bank to issue and the Sellers’ bank to confirm an irrevocable documentary credit, available by sight drafts against the documents listed.',
  ],
] as const;

/** Each below 32 clauses on other things, so that it is judged as part of a contract. */
const plainWords = [
  [
    'gen.indemnity',
    'Should anybody come after the Club over what the Hirer’s guests did, the Hirer stands in front of the Club and foots the bill.',
  ],
  ['gen.indemnity', '貨物申報不實，使船方被追究者，概由租方承擔，並將船方因此付出之款項如數補還。'],
  ['gen.indemnity', '因乙方员工的行为使甲方被他人追究的，乙方应当把甲方因此付出的款项如数补上。'],
  ['gen.indemnity', '如果因為你啲客人搞到鋪頭要賠錢俾人，嗰筆錢由你找返俾鋪頭。'],
  [
    'gen.force_majeure',
    'If weather, war or the authorities make it impossible to carry on, the side held up is let off for that time.',
  ],
  ['gen.force_majeure', '因颱風、火災、封港或政府命令而無法履行者，受影響的一方在該期間內無須負責，但應即時告知對方。'],
  ['gen.force_majeure', '遇到台风、停电、政府封控，谁也干不成的，干不成的一方不算违约，时间往后推。'],
  ['gen.force_majeure', '打風、黑雨、封關搞到做唔到嘢，邊個都唔使賠，等過咗先繼續做。'],
  ['gen.confidentiality', '雙方從合作中得知的對方底價和客戶，只可自己知道，不得向行內外任何人說起。'],
  ['gen.confidentiality', '双方合作中了解到的对方报价、配方和客户名单，只能自己掌握，不得让外人知道。'],
  ['gen.confidentiality', '大家嘅來貨價同熟客名單，唔准同外人講，做完之後都一樣。'],
  [
    'gen.most_favoured',
    'If the Owner lets a sister vessel go to anybody else on a lower rate this year, the Charterer pays no more than that rate from the same day.',
  ],
  ['gen.most_favoured', '賣方若以較低價格售予其他買方，則自該日起買方亦按該較低價格付款。'],
  ['gen.most_favoured', '你俾第二個客平啲嘅話，同日起我都要跟嗰個平價。'],
] as const;

describe('the judge of clause kinds', () => {
  test.each(cases)('%s: %s', (kind, text) => {
    const found = extract(text, judged).findings.filter((finding) => finding.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    for (const { start, end, text: quote } of found) expect(text.slice(start, end)).toBe(quote);
  });

  test.each(plainWords)('within a contract, in plain words, %s: %s', (kind, text) => {
    const other = /\p{Script=Han}/u.test(text)
      ? '會議\n雙方主管每逢星期二上午十時開會，並將未了事項列成一表，傳閱後存檔，無人修正即為定稿。'
      : 'Meetings\nThe superintendents meet each Tuesday at ten and keep a list of what is open.';
    const others = Array.from({ length: 32 }, (_, index) => `${index + 1}. ${other}\n\n`).join('');
    const found = extract(`${others}33. ${text}\n`, judged).findings.filter(({ start }) => start >= others.length);
    expect(found.map((finding) => finding.kind)).toContain(kind);
  });

  test('tells with its origin, a probability and the words it rests on', () => {
    const [, text] = cases[0];
    const [told] = extract(text, judged).findings.filter(({ origin }) => origin === 'classifier');
    expect(told).toMatchObject({ start: 0, end: text.length, origin: 'classifier' });
    expect(told?.confidence).toBeGreaterThanOrEqual(judged.clauseJudge.tellAbove.english);
    expect(told?.reasons).toEqual([expect.stringContaining('labelled clauses of this wording')]);
  });

  test('adds nothing to a clause in which a rule told the kind', () => {
    const text =
      '1. CONFIDENTIALITY\nEach party shall keep the Confidential Information confidential. Nobody may show the recipes to outsiders or speak of them.\n';
    const told = extract(text, judged).findings.filter(({ kind }) => kind === 'gen.confidentiality');
    expect(told.map(({ origin }) => origin)).toEqual(['rule']);
  });

  test.each([
    [
      'gen.subcontracting',
      '4.1 Programme\nThe Sub-Contractor works to the four-week programme and sends its foreman to the Monday meeting.\n\n',
    ],
    ['gen.delivery', '5 會議\n交貨組每逢星期二上午開會，會議紀錄三日內傳閱，無人修正即存檔。\n\n'],
    ['gen.guarantee', '5 设备\n厂方贴牌登记，设备不得抵押或移往他厂，每月末由班长填写运转记录。\n\n'],
    ['gen.price_payment', '5 燈掣\n收銀機放喺門口，伙計幫客人找數嗰陣先至開燈，夜晚要熄。\n\n'],
  ])('drops what a rule told of a clause that only has the words: %s', (kind, clause) => {
    const text = clause.repeat(40);
    expect(text.length).toBeGreaterThan(1200);
    expect(extract(text, options).findings.map((finding) => finding.kind)).toContain(kind);
    expect(extract(text, judged).findings.map((finding) => finding.kind)).not.toContain(kind);
  });

  test('leaves statutes and plain news alone', () => {
    const statute =
      'This Ordinance may be cited as the Pilots Ordinance. In this Ordinance, unless the context otherwise requires, the Authority may by regulation fix fees. Under subsection (2) of this Ordinance a carrier shall indemnify every person. This Ordinance binds the Government.';
    const news = '昨日下午，兩間公司在酒店宴客慶祝，會上有人唱歌，氣氛熱鬧。';
    for (const text of [statute, news])
      expect(extract(text, judged).findings.filter(({ origin }) => origin === 'classifier')).toEqual([]);
  });

  test('sees the same marks in a word however it ends and in any figure', () => {
    expect(clauseMarks('indemnifies 12')).toEqual(clauseMarks('indemnifying 7'));
    expect(clauseMarks('')).toEqual([]);
  });

  test('refuses a damaged file', () => {
    expect(() => parseClauseJudge({})).toThrow(SampanError);
    const broken = { ...(json as object), marks: '' };
    expect(() => parseClauseJudge(broken)).toThrow(/do not fit/);
  });
});
