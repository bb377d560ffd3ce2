import { describe, expect, test } from 'vitest';
import { toScript } from '#main/language/script.ts';
import { type ChineseNda, chineseNdasRead, chineseNdasUnread } from './chinese-nda-cases.ts';
import { hypothesesIn } from './learned-models.ts';

/** How many of the lawyer's answers are given at their passage. */
function met(ndas: readonly ChineseNda[], script: 'zh-Hans' | 'zh-Hant'): number {
  return ndas.reduce((sum, { text, answers }) => {
    const found = hypothesesIn(toScript(text, script));
    const right = answers.filter(([id, choice, begins]) =>
      found.some(
        ({ kind, fields, text: passage }) =>
          kind === `contractnli.${id}` && fields.choice === choice && passage.startsWith(toScript(begins, script)),
      ),
    );
    return sum + right.length;
  }, 0);
}

describe('Chinese NDAs', () => {
  test.each(['zh-Hans', 'zh-Hant'] as const)('most of what they say of the hypotheses is found: %s', (script) => {
    expect(met(chineseNdasRead, script)).toBeGreaterThanOrEqual(16);
    expect(met(chineseNdasUnread, script)).toBeGreaterThanOrEqual(16);
  });
});
