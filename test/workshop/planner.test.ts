import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Plan, planSchema } from '#contract/workshop.ts';
import { proposePlan } from '#main/workshop/planner.ts';
import { planOf } from './counting-plan.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');
const folder = join(resources, 'workshop', 'templates');
const templates: Plan[] = readdirSync(folder).map((name) =>
  planSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
);

const today = '2026-11-30';

test.each([
  ['Audit the arbitration clauses of these contracts', 'en', 'arbitration-clause-audit'],
  ['審查呢啲合約嘅仲裁條款', 'yue-Hant', 'arbitration-clause-audit'],
  ['请做一份大事年表', 'zh-Hans', 'chronology'],
  ['Draft a notice of arbitration', 'en', 'notice-of-arbitration'],
  ['起草仲裁通知書', 'zh-Hant', 'notice-of-arbitration'],
  ['计算滞期费的时限', 'zh-Hans', 'demurrage-time-bars'],
  ['中英版本對照', 'zh-Hant', 'bilingual-conformity'],
  ['做個案卷目錄', 'yue-Hant', 'bundle-index'],
  ['对这些合同做尽职调查', 'zh-Hans', 'due-diligence'],
] as const)('%s', async (instruction, language, id) => {
  const { plan, by } = await proposePlan(instruction, { templates, language, model: null, today });
  expect([plan.id, plan.language, by]).toEqual([id, language, 'template']);
});

test('without a fitting template and a model it says so and asks every document', async () => {
  const { plan, why } = await proposePlan('Tell me about the weather clause', {
    templates,
    language: 'en',
    today,
    model: null,
  });
  expect(plan.id).toBe('questions');
  expect(plan.fields.find(({ name }) => name === 'question')?.value).toBe('Tell me about the weather clause');
  expect(why).toMatch(/no model planned/);
});

test('a model chooses among templates; a name that is none is not taken', async () => {
  const chosen = await proposePlan('help me', {
    templates,
    language: 'en',
    today,
    model: { id: 'm', choose: async () => ({ template: 'chronology' }) },
  });
  expect([chosen.plan.id, chosen.by]).toEqual(['chronology', 'model']);
  const refused = await proposePlan('help me', {
    templates,
    language: 'en',
    today,
    model: { id: 'm', choose: async () => ({ template: 'format the disk' }) },
  });
  expect([refused.plan.id, refused.by]).toEqual(['questions', 'template']);
});

test('a plan whose step takes from a later one is refused', () => {
  const step = { id: 'a', use: 'extract', from: ['b'] };
  expect(() => planOf([step, { id: 'b', use: 'read' }])).toThrow(/not before it/);
});

test('the published schema is that of the program', () => {
  const published: unknown = JSON.parse(readFileSync(join(resources, 'schema', 'plan.schema.json'), 'utf8'));
  expect(published).toMatchObject(z.record(z.string(), z.unknown()).parse(z.toJSONSchema(planSchema, { io: 'input' })));
});
