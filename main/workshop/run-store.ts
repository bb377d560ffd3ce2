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
  WorkshopStep,
} from '#contract/workshop.ts';

/** A store on this machine answers at once, one that several machines share answers later. */
export type Awaitable<Value> = Value | Promise<Value>;

/** An attempt at a step as it begins. */
export interface BegunStep {
  readonly inputSha256: string;
  readonly atMs: number;
  /** Who has it in hand: another word for every time that a step is taken in hand. */
  readonly hold: string;
}

/** What a store that several programs work on knows of who has which item in hand. */
export interface SharedHolds {
  /** How long an item stays with a program that gives no sign of life. */
  readonly leaseMs: number;
  /** Gives a sign of life; false where the item went to another, or its run was cancelled. */
  keepHold(key: StepKey, hold: string): Awaitable<boolean>;
  /** Lets an item go that is not finished, for another to take. */
  release(key: StepKey, hold: string): Awaitable<void>;
  /** Items of a step that somebody has in hand. */
  heldItems(runId: string, step: string): Awaitable<ReadonlySet<string>>;
}

/** Where runs are kept. Each function is one committed transaction. */
export interface RunStore {
  /** Null where one program owns all runs, so that nobody else can have an item in hand. */
  readonly shared: SharedHolds | null;
  findRun(runId: string): Awaitable<WorkshopRun | null>;
  stateOfRun(runId: string): Awaitable<RunState | null>;
  /** Whether the run was in a state to be changed from. */
  changeRun(runId: string, change: RunChange): Awaitable<boolean>;
  /** The attempt's number; null where the step is at an end already or in another's hands. */
  beginStep(key: StepKey, begun: BegunStep): Awaitable<number | null>;
  /** False where it was ended before, or went to another meanwhile: nothing is kept then. */
  endStep(key: StepKey, end: StepEnd, hold: string): Awaitable<boolean>;
  endedItems(runId: string, step: string): Awaitable<ReadonlySet<string>>;
  stepOutputs(
    runId: string,
    step: string,
  ): Awaitable<readonly { readonly item: string; readonly output: StepOutput }[]>;
  /** How many different claims the outputs of these steps hold. */
  countClaims(runId: string, steps: readonly string[]): Awaitable<number>;
  stepTotals(runId: string): Awaitable<readonly StepTotals[]>;
  listSteps(runId: string): Awaitable<readonly WorkshopStep[]>;
  /** Whether it is new. */
  askApproval(asked: AskedApproval): Awaitable<boolean>;
  findApproval(id: string): Awaitable<Approval | null>;
}
