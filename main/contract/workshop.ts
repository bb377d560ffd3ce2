import { z } from 'zod';

/** Plans and runs of the workshop: durable work over many documents, step by step. */

export const stepUses = [
  'read',
  'extract',
  'search',
  'compress',
  'ask',
  'compare',
  'deadlines',
  'chronology',
  'index',
  'check',
  'draft',
  'translate',
  'export',
  'tool',
] as const;
export type StepUse = (typeof stepUses)[number];

export const workerRoles = ['reader', 'extractor', 'checker', 'drafter', 'translator'] as const;
export type WorkerRole = (typeof workerRoles)[number];

/** What leaves the machine, changes evidence, spends, or cannot be undone waits for a person. */
export const approvalKinds = ['export', 'send', 'spend', 'delete', 'tool', 'budget'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

const stepId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const setting = z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(2_000)).max(200)]);
const words = z.strictObject({
  en: z.string().min(1).max(300),
  'zh-Hant': z.string().max(300),
  'zh-Hans': z.string().max(300),
});

export const planStepSchema = z.strictObject({
  id: stepId,
  use: z.enum(stepUses),
  role: z.enum(workerRoles),
  /** `documents`: once for each document; `claims`: once for each output of the step `from`; `matter`: once. */
  over: z.enum(['documents', 'claims', 'matter']),
  /** Earlier steps whose outputs it takes. */
  from: z.array(stepId).max(40).default([]),
  /** Settings of the function; "{name}" in a text stands for a field of the plan. */
  with: z.record(z.string().max(60), setting).default({}),
  /** Asks a person first; exports and tools from outside always ask. */
  approval: z.enum(approvalKinds).optional(),
});

export const budgetSchema = z.strictObject({
  /** Time that steps computed, in minutes. */
  minutes: z.number().positive().max(100_000).nullable(),
  tokens: z.int().positive().nullable(),
  steps: z.int().positive().nullable(),
});

export const planSchema = z
  .strictObject({
    schema: z.literal('sampan.plan/1'),
    id: z.string().min(1).max(100),
    name: words,
    language: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']),
    /** What a person fills in before it runs. */
    fields: z
      .array(z.strictObject({ name: stepId, label: words, value: z.string().max(20_000), required: z.boolean() }))
      .max(40)
      .default([]),
    steps: z.array(planStepSchema).min(1).max(40),
    budget: budgetSchema,
  })
  .superRefine((plan, context) => {
    const earlier = new Set<string>();
    for (const step of plan.steps) {
      if (earlier.has(step.id)) context.addIssue(`step ${step.id} stands twice`);
      for (const from of step.from)
        if (!earlier.has(from)) context.addIssue(`step ${step.id} takes from ${from}, which is not before it`);
      if (step.over === 'claims' && step.from.length === 0)
        context.addIssue(`step ${step.id} is over claims and takes from no step`);
      if (step.use === 'tool' && (step.over !== 'matter' || typeof step.with.grant !== 'string'))
        context.addIssue(`step ${step.id} calls a tool: once for the matter, by the name of its grant`);
      earlier.add(step.id);
    }
  });

export type Plan = z.infer<typeof planSchema>;
export type PlanStep = z.infer<typeof planStepSchema>;
export type Budget = z.infer<typeof budgetSchema>;
export type Setting = z.infer<typeof setting>;

/** A place without its boxes: offsets into the page's text. */
export const citationSchema = z.object({ documentId: z.string(), page: z.int(), start: z.int(), end: z.int() });
export type Citation = z.infer<typeof citationSchema>;

/** What lets the window say a claim in its own language, whatever the run's: the words of documents stay as they are. */
const claimShownSchema = z.object({
  clause: z.object({ number: z.string(), heading: z.string() }).nullable().default(null),
  /** Characters at the beginning of the text that name kind and clause. */
  lead: z.int().min(0).default(0),
  /** In place of what is behind them; null where that is the same in every language. */
  words: z.string().nullable().default(null),
  /** In English, as `resources/locales/reasons.json` translates them. */
  reasons: z.array(z.string()).default([]),
  /** Kinds that were not found; `a|b` is either. */
  kinds: z.array(z.string()).default([]),
});
export type ClaimShown = z.infer<typeof claimShownSchema>;

/** Where a claim stands in a table that holds contracts side by side, a row each. */
const claimCellSchema = z.object({
  documentId: z.string(),
  /** A column of dispute clauses (`disputeColumns`), or a kind of the ontology. */
  column: z.string(),
  /** What is compared, the same in every language; "" where nothing was found or only words that cannot be compared. */
  value: z.string(),
  /** In every language that is written; "" where nothing was found. */
  words: z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string(), 'yue-Hant': z.string() }),
});
export type ClaimCell = z.infer<typeof claimCellSchema>;

/** What a lawyer asks first of a clause on disputes, in the order of a table's columns. */
export const disputeColumns = [
  'agreement',
  'institution',
  'rules',
  'seat',
  'law',
  'number',
  'language',
  'court',
  'tiers',
  'defects',
] as const;
export type DisputeColumn = (typeof disputeColumns)[number];

/** One thing a step says, with where it is said. */
export const claimSchema = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  quote: z.string(),
  citations: z.array(citationSchema),
  /** ISO 8601 day where it has one. */
  day: z.string().nullable().default(null),
  severity: z.string().nullable().default(null),
  /** What the checker, who saw nothing but the citations, made of it. */
  verdict: z.enum(['confirmed', 'disagrees', 'not-checked']).default('not-checked'),
  reason: z.string().default(''),
  /** What it said before it was translated; "" where it was not. */
  original: z.string().default(''),
  shown: claimShownSchema.nullable().default(null),
  cell: claimCellSchema.nullable().default(null),
});
export type Claim = z.infer<typeof claimSchema>;

export const stepOutputSchema = z.object({
  claims: z.array(claimSchema).default([]),
  /** Paths written. */
  files: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
});
export type StepOutput = z.infer<typeof stepOutputSchema>;

/** The model that a step asked: its hash, and of its call, as the record has it, the hashes of prompt and output and the seed. */
export const stepModelSchema = z.object({
  id: z.string(),
  sha256: z.string().nullable(),
  /** Of the first call where there were several. */
  promptSha256: z.string().nullable(),
  seed: z.number().nullable(),
  outputSha256: z.string().nullable().default(null),
  temperature: z.number().nullable().default(null),
  /** The prompts of the calls after the first. */
  furtherPromptSha256s: z.array(z.string()).default([]),
});
export type StepModel = z.infer<typeof stepModelSchema>;

export const runStates = ['running', 'paused', 'waiting', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];
export const stepStates = ['running', 'done', 'failed', 'declined'] as const;
export type StepState = (typeof stepStates)[number];

export interface RunNote {
  /** An error's code, or `approval`, `budget`. */
  readonly code: string;
  readonly message: string;
}

export interface WorkshopRun {
  readonly id: string;
  readonly matterId: string;
  readonly name: string;
  readonly plan: Plan;
  readonly planSha256: string;
  readonly documentIds: readonly string[];
  readonly state: RunState;
  readonly budget: Budget;
  readonly note: RunNote | null;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

export interface WorkshopStep {
  readonly step: string;
  readonly item: string;
  readonly state: StepState;
  readonly attempts: number;
  readonly inputSha256: string;
  readonly outputSha256: string | null;
  readonly model: StepModel | null;
  readonly error: RunNote | null;
  readonly tokens: number;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
}

/** A change of a run's state, made only where it is in one of the states `from`. */
export interface RunChange {
  readonly from: readonly RunState[];
  readonly state: RunState;
  readonly note: RunNote | null;
  readonly atMs: number;
  readonly budget?: Budget;
}

export interface StepKey {
  readonly runId: string;
  readonly step: string;
  readonly item: string;
}

/** How a step ended, with what it gave. */
export interface StepEnd {
  readonly state: Exclude<StepState, 'running'>;
  readonly output: StepOutput | null;
  readonly outputSha256: string | null;
  readonly model: StepModel | null;
  readonly error: RunNote | null;
  readonly tokens: number;
  readonly atMs: number;
  /** Of the time since it began, what the computer slept: that was no work. */
  readonly asleepMs?: number;
}

/** What the ended items of one step come to. */
export interface StepTotals {
  readonly step: string;
  readonly ended: number;
  /** Of those that ended. */
  readonly failed: number;
  readonly tokens: number;
  readonly workMs: number;
}

/** How far a run is. */
export interface RunProgress {
  readonly finished: number;
  readonly failed: number;
  /** Steps known so far; those over claims are known when their claims are. */
  readonly known: number;
  readonly tokens: number;
  /** Time that its steps computed. */
  readonly workMs: number;
  /** Time for the steps to come whose kind was measured in this run; null while none was. */
  readonly remainingMs: number | null;
  /** Steps to come that `remainingMs` leaves out: their kind was not measured yet, or their number is not known. */
  readonly unmeasured: number;
}

export interface RunSummary extends Omit<WorkshopRun, 'plan'> {
  /** The plan's, in the window's languages; `name` is the one of the run's own language. */
  readonly names: Plan['name'];
  readonly progress: RunProgress;
}

export interface RunView extends WorkshopRun {
  readonly names: Plan['name'];
  readonly progress: RunProgress;
  readonly steps: readonly WorkshopStep[];
  readonly claims: readonly Claim[];
  readonly files: readonly string[];
}

export const approvalStates = ['asked', 'approved', 'declined'] as const;

export interface Approval {
  readonly id: string;
  readonly matterId: string;
  readonly runId: string | null;
  readonly kind: ApprovalKind;
  /** What would be done, in fields. */
  readonly subject: Readonly<Record<string, string | number | null>>;
  readonly state: (typeof approvalStates)[number];
  readonly askedAtMs: number;
  readonly decidedAtMs: number | null;
  readonly decidedBy: string | null;
  readonly note: string;
}

/** What is asked before it has an answer. */
export type AskedApproval = Pick<Approval, 'id' | 'matterId' | 'runId' | 'kind' | 'subject' | 'askedAtMs'>;

export interface ApprovalDecision {
  readonly state: Exclude<Approval['state'], 'asked'>;
  readonly decidedBy: string;
  readonly note: string;
  readonly decidedAtMs: number;
}

export interface ProposedPlan {
  readonly plan: Plan;
  /** `template`: chosen by rule; `composed`: put together by rule from the instruction's parts; `model`: the model chose a template. */
  readonly by: 'template' | 'composed' | 'model';
  /** In plain English words. */
  readonly why: string;
  /** Parts of the instruction that were not recognised and that the plan does not do, in its own words. */
  readonly notDone: readonly string[];
}
