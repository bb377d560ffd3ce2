import { SampanError } from '#contract/errors.ts';
import type { RecordEntry } from '#contract/record.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { keptPrompt } from './kept-prompts.ts';
import { promptsDropped, promptsDroppedSchema } from './model-call.ts';
import type { ModelRoom } from './model-room.ts';
import { mostPromptBytes } from './prompt-room.ts';
import type { RecordRoom } from './record-room.ts';
import { callToRepeat, notPossible, type RepeatedCall, repeatedCall } from './repeat-call.ts';
import { requirePermission } from './require-permission.ts';

/**
 * Repeats the call of a local model that an entry of the record tells of, with
 * what was asked then, and says whether the output is the same; the attempt is
 * itself an entry. Errors: `not-found` for an entry that is not there,
 * `wrong-usage` where the rules do not let a person analyse the matter, those
 * of the model, `cancelled`.
 */
export async function repeatRecordedCall(
  room: {
    readonly context: Pick<AnalysisContext, 'database' | 'dataFolder' | 'fileSecret' | 'record'>;
    readonly models: Pick<ModelRoom, 'choose' | 'isAbsent' | 'modelOf' | 'runtime'>;
    readonly record: Pick<RecordRoom, 'list'>;
  },
  sequence: number,
  signal: AbortSignal,
): Promise<RepeatedCall> {
  const { context, models, record } = room;
  const entry = record.list().find((one) => one.sequence === sequence);
  if (entry === undefined)
    throw new SampanError('not-found', `The record has no entry ${sequence}. See: sampan audit list`);
  const { matterId } = entry;
  if (matterId !== null) requirePermission(context, matterId, 'analyse');
  const call = callToRepeat(entry);
  if ('verdict' in call) return call;
  const prompt = await keptPrompt(context, call.promptSha256);
  if (prompt === null) return notPossible(whyNotKept(record.list(), call.promptSha256, sequence));
  if (models.modelOf(call.modelId) === null) return notPossible(`The catalogue has no model ${call.modelId}.`);
  models.choose(call.modelId);
  const runtime = models.isAbsent() ? null : await models.runtime(signal);
  if (runtime === null)
    return notPossible(`The model ${call.modelId} is not here. Fetch it: sampan models fetch ${call.modelId}`);
  const repeated = await repeatedCall(call, { runtime, prompt, signal });
  const { verdict, outputSha256, differences } = repeated;
  context.record({
    kind: 'model-call-repeated',
    matterId,
    body: { sequence, modelId: runtime.id, promptSha256: call.promptSha256, state: verdict, outputSha256, differences },
  });
  return repeated;
}

/** Why what was asked is not here: the record names what went to make room. */
function whyNotKept(entries: readonly RecordEntry[], promptSha256: string, after: number): string {
  const dropped = entries.find(
    ({ kind, sequence, bodyJson }) =>
      kind === promptsDropped &&
      sequence > after &&
      promptsDroppedSchema.safeParse(JSON.parse(bodyJson)).data?.promptSha256s.includes(promptSha256) === true,
  );
  return dropped === undefined
    ? 'What was asked is not here any more: it goes with every deletion, and was never sent elsewhere.'
    : `What was asked is kept no more: the oldest go first when more than ${mostPromptBytes / 2 ** 20} MB are kept (entry ${dropped.sequence} of the record).`;
}
