import { SampanError } from '#contract/errors.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { canonicalJson } from '#main/record/canonical-json.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** What a model call is made for. */
export interface CallPurpose {
  readonly matterId: string;
  /** `summary`, `gist`, `answer` */
  readonly purpose: string;
  readonly documentIds: readonly string[];
}

/**
 * The runtime, with every call entered in the record: the hashes of model, prompt
 * and output, the seed and the temperature. Errors: those of the runtime, and
 * `wrong-usage` where the matter's rules keep its text on this computer and the
 * runtime is a server.
 */
export function recordedRuntime(context: AnalysisContext, runtime: ModelRuntime, call: CallPurpose): ModelRuntime {
  if (runtime.kind === 'endpoint' && loadMatterRules(context.database, call.matterId).policy.noNetwork)
    throw new SampanError(
      'wrong-usage',
      'The rules of this matter keep its text on this computer. Choose a model that runs here.',
    );
  const { matterId, ...made } = call;
  const enter = (how: object) =>
    context.record({
      kind: 'model-call',
      matterId,
      body: { ...made, modelId: runtime.id, modelSha256: runtime.sha256, runs: runtime.kind, ...how },
    });
  return {
    kind: runtime.kind,
    id: runtime.id,
    sha256: runtime.sha256,
    contextSize: runtime.contextSize,
    countTokens: (text) => runtime.countTokens(text),
    countPromptTokens: (request) => runtime.countPromptTokens(request),
    async generate(request) {
      const { system, user, maxTokens, temperature = 0, seed = 0, stop = [], jsonSchema = null } = request;
      const result = await runtime.generate(request);
      enter({
        call: 'generate',
        promptSha256: sha256Of(canonicalJson({ system, user, maxTokens, stop: [...stop], jsonSchema })),
        outputSha256: sha256Of(result.text),
        stopReason: result.stopReason,
        temperature,
        seed,
        repeatable: repeatable(runtime, result.stopReason),
      });
      return result;
    },
    async decide(request) {
      const result = await runtime.decide(request);
      const { signal: _signal, ...asked } = request;
      enter({
        call: 'decide',
        promptSha256: sha256Of(JSON.stringify(asked)),
        outputSha256: sha256Of(JSON.stringify(result)),
        repeatable: repeatable(runtime, 'end'),
      });
      return result;
    },
    dispose: () => runtime.dispose(),
  };
}

/** `yes`, or why the same call may give another output. */
function repeatable(runtime: ModelRuntime, stopReason: string): string {
  if (runtime.kind === 'endpoint') return 'no: a server may change its model, or run it otherwise';
  if (stopReason === 'cancelled') return 'no: it was cancelled';
  return 'yes';
}
