import type { RecordEntry } from '#contract/record.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { type ModelCall, modelCallSchema, type Prompt } from './model-call.ts';

/** What may make the same request give another output, and the recorded and the present value. */
export interface Difference {
  readonly what: string;
  readonly recorded: string;
  readonly now: string;
}

export interface RepeatedCall {
  readonly verdict: 'equal' | 'different' | 'not-possible';
  /** Why it was not possible; "" else. */
  readonly reason: string;
  /** Of what the output rests on, what is not as it was; with an equal output they made no difference. */
  readonly differences: readonly Difference[];
  readonly outputSha256: string | null;
}

export function notPossible(reason: string): RepeatedCall {
  return { verdict: 'not-possible', reason, differences: [], outputSha256: null };
}

/** The call that an entry of the record tells of, or why it cannot be repeated. */
export function callToRepeat({ kind, bodyJson }: RecordEntry): ModelCall | RepeatedCall {
  if (kind !== 'model-call') return notPossible(`The entry is no call of a model but “${kind}”.`);
  const parsed = modelCallSchema.safeParse(JSON.parse(bodyJson));
  if (!parsed.success) return notPossible('The entry holds no call that wrote a text.');
  if (parsed.data.runs === 'endpoint')
    return notPossible('It was a server: it may have changed its model, or run it otherwise.');
  if (parsed.data.stopReason === 'cancelled') return notPossible('It was cancelled; its text ended where that was.');
  return parsed.data;
}

/** Whether two calls gave the same output, and what they rest on that is not the same. */
export function comparedCalls(recorded: ModelCall, now: ModelCall): RepeatedCall {
  const { outputSha256 } = now;
  return {
    verdict: recorded.outputSha256 === outputSha256 ? 'equal' : 'different',
    reason: '',
    differences: differencesOf(recorded, now),
    outputSha256,
  };
}

function differencesOf(recorded: ModelCall, now: ModelCall): Difference[] {
  const rests: readonly (readonly [what: string, recorded: unknown, now: unknown])[] = [
    ['model file', recorded.modelSha256, now.modelSha256],
    ['prompt', recorded.promptSha256, now.promptSha256],
    ['temperature', recorded.temperature, now.temperature],
    ['seed', recorded.seed, now.seed],
    ['sampling', recorded.sampling, now.sampling],
    ['shared beginning', recorded.sharedLength, now.sharedLength],
    ['shared system message', recorded.isSystemShared, now.isSystemShared],
    ['tokens restored from disk', recorded.restoredTokens, now.restoredTokens],
    ...conditionNames.map(([what, name]) => [what, recorded.conditions?.[name], now.conditions?.[name]] as const),
  ];
  return rests.flatMap(([what, before, after]) => {
    const [one, other] = [before, after].map((value) => (value === undefined ? 'not recorded' : JSON.stringify(value)));
    return one === undefined || other === undefined || one === other ? [] : [{ what, recorded: one, now: other }];
  });
}

const conditionNames = [
  ['llama.cpp', 'llamaCpp'],
  ['backend', 'backend'],
  ['platform', 'platform'],
  ['processor', 'processor'],
  ['threads', 'threads'],
  ['context', 'contextSize'],
  ['tokens in a step', 'stepTokens'],
  ['flash attention', 'flashAttention'],
  ['cache', 'cache'],
  ['adapters', 'adapters'],
] as const satisfies readonly (readonly [string, keyof NonNullable<ModelCall['conditions']>])[];

/** Asks the model the same again and compares. Errors: those of the runtime. */
export async function repeatedCall(
  recorded: ModelCall,
  {
    runtime,
    prompt,
    signal,
  }: { readonly runtime: ModelRuntime; readonly prompt: Prompt; readonly signal: AbortSignal },
): Promise<RepeatedCall> {
  const { jsonSchema, ...asked } = prompt;
  const { temperature, seed, sharedLength, isSystemShared } = recorded;
  let restoredTokens: number | null = null;
  const result = await runtime.generate({
    ...asked,
    ...(jsonSchema !== null && { jsonSchema }),
    temperature,
    seed,
    ...(typeof sharedLength === 'number' && { sharedLength }),
    // Only that there is one counts.
    ...(isSystemShared === true && typeof sharedLength !== 'number' && { prefixKey: 'repeated' }),
    onRead: (counts) => {
      restoredTokens ??= counts.restoredTokens;
    },
    signal,
  });
  signal.throwIfAborted();
  return comparedCalls(recorded, {
    ...recorded,
    modelId: runtime.id,
    modelSha256: runtime.sha256,
    outputSha256: sha256Of(result.text),
    restoredTokens,
    conditions: runtime.conditions ?? null,
  });
}
