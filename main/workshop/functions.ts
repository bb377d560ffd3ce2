import type { OutputLanguage } from '#contract/document.ts';
import type { Setting, StepModel, StepOutput, StepUse, WorkerRole, WorkshopRun } from '#contract/workshop.ts';

/** What a step is called with. It sees what the steps named in `from` gave, and nothing of how. */
export interface StepCall {
  readonly runId: string;
  /** The run as it was when the step began. */
  readonly run: WorkshopRun;
  readonly matterId: string;
  readonly step: string;
  readonly role: WorkerRole;
  /** A document's id, a claim's id, or "" for the whole matter. */
  readonly item: string;
  readonly documentIds: readonly string[];
  readonly language: OutputLanguage;
  readonly settings: Readonly<Record<string, Setting>>;
  /** Outputs of the steps in `from`; for a step over claims, the one claim alone. */
  readonly inputs: readonly StepOutput[];
  /** The same for every attempt of this step over this item: whoever does what cannot be done twice keeps it. */
  readonly idempotencyKey: string;
  /** For a tool from outside: the hash of the grant whose call, with these settings, a person approved. */
  readonly approvedSha256?: string;
  readonly signal: AbortSignal;
}

/** What a person is shown before a tool from outside is called. */
export interface ToolSubject {
  readonly tool: string;
  /** The command line or address. */
  readonly from: string;
  readonly network: 'yes' | 'no';
  /** As JSON, on lines. */
  readonly arguments: string;
  /** The hash of the grant: another tool of the same name needs another approval. */
  readonly grantSha256: string;
}

export interface StepResult {
  readonly output: StepOutput;
  readonly tokens?: number;
  readonly model?: StepModel;
}

/** Sampan's own functions, as steps call them. Errors: by code; `cancelled` where the signal was given. */
export type WorkshopFunctions = Readonly<Record<StepUse, (call: StepCall) => Promise<StepResult>>>;
