import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Claim } from '#contract/workshop.ts';
import { claimOf } from '#main/application/workshop-claims.ts';
import { dayFilter } from '#main/application/workshop-days.ts';
import { draftClaims } from '#main/application/workshop-draft.ts';
import { lostIn, translatedClaim } from '#main/application/workshop-translate.ts';
import { mergedClaims } from '#main/workshop/merged-claims.ts';

const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');
const signal = new AbortController().signal;

function given(language: 'en' | 'zh-Hant' | 'zh-Hans') {
  return { resourcesFolder, language, load: () => Promise.resolve(null), signal };
}

test.each([
  ['The buyer shall pay US$250,000 by 1 March 2027.', '買方須於2027年3月1日前支付25萬美元。', ['US']],
  ['Notice within 30 days.', '須於三十日內通知。', []],
  ['Notice within 30 days.', '須於十三日內通知。', ['30']],
  ['Due on 1 March 2027.', '於2027年1月3日到期。', ['2027-03-01', '2027-01-03']],
  ['The MV7 arrived.', '船已抵達。', ['7', 'MV7']],
  ['The parties agree.', '雙方同意支付500元。', ['500']],
])('what a translation loses: %s → %s', (original, translation, lost) => {
  expect(lostIn(original, translation)).toEqual(lost);
});

test('from one Chinese script to the other no model is asked; the original is kept', async () => {
  const claim = claimOf({ kind: 'answer', text: '賣方應於三十日內發出通知' });
  const { claim: translated, tokens } = await translatedClaim(claim, given('zh-Hans'));
  expect(translated).toMatchObject({ text: '卖方应于三十日内发出通知', original: claim.text, id: claim.id });
  expect(tokens).toBe(0);
});

test('without a model the words stay and it says so in the language of the plan', async () => {
  const claim = claimOf({ kind: 'answer', text: 'The seller gives notice.' });
  const { claim: kept } = await translatedClaim(claim, given('zh-Hant'));
  expect(kept).toMatchObject({ text: claim.text, original: '', reason: '未翻譯：沒有載入模型。' });
});

test('a translation takes the place of its words and keeps the verdict, whichever comes first', () => {
  const claim: Claim = claimOf({ kind: 'answer', text: '賣方' });
  const checked: Claim = { ...claim, verdict: 'disagrees', reason: 'x' };
  const translated: Claim = { ...checked, text: '卖方', original: '賣方' };
  for (const outputs of [
    [claim, checked, translated],
    [translated, checked, claim],
  ])
    expect(mergedClaims(outputs.map((one) => ({ claims: [one] })))).toEqual([translated]);
});

test('days between two bounds, neither included; what is no day is refused', () => {
  const within = dayFilter({ before: '2027-03-01', after: '2026-11-30' });
  expect(['2026-11-30', '2026-12-01', '2027-02-28', '2027-03-01'].map(within)).toEqual([false, true, true, false]);
  expect(() => dayFilter({ before: 'March' })).toThrow(/is a day/);
});

test('a note has a heading for each kind and loses nothing', () => {
  const claims = [
    claimOf({ kind: 'gen.force_majeure', text: 'storm' }),
    claimOf({ kind: 'event', text: 'later', day: '2027-02-01' }),
    claimOf({ kind: 'event', text: 'earlier', day: '2027-01-01' }),
  ];
  const call = {
    runId: 'run',
    matterId: 'matter',
    step: 'draft',
    role: 'drafter' as const,
    item: '',
    documentIds: [],
    language: 'zh-Hant' as const,
    settings: { form: 'note' },
    inputs: [{ claims, files: [], notes: ['left out: 2'] }],
    idempotencyKey: 'key',
    signal,
  };
  const { claims: drafted, notes } = draftClaims({ resourcesFolder, nameOf: (id: string) => id }, call);
  expect(drafted.map(({ text }) => text)).toEqual(['不可抗力', 'storm', '事件時序', 'earlier', 'later']);
  expect(notes).toContain('left out: 2');
});
