import { expect, test } from 'vitest';
import { learnRegister } from '#main/training/languages/learn-register.ts';
import { inCantonese, inStandardChinese } from '#main/training/languages/register-pairs.ts';
import type { RegisterLine } from '#main/training/languages/register-texts.ts';
import { cantoneseWeightsModule } from '#main/training/languages/weights-module.ts';

const pairs = [
  ['我唔知佢幾時返嚟', '我不知道他什麼時候回來'],
  ['呢份合約嘅條款冇問題', '這份合約的條款沒有問題'],
  ['你哋聽日開會呀', '你們明天開會嗎'],
  ['啲貨係邊個收嘅', '那些貨是誰收的'],
] as const;

const lines: RegisterLine[] = pairs.flatMap(([cantonese, standard]) => [
  { text: cantonese, cantonese: true, weight: 1 },
  { text: standard, cantonese: false, weight: 1 },
]);

const options = { fewestLines: 1, precision: 1e-4, sparsity: 1e-3, epochs: 5 };

test('the same lines give the same module to the byte', () => {
  const make = () => cantoneseWeightsModule(learnRegister(lines, options), { smallest: 0.1, limit: 5000 });
  expect(make()).toBe(make());
});

test('what both registers say weighs less than what one says', () => {
  const { weights } = learnRegister(lines, options);
  expect(Math.abs(weights.get('合約') ?? 0)).toBeLessThan(0.5);
  expect(weights.get('冇') ?? 0).toBeGreaterThan(1);
  expect(weights.get('這') ?? 0).toBeLessThan(-1);
});

test('a sentence in the other register keeps its subject', () => {
  expect(inCantonese('我們沒有簽署這份合約', 1)).toBe('我哋冇簽署呢份合約');
  expect(inStandardChinese('佢哋冇收到呢份合約', 1)).toMatch(/^[他她]們沒有?收到這份合約$/);
});
