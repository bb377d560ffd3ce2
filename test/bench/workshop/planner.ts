import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { z } from 'zod';
import { type Plan, planSchema, stepUses } from '#contract/workshop.ts';
import { planModel } from '#main/application/plan-model.ts';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { type PlanModel, proposePlan } from '#main/workshop/planner.ts';
import { benchModel } from '../runtime/models.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const languages = z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']);
const instructionSchema = z.object({
  words: z.string(),
  windowLanguage: languages,
  uses: z.array(z.enum(stepUses)),
  kinds: z.array(z.string()).default([]),
  before: z.string().optional(),
  after: z.string().optional(),
  language: languages,
});
const schema = z.object({
  today: z.string(),
  unseen: z.array(instructionSchema),
  development: z.array(instructionSchema),
});
const secondSchema = z.object({ today: z.string(), instructions: z.array(instructionSchema) });
type Instruction = z.infer<typeof instructionSchema>;

const sets = ['unseen', 'development', 'second', 'third'] as const;
type PlannerSet = (typeof sets)[number];

/** The set of that name; `unseen` where none is named. */
export function plannerSet(name = 'unseen'): PlannerSet {
  return z.enum(sets).parse(name);
}

function instructionsOf(set: PlannerSet): z.infer<typeof secondSchema> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
  if (set === 'second' || set === 'third') return secondSchema.parse(read(`${set}-instructions.json`));
  const file = schema.parse(read('instructions.json'));
  return { today: file.today, instructions: file[set] };
}

/** Templates by step uses, without what every plan has. */
const common = new Set(['read', 'check', 'export']);

/** What a plan gets wrong of what was expected, in words; nothing where it is right. */
export function wrongOf(plan: Plan, expected: Instruction): string[] {
  const uses = [...new Set(plan.steps.map(({ use }) => use).filter((use) => !common.has(use)))].toSorted().join();
  const wanted = expected.uses.toSorted().join();
  const kinds = plan.steps.flatMap(({ with: { kinds: own } }) => (Array.isArray(own) ? own : []));
  const lacking = expected.kinds.filter((kind) => !kinds.some((own) => kind.startsWith(own)));
  const setting = (name: string) => plan.steps.find(({ with: settings }) => settings[name] !== undefined)?.with[name];
  return [
    ...(uses === wanted ? [] : [`steps ${uses} for ${wanted}`]),
    ...(lacking.length === 0 ? [] : [`lacks ${lacking.join()}`]),
    ...(['before', 'after'] as const).flatMap((name) =>
      expected[name] === undefined || setting(name) === expected[name]
        ? []
        : [`${name} ${String(setting(name))} for ${expected[name]}`],
    ),
    ...(plan.language === expected.language ? [] : [`language ${plan.language} for ${expected.language}`]),
  ];
}

/**
 * Instructions to plans: `npm run bench -- workshop planner [unseen|development|second|third]`;
 * with a part of a model's id behind it, that model chooses a template for each instead.
 */
export async function benchPlanner(set: PlannerSet, modelPart?: string): Promise<void> {
  const folder = join(root, 'resources', 'workshop', 'templates');
  const templates = readdirSync(folder).map((name) =>
    planSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
  const file = instructionsOf(set);
  const loaded = modelPart === undefined ? null : await benchModel(modelPart);
  const runtime = loaded && (await loadLlamaRuntime({ ...loaded, contextSize: 1_024, threads: 1 }));
  const signal = new AbortController().signal;
  const model = loaded && runtime && planModel(runtime, { id: loaded.id, templates, signal });
  const counts = { valid: 0, steps: 0, right: 0 };
  for (const expected of file.instructions) {
    const { windowLanguage: language, words } = expected;
    const { plan, by } = model
      ? await chosenBy(model, templates, expected)
      : await proposePlan(words, { templates, language, model: null, today: file.today });
    const wrong = wrongOf(plan, expected);
    if (planSchema.safeParse(plan).success) counts.valid += 1;
    if (!wrong.some((one) => one.startsWith('steps'))) counts.steps += 1;
    if (wrong.length === 0) counts.right += 1;
    stdout.write(
      `${wrong.length === 0 ? 'right' : 'wrong'} ${by} ${plan.id}: ${words}\n${wrong.map((one) => `  ${one}\n`).join('')}`,
    );
  }
  const all = file.instructions.length;
  stdout.write(
    `${set}: valid plans ${counts.valid}/${all}, right steps ${counts.steps}/${all}, right in everything ${counts.right}/${all}\n`,
  );
  await runtime?.dispose();
}

async function chosenBy(model: PlanModel, templates: readonly Plan[], { words, windowLanguage }: Instruction) {
  const ids = templates.map(({ id }) => id);
  const jsonSchema = { type: 'object', properties: { template: { enum: ids } }, required: ['template'] };
  const { template } = z.object({ template: z.string() }).parse(await model.choose({ instruction: words, jsonSchema }));
  const plan = templates.find(({ id }) => id === template);
  if (plan === undefined) throw new RangeError(`no template ${template}`);
  return { plan: { ...plan, language: windowLanguage }, by: 'model' };
}
