import type { OnProgress } from '#contract/progress.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { extractiveSummary } from './extractive.ts';
import type { SummaryInput, TextSummary } from './text-summary.ts';

export interface ModelSummaryInput extends SummaryInput {
  readonly runtime: ModelRuntime;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export async function modelSummary(input: ModelSummaryInput): Promise<TextSummary> {
  return extractiveSummary(input);
}
