import { SampanError } from '#contract/errors.ts';
import { localSampling } from '#main/models/context-settings.ts';
import type { ModelRuntime, ReadCounts } from '#main/models/runtime.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { keepPrompt } from './kept-prompts.ts';
import { type ModelCall, promptOf, promptSha256, promptsDropped } from './model-call.ts';

/** What a call is recorded with, and what was asked kept. */
export type RecordingContext = Pick<AnalysisContext, 'database' | 'dataFolder' | 'fileSecret' | 'record'>;

/** What a model call is made for. */
export interface CallPurpose {
  readonly matterId: string;
  /** `summary`, `gist`, `answer` */
  readonly purpose: string;
  readonly documentIds: readonly string[];
  /** Told of every call that wrote, as it stands in the record. */
  readonly onCall?: (call: ModelCall) => void;
}

/**
 * The runtime, with every call entered in the record: the hashes of model, prompt
 * and output, and all else that the output rests on. What was asked of a local
 * model is kept, so that the call can be repeated. Errors: those of the runtime, and
 * `wrong-usage` where the matter's rules keep its text on this computer and the
 * runtime is a server.
 */
export function recordedRuntime(context: RecordingContext, runtime: ModelRuntime, call: CallPurpose): ModelRuntime {
  if (runtime.kind === 'endpoint' && loadMatterRules(context.database, call.matterId).policy.noNetwork)
    throw new SampanError(
      'wrong-usage',
      'The rules of this matter keep its text on this computer. Choose a model that runs here.',
    );
  const { matterId, onCall, ...made } = call;
  const model = { modelId: runtime.id, modelSha256: runtime.sha256, runs: runtime.kind };
  const conditions = runtime.conditions ?? null;
  const enter = (how: object) =>
    context.record({
      kind: 'model-call',
      matterId,
      body: { ...made, ...model, ...how },
    });
  return {
    kind: runtime.kind,
    id: runtime.id,
    sha256: runtime.sha256,
    contextSize: runtime.contextSize,
    ...(runtime.conditions && { conditions: runtime.conditions }),
    countTokens: (text) => runtime.countTokens(text),
    countPromptTokens: (request) => runtime.countPromptTokens(request),
    async generate(request) {
      const { temperature = 0, seed = 0, sharedLength, prefixKey } = request;
      let read: ReadCounts | null = null;
      const onRead = (counts: ReadCounts) => {
        // What was at hand when it began; an interrupted request reads on later.
        read ??= counts;
        request.onRead?.(counts);
      };
      const result = await runtime.generate({ ...request, onRead });
      const prompt = promptOf(request);
      const written = {
        ...model,
        call: 'generate',
        promptSha256: promptSha256(prompt),
        outputSha256: sha256Of(result.text),
        stopReason: result.stopReason,
        temperature,
        seed,
        sampling: temperature > 0 && runtime.kind === 'local' ? localSampling : null,
        sharedLength: sharedLength ?? null,
        isSystemShared: sharedLength !== undefined || prefixKey !== undefined,
        promptTokens: result.promptTokens,
        generatedTokens: result.generatedTokens,
        reusedTokens: countOf(read, 'reusedTokens'),
        restoredTokens: countOf(read, 'restoredTokens'),
        conditions,
        repeatable: repeatable(runtime, result.stopReason),
      } satisfies ModelCall;
      const gone = runtime.kind === 'local' ? await keepPrompt(context, written.promptSha256, prompt) : [];
      if (gone.length > 0) context.record({ kind: promptsDropped, matterId: null, body: { promptSha256s: gone } });
      enter(written);
      onCall?.(written);
      return result;
    },
    async decide(request) {
      const result = await runtime.decide(request);
      const { signal: _signal, ...asked } = request;
      enter({
        call: 'decide',
        promptSha256: sha256Of(JSON.stringify(asked)),
        outputSha256: sha256Of(JSON.stringify(result)),
        conditions,
        repeatable: repeatable(runtime, 'end'),
      });
      return result;
    },
    dispose: () => runtime.dispose(),
  };
}

function countOf(read: ReadCounts | null, name: keyof ReadCounts): number | null {
  return read?.[name] ?? null;
}

/** `yes`, or why the same call may give another output. */
function repeatable(runtime: ModelRuntime, stopReason: string): string {
  if (runtime.kind === 'endpoint') return 'no: a server may change its model, or run it otherwise';
  if (stopReason === 'cancelled') return 'no: it was cancelled';
  return 'yes';
}
