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

describe('the judge of clause kinds', () => {
  test.each(cases)('%s: %s', (kind, text) => {
    const found = extract(text, judged).findings.filter((finding) => finding.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    for (const { start, end, text: quote } of found) expect(text.slice(start, end)).toBe(quote);
  });

  test('tells with its origin, a probability and the words it rests on', () => {
    const [, text] = cases[0];
    const [told] = extract(text, judged).findings.filter(({ origin }) => origin === 'classifier');
    expect(told).toMatchObject({ start: 0, end: text.length, origin: 'classifier' });
    expect(told?.confidence).toBeGreaterThanOrEqual(judged.clauseJudge.tellAbove);
    expect(told?.reasons).toEqual([expect.stringContaining('labelled clauses of this wording')]);
  });

  test('adds nothing to a clause in which a rule told the kind', () => {
    const text =
      '1. CONFIDENTIALITY\nEach party shall keep the Confidential Information confidential. Nobody may show the recipes to outsiders or speak of them.\n';
    const told = extract(text, judged).findings.filter(({ kind }) => kind === 'gen.confidentiality');
    expect(told.map(({ origin }) => origin)).toEqual(['rule']);
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
