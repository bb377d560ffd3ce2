import type { Approval, Budget, RunNote, RunState, StepModel, StepOutput, WorkshopRun } from '#contract/workshop.ts';

interface StepKey {
  readonly runId: string;
  readonly step: string;
  readonly item: string;
}

/** Where runs are kept. Each function is one committed transaction. */
export interface RunStore {
  findRun(runId: string): WorkshopRun | null;
  stateOfRun(runId: string): RunState | null;
  changeRun(
    runId: string,
    change: {
      readonly from: readonly RunState[];
      readonly state: RunState;
      readonly note: RunNote | null;
      readonly atMs: number;
      readonly budget?: Budget;
    },
  ): boolean;
  /** The attempt's number; null where the step is at an end already. */
  beginStep(key: StepKey, begun: { readonly inputSha256: string; readonly atMs: number }): number | null;
  endStep(
    key: StepKey,
    end: {
      readonly state: 'done' | 'failed' | 'declined';
      readonly output: StepOutput | null;
      readonly outputSha256: string | null;
      readonly model: StepModel | null;
      readonly error: RunNote | null;
      readonly tokens: number;
      readonly atMs: number;
    },
  ): boolean;
  endedItems(runId: string, step: string): ReadonlySet<string>;
  stepOutputs(runId: string, step: string): readonly { readonly item: string; readonly output: StepOutput }[];
  stepTotals(runId: string): readonly {
    readonly step: string;
    readonly ended: number;
    readonly failed: number;
    readonly tokens: number;
    readonly workMs: number;
  }[];
  /** Whether it is new. */
  askApproval(asked: Pick<Approval, 'id' | 'matterId' | 'runId' | 'kind' | 'subject' | 'askedAtMs'>): boolean;
  findApproval(id: string): Approval | null;
}
