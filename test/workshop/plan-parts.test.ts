import { expect, test } from 'vitest';
import { composePlan } from '#main/workshop/compose-plan.ts';
import { dayBounds } from '#main/workshop/plan-dates.ts';
import { kindsNamed } from '#main/workshop/plan-kinds.ts';
import { languageAsked } from '#main/workshop/plan-language.ts';
import { partsAsked } from '#main/workshop/plan-parts.ts';
import { proposePlan } from '#main/workshop/planner.ts';

const today = '2026-11-30';

test.each([
  ['deadlines before march', '2027-03-01', null],
  ['deadlines before 15 january 2027', '2027-01-15', null],
  ['deadlines by 15 january 2027', '2027-01-16', null],
  ['anything by the end of december', '2027-01-01', null],
  ['time bars after 1 june 2027', null, '2027-06-01'],
  ['due in the next two weeks', '2026-12-15', '2026-11-29'],
  ['三月前的时限', '2027-03-01', null],
  ['明年六月前到期', '2027-06-01', null],
  ['未来三十日内', '2026-12-31', '2026-11-29'],
  ['未来两个月内', '2027-01-31', '2026-11-29'],
  ['下个月之前有咩限期', '2026-12-01', null],
  ['2031年之前', '2031-01-01', null],
  ['2027年2月1日之后', null, '2027-02-01'],
  ['三个月前签的合同', null, null],
  ['the march past', null, null],
])('days: %s', (words, before, after) => {
  expect(dayBounds(words, today)).toMatchObject({ before, after });
});

test.each([
  ['draft a note in 繁体', 'en', 'zh-Hant', false],
  ['用英文写备忘录', 'zh-Hant', 'en', false],
  ['draft in english', 'zh-Hans', 'en', false],
  ['译成繁体中文', 'zh-Hans', 'zh-Hant', true],
  ['translate the results into simplified chinese', 'en', 'zh-Hans', true],
  ['write it in chinese', 'yue-Hant', 'yue-Hant', false],
  ['the english courts', 'zh-Hant', null, false],
] as const)('language: %s', (words, own, language, translates) => {
  expect(languageAsked(words, own)).toMatchObject({ language, translates });
});

test('kinds are found by names and common words of three languages, the longest word first', () => {
  expect(kindsNamed('termination for convenience and liability caps').kinds).toEqual([
    'gen.termination_convenience',
    'gen.liability_cap',
  ]);
  expect(kindsNamed('不可抗力、保密同责任上限').kinds).toEqual([
    'gen.force_majeure',
    'gen.confidentiality',
    'gen.liability_cap',
  ]);
});

test('a large instruction becomes one reading, its parts, one checker over all claims, one export at the end', () => {
  const words =
    'Compare the dispute clauses of these 300 charterparties, list time bars that fall before March, draft a note in 繁體';
  const plan = composePlan(partsAsked(words, { own: 'en', today }), { name: words, language: 'en' });
  expect(plan?.steps.map(({ id }) => id)).toEqual([
    'read',
    'clauses',
    'compare',
    'deadlines',
    'check',
    'draft',
    'export',
  ]);
  expect(plan?.language).toBe('zh-Hant');
  const step = (id: string) => plan?.steps.find((one) => one.id === id);
  expect(step('deadlines')?.with).toEqual({ before: '2027-03-01' });
  expect(step('clauses')?.with.kinds).toContain('arb.agreement');
  expect(step('check')?.from).toEqual(['clauses', 'compare', 'deadlines']);
  expect(step('export')?.from).toEqual(['draft']);
});

test.each([
  ['Which leases say in writing that the landlord may end them early under a break clause?', ['extract']],
  ['Which of these contracts need a monthly report? Extract the payment clauses.', ['ask', 'extract']],
  ['Does the borrower owe anything under the promissory note?', ['ask']],
  ['邊份租約寫咗租客可以提早退租？', ['extract']],
  ['哪些合同写有保密条款？', ['extract']],
  ['邊份合約有寫明賠償上限？寫份報告畀我', ['extract', 'draft']],
  ['What do they say of force majeure? Prepare a short note on it', ['ask', 'draft']],
  ['哪份协议约定了违约金？起草一份摘要', ['extract', 'draft']],
] as const)('words of writing within a question are no draft: %s', (words, uses) => {
  expect(partsAsked(words, { own: 'en', today }).uses.toSorted()).toEqual(uses.toSorted());
});

test.each([
  ['Compare the English and Chinese versions and show me where amounts or dates differ or have discrepancies', []],
  ['核对中英文本，列出金额不一致的地方', []],
  ['對下中英版本，睇下啲日期有冇出入', []],
  ['比較這些合約的違約金條款', ['gen.liquidated_damages']],
] as const)('what versions differ in is compared and not extracted: %s', (words, kinds) => {
  expect(partsAsked(words, { own: 'en', today })).toMatchObject({ kinds });
});

test('what stands in quotation marks is looked for and not done', () => {
  const asked = partsAsked('搜尋「起草年表、翻譯成英文」', { own: 'zh-Hant', today });
  expect(asked).toMatchObject({ uses: ['search'], query: '起草年表、翻譯成英文', language: null });
});

test('a part that is not recognised is named and not dropped in silence', async () => {
  const { by, why, notDone } = await proposePlan('列出所有限期，然後幫我訂張枱', {
    templates: [],
    language: 'yue-Hant',
    model: null,
    today,
  });
  expect(by).toBe('composed');
  expect(notDone).toEqual(['幫我訂張枱']);
  expect(why).toContain('Not recognised and not done: 幫我訂張枱');
});
