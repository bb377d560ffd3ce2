import { expect, test } from 'vitest';
import { defaultMatterRules } from '#contract/guardrails.ts';
import { allowsOutput, allowsStep } from '#main/guardrails/evaluate-policy.ts';

const step = { role: 'agent', permission: 'read', tools: [], usesNetwork: false } as const;

test('by default an agent reads and does no more, and a tool nothing', () => {
  expect(allowsStep(defaultMatterRules, step)).toEqual({ allowed: true });
  for (const permission of ['analyse', 'export', 'administer'] as const)
    expect(allowsStep(defaultMatterRules, { ...step, permission }).allowed).toBe(false);
  expect(allowsStep(defaultMatterRules, { ...step, role: 'tool' }).allowed).toBe(false);
});

test('every reason is named', () => {
  const policy = { ...defaultMatterRules.policy, noNetwork: true, forbiddenTools: ['web'] };
  const rules = { ...defaultMatterRules, policy };
  expect(allowsStep(rules, { ...step, permission: 'export', tools: ['web', 'read'], usesNetwork: true })).toEqual({
    allowed: false,
    reasons: [
      { rule: 'permission', role: 'agent', permission: 'export' },
      { rule: 'no-network' },
      { rule: 'forbidden-tool', tool: 'web' },
    ],
  });
});

test.each(['The Buyer is in breach.', '乙方構成違約。', '该条款无效。', '業主要承擔責任。'])(
  'a legal conclusion needs a citation: %s',
  (text) => {
    const said = (citations: number) =>
      allowsOutput(defaultMatterRules, { language: 'en', sentences: [{ text, citations }] });
    expect(said(1)).toEqual({ allowed: true });
    expect(said(0)).toEqual({ allowed: false, reasons: [{ rule: 'conclusion-without-citation', sentence: 0 }] });
  },
);

test('a language that is not allowed', () => {
  const policy = { ...defaultMatterRules.policy, languages: ['en'] as const };
  expect(allowsOutput({ ...defaultMatterRules, policy }, { language: 'zh-Hans', sentences: [] }).allowed).toBe(false);
});
