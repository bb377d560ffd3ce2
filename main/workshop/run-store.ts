import type {
  Approval,
  AskedApproval,
  RunChange,
  RunState,
  StepEnd,
  StepKey,
  StepOutput,
  StepTotals,
  WorkshopRun,
} from '#contract/workshop.ts';

/** Where runs are kept. Each function is one committed transaction. */
export interface RunStore {
  findRun(runId: string): WorkshopRun | null;
  stateOfRun(runId: string): RunState | null;
  /** Whether the run was in a state to be changed from. */
  changeRun(runId: string, change: RunChange): boolean;
  /** The attempt's number; null where the step is at an end already. */
  beginStep(key: StepKey, begun: { readonly inputSha256: string; readonly atMs: number }): number | null;
  endStep(key: StepKey, end: StepEnd): boolean;
  endedItems(runId: string, step: string): ReadonlySet<string>;
  stepOutputs(runId: string, step: string): readonly { readonly item: string; readonly output: StepOutput }[];
  /** How many different claims the outputs of these steps hold. */
  countClaims(runId: string, steps: readonly string[]): number;
  stepTotals(runId: string): readonly StepTotals[];
  /** Whether it is new. */
  askApproval(asked: AskedApproval): boolean;
  findApproval(id: string): Approval | null;
}
