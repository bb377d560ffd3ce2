import { expect, test } from 'vitest';
import { deemedService } from '#main/clauses/deadlines/deemed-service.ts';

test.each([
  ['English', 'A notice sent by courier shall be deemed received on the third Business Day after dispatch.'],
  ['繁體', '以速遞發出的通知，視為於發出後第三（3）個營業日收到。'],
  ['简体', '以快递发出的通知，视为于发出后第三（3）个工作日送达。'],
  ['粵語', '用速遞寄嘅通知，當作寄出之後三個工作天收到。'],
])('%s: a notice by courier counts as received on the third business day', (_name, text) => {
  expect(deemedService(text)).toMatchObject([{ method: 'courier', period: { value: 3, unit: 'business_day' } }]);
});

test('words that only speak of receiving are no rule', () => {
  expect(deemedService('通知以速遞發出，收到後三個營業日內答覆。')).toEqual([]);
});
