import { type Plan, planSchema, type StepUse } from '#contract/workshop.ts';
import type { StepCall, StepResult, WorkshopFunctions } from '#main/workshop/functions.ts';

const empty: StepResult = { output: { claims: [], files: [], notes: [] } };

/** Every function is the same: it tells that it was called and gives nothing, or what `result` gives. */
export function countingFunctions(
  onCall: (call: StepCall) => void,
  result: (call: StepCall) => StepResult | Promise<StepResult> = () => empty,
): WorkshopFunctions {
  const call = async (given: StepCall) => {
    await Promise.resolve();
    onCall(given);
    return result(given);
  };
  return {
    read: call,
    extract: call,
    search: call,
    compress: call,
    ask: call,
    compare: call,
    deadlines: call,
    chronology: call,
    index: call,
    check: call,
    draft: call,
    translate: call,
    export: call,
    tool: call,
  } satisfies Record<StepUse, unknown>;
}

/** A plan whose steps are those named, over each document unless they are told otherwise. */
export function planOf(steps: readonly Record<string, unknown>[], rest: Record<string, unknown> = {}): Plan {
  return planSchema.parse({
    schema: 'sampan.plan/1',
    id: 'counting',
    name: { en: 'Counting', 'zh-Hant': '點數', 'zh-Hans': '点数' },
    language: 'en',
    budget: { minutes: null, tokens: null, steps: null },
    steps: steps.map((step) => ({ role: 'reader', over: 'documents', ...step })),
    ...rest,
  });
}

/** Two steps over each document and one over all. */
export const countingPlan = planOf([
  { id: 'read', use: 'read' },
  { id: 'extract', use: 'extract', from: ['read'] },
  { id: 'sum', use: 'index', over: 'matter', from: ['extract'] },
]);
