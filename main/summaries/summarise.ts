import { SampanError } from '#contract/errors.ts';
import type { OnProgress } from '#contract/progress.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { extractiveSummary } from './extractive.ts';
import { modelSummary } from './model-summary.ts';
import type { SummaryInput, TextSummary } from './text-summary.ts';

export type { TextStatement, TextSummary } from './text-summary.ts';

export interface SummariseInput extends SummaryInput {
  /** null: no model; the summary is extractive and says so. */
  readonly runtime: ModelRuntime | null;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** How many times shorter than the document the model's reading is to be at least; passages beyond that are quoted unread. */
  readonly ratio?: number;
}

/**
 * A short summary of a document in the language asked. Every statement cites
 * ranges of the text; what the model wrote and the check refused is in
 * `dropped`. Without a model, or where nothing of it survives the check, the
 * summary is extractive. Rejects with `cancelled` when the signal is aborted
 * and with `model-failed` when the runtime breaks.
 */
export async function summarise(input: SummariseInput): Promise<TextSummary> {
  if (input.signal?.aborted === true)
    throw new SampanError('cancelled', 'The summary was cancelled. Ask for it again to go on.');
  if (input.runtime === null) return extractiveSummary(input);
  return modelSummary({ ...input, runtime: input.runtime });
}
