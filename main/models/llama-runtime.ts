/** The local model: llama.cpp through node-llama-cpp, on the processor, fed with token ids of our own making. */
import { cpus } from 'node:os';
import type { GbnfJsonSchema, Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { ComputeBackend } from '#contract/machine.ts';
import type { OnProgress } from '#contract/progress.ts';
import { loadModelTokenizer, type ModelTokenizer } from '#native/model-tokenizer.ts';
import { AnswerWriter } from './answer-writer.ts';
import { type Calibration, calibratedYesNo, logSumExp, softmax } from './calibration.ts';
import { type ChatTemplate, chatTemplate } from './chat-prompt.ts';
import { localSampling, stepTokens, usesFlashAttention } from './context-settings.ts';
import { type DecideRequest, type DecideResult, type Decision, type DecisionQuestion, decisionOf } from './decision.ts';
import { beforeQuestion, decisionPrompt, decisionSystem, labelForms } from './decision-prompt.ts';
import { llamaBinding } from './llama-binding.ts';
import { toTokens } from './llama-tokens.ts';
import { modelFailed } from './model-failure.ts';
import { type ModelMemory, modelMemory } from './model-memory.ts';
import { PromptReader, type ReadablePrompt } from './prompt-reader.ts';
import { RequestQueue, type Turn } from './request-queue.ts';
import type { GenerateRequest, GenerateResult, ModelConditions, ModelRuntime, StopReason } from './runtime.ts';
import { StateStore, type StateStoreOptions } from './state-store.ts';
import { ThreadPace } from './thread-pace.ts';
import { allowedThreads } from './threads.ts';
import { usableMemoryBytes } from './usable-memory.ts';

export interface LoadLlamaRuntimeOptions {
  readonly path: string;
  readonly id: string;
  readonly sha256: string;
  /** Tokens of prompt and answer together. */
  readonly contextSize: number;
  /** Most threads llama.cpp may use; never more than `allowedThreads()`, whatever is asked for. */
  readonly threads: number;
  readonly backend?: ComputeBackend;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** Folder of the tokenizer's binary, where it cannot be found from the program's own place. */
  readonly nativeFolder?: string;
  /** Memory that may be used, in bytes. Default: what the machine has to give now. */
  readonly memoryBytes?: number;
  /** Where evaluated beginnings are kept for the next time; nowhere when left out. */
  readonly states?: StateStoreOptions;
  /** LoRA adapters (GGUF), already verified, laid over the model's weights in this order. */
  readonly adapters?: readonly LoraAdapter[];
  /** Corrects the probabilities of `decide`. */
  readonly calibration?: Calibration;
}

export interface LoraAdapter {
  readonly path: string;
  readonly sha256: string;
  /** Default 1. */
  readonly scale?: number;
}

/**
 * Loads a GGUF model.
 * @throws SampanError `model-does-not-fit` before anything is loaded when the file's own estimate exceeds the
 * memory, `model-failed` when it cannot be loaded, `machine-lacks` without binaries, `cancelled`.
 */
export async function loadLlamaRuntime(options: LoadLlamaRuntimeOptions): Promise<LlamaRuntime> {
  const { path, contextSize, signal, onProgress } = options;
  const threads = Math.max(1, Math.min(options.threads, allowedThreads()));
  if (signal?.aborted) throw sampanErrorFrom(signal.reason);
  const tokenizer = await loadModelTokenizer(path, options.nativeFolder ? { nativeFolder: options.nativeFolder } : {});
  const template = chatTemplate(tokenizer);
  const llama = await llamaBinding(threads, options.backend);
  const memory = await modelMemory({ path, contextSize, llama });
  const needed = memory.weightsBytes + memory.contextBytes;
  const usable = options.memoryBytes ?? usableMemoryBytes();
  if (needed > usable) {
    throw new SampanError(
      'model-does-not-fit',
      `The model ${options.id} needs ${gibibytes(needed)} of memory and ${gibibytes(usable)} are free. Close other programs or choose a smaller model.`,
    );
  }
  let model: LlamaModel | undefined;
  try {
    model = await llama.loadModel({
      modelPath: path,
      gpuLayers: (options.backend ?? 'cpu') === 'cpu' ? 0 : 'auto',
      ...(signal ? { loadSignal: signal } : {}),
      onLoadProgress: (done) => onProgress?.({ stage: 'load', done: Math.round(done * 100), total: 100 }),
    });
    const context = await model.createContext({
      contextSize,
      sequences: 1,
      threads: { ideal: threads },
      batchSize: stepTokens,
      flashAttention: usesFlashAttention,
      ...(options.adapters?.length ? { lora: { adapters: options.adapters.map(loraOf) } } : {}),
      ...(signal ? { createSignal: signal } : {}),
    });
    return new LlamaRuntime({ options: { ...options, threads }, llama, model, context, tokenizer, template, memory });
  } catch (error) {
    await model?.dispose();
    if (signal?.aborted) throw sampanErrorFrom(signal.reason);
    throw modelFailed(error);
  }
}

function gibibytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

function loraOf({ path, scale }: LoraAdapter) {
  return { filePath: path, ...(scale === undefined ? {} : { scale }) };
}

function isGrammarSchema(schema: object): schema is GbnfJsonSchema {
  return ['type', 'enum', 'const', 'oneOf', '$ref'].some((key) => key in schema);
}

interface Parts {
  readonly options: LoadLlamaRuntimeOptions;
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly tokenizer: ModelTokenizer;
  readonly template: ChatTemplate;
  readonly memory: ModelMemory;
}

export class LlamaRuntime implements ModelRuntime {
  readonly kind = 'local';
  readonly id: string;
  readonly sha256: string;
  readonly contextSize: number;
  readonly conditions: ModelConditions;
  readonly tokenizer: ModelTokenizer;
  /** Most threads it ever evaluates with. */
  readonly threads: number;
  readonly #llama: Llama;
  readonly #model: LlamaModel;
  readonly #sequence: LlamaContextSequence;
  readonly #template: ChatTemplate;
  readonly #queue = new RequestQueue();
  readonly #closed = new AbortController();
  readonly #pace: ThreadPace;
  readonly #states: StateStore | null;
  readonly #reader: PromptReader;
  readonly #calibration: Calibration | undefined;

  constructor({ options, llama, model, context, tokenizer, template, memory }: Parts) {
    this.id = options.id;
    this.sha256 = options.sha256;
    this.contextSize = context.contextSize;
    this.threads = options.threads;
    this.#pace = new ThreadPace(options.threads);
    this.tokenizer = tokenizer;
    this.#llama = llama;
    this.#model = model;
    this.#sequence = context.getSequence();
    this.#template = template;
    this.#calibration = options.calibration;
    this.#states = options.states ? new StateStore(options.states) : null;
    const adapters = (options.adapters ?? []).map(({ sha256, scale = 1 }) => `${sha256}*${scale}`).join();
    this.conditions = {
      llamaCpp: llama.llamaCppRelease.release,
      backend: llama.gpu || 'cpu',
      platform: `${process.platform}-${process.arch}`,
      processor: cpus()[0]?.model ?? '',
      threads: options.threads,
      contextSize: this.contextSize,
      stepTokens,
      flashAttention: usesFlashAttention,
      cache: `${context.kvCacheKeyType} ${context.kvCacheValueType}`,
      adapters,
    };
    this.#reader = new PromptReader({
      sequence: this.#sequence,
      states: this.#states,
      stateBytesPerToken: memory.contextBytes / this.contextSize,
      surroundings: {
        model: options.sha256,
        adapters,
        llamaCpp: llama.llamaCppRelease.release,
        platform: [process.platform, process.arch, llama.gpu || null].filter(Boolean).join('-'),
        contextSize: this.contextSize,
        stepTokens,
        flashAttention: usesFlashAttention,
        keys: context.kvCacheKeyType,
        values: context.kvCacheValueType,
      },
    });
  }

  /** Prompt tokens that did not have to be evaluated again, over the runtime's life. */
  get reusedTokens(): number {
    return this.#reader.reusedTokens;
  }

  /** Those of them whose numbers came from disk. */
  get restoredTokens(): number {
    return this.#reader.restoredTokens;
  }

  countTokens(text: string): number {
    return this.tokenizer.count(text);
  }

  /** The token ids that the model reads for a request. */
  promptTokens({ system, user }: { readonly system: string; readonly user: string }): readonly number[] {
    return this.#template.prompt(system, user).ids;
  }

  countPromptTokens({ system, user }: { readonly system: string; readonly user: string }): number {
    return this.#template.prompt(system, user).ids.length;
  }

  async generate(request: GenerateRequest): Promise<GenerateResult> {
    const prompt = this.#readable(request);
    const writer = new AnswerWriter(this.tokenizer, request.stop ?? [], request.onText);
    const stopReason = await this.#inTurn(request, (turn, signal) =>
      this.#write(request, prompt, writer, turn, signal),
    );
    return {
      text: writer.text,
      stopReason: stopReason ?? 'cancelled',
      promptTokens: prompt.ids.length,
      generatedTokens: writer.tokens,
    };
  }

  async decide(request: DecideRequest): Promise<DecideResult> {
    const { document, questions, system = decisionSystem } = request;
    const asked = questions.map((question) => {
      const { text, labels } = decisionPrompt(question);
      const user = `${document}${beforeQuestion}${text}`;
      return { question, labels, prompt: this.#readable({ system, user, sharedLength: document.length }) };
    });
    const decisions = await this.#inTurn(request, async (turn, signal) => {
      const made: Decision[] = [];
      for (const { question, labels, prompt } of asked) {
        const scores = await this.#labelScores(labels, prompt, turn, signal);
        if (scores === null) return null;
        made.push(this.#decision(question.kind, scores));
      }
      return made;
    });
    if (decisions === null) throw new SampanError('cancelled', 'Cancelled. Nothing finished is lost; ask again.');
    const shared = asked[0]?.prompt.sharedLength ?? 0;
    return {
      decisions,
      promptTokens: asked.reduce((sum, { prompt }) => sum + prompt.ids.length - shared, shared),
    };
  }

  async dispose(): Promise<void> {
    this.#closed.abort();
    const turn = await this.#queue.enter({ priority: Number.POSITIVE_INFINITY });
    try {
      await this.#states?.settled();
      if (!this.#model.disposed) await this.#model.dispose();
    } finally {
      turn.leave();
    }
  }

  #readable(request: Pick<GenerateRequest, 'system' | 'user' | 'sharedLength' | 'prefixKey'>): ReadablePrompt {
    const { system, user, sharedLength = 0 } = request;
    const { ids, systemLength } = this.#template.prompt(system, user);
    if (ids.length >= this.contextSize) {
      throw new SampanError(
        'too-large',
        `The text takes ${ids.length} tokens and the model reads ${this.contextSize} at once. Give it less at a time.`,
      );
    }
    let shared = 0;
    if (sharedLength > 0 && sharedLength < user.length) {
      const beginning = this.#template.prompt(system, user.slice(0, sharedLength)).ids;
      while (shared < beginning.length && beginning[shared] === ids[shared]) shared++;
    }
    return {
      ids,
      systemLength,
      sharedLength: shared,
      isSystemShared: request.sharedLength !== undefined || request.prefixKey !== undefined,
    };
  }

  /** Runs a task when its turn comes; null as soon as it is cancelled. The next one starts when the step under way is over. */
  async #inTurn<Result>(
    request: { readonly signal?: AbortSignal; readonly priority?: number; readonly prefixKey?: string },
    task: (turn: Turn, signal: AbortSignal) => Promise<Result | null>,
  ): Promise<Result | null> {
    const signal = AbortSignal.any([this.#closed.signal, ...(request.signal ? [request.signal] : [])]);
    let turn: Turn;
    try {
      turn = await this.#queue.enter({
        signal,
        ...(request.priority === undefined ? {} : { priority: request.priority }),
        ...(request.prefixKey === undefined ? {} : { key: request.prefixKey }),
      });
    } catch {
      return null;
    }
    const work = task(turn, signal).finally(() => turn.leave());
    const cancelled = new Promise<null>((resolve) => {
      signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    try {
      const result = await Promise.race([work, cancelled]);
      if (result === null) work.catch(() => {});
      return result;
    } catch (error) {
      if (signal.aborted) return null;
      throw modelFailed(error);
    }
  }

  async #write(
    request: GenerateRequest,
    prompt: ReadablePrompt,
    writer: AnswerWriter,
    turn: Turn,
    signal: AbortSignal,
  ): Promise<StopReason | null> {
    const lastStep = await this.#read(prompt, turn, signal, request.onRead);
    if (lastStep === null) return null;
    const most = Math.min(request.maxTokens, this.contextSize - prompt.ids.length);
    if (most <= 0) return 'length';
    const grammarEvaluationState = request.jsonSchema ? await this.#grammarState(request.jsonSchema) : undefined;
    const temperature = request.temperature ?? 0;
    const sampling = {
      temperature,
      ...(temperature > 0 ? { seed: request.seed ?? 0, ...localSampling } : {}),
      ...(grammarEvaluationState ? { grammarEvaluationState } : {}),
    };
    // A sampler's dice cannot be put aside; an answer without chance can be interrupted after any token.
    let canGiveWay = temperature === 0;
    let next = lastStep;
    for (;;) {
      let interruptedAfter: Token | null = null;
      for await (const token of this.#sequence.evaluate(next, sampling)) {
        if (signal.aborted) return null;
        this.#llama.maxThreads = this.#pace.next(true);
        if (this.#template.turnMarks.includes(token)) break;
        const ended = writer.push(token);
        if (ended !== null) return ended;
        if (writer.tokens >= most) {
          writer.finish();
          return 'length';
        }
        if (canGiveWay && turn.isOutranked()) {
          interruptedAfter = token;
          break;
        }
      }
      if (interruptedAfter === null) break;
      next = [interruptedAfter];
      canGiveWay = await this.#reader.aside(() => turn.giveWay());
    }
    writer.finish();
    return 'end';
  }

  async #read(
    prompt: ReadablePrompt,
    turn: Turn,
    signal: AbortSignal,
    onRead?: GenerateRequest['onRead'],
  ): Promise<Token[] | null> {
    await this.#pace.begin(signal);
    const between = async () => {
      if (!signal.aborted && turn.isOutranked()) await this.#reader.aside(() => turn.giveWay());
      if (signal.aborted) return null;
      this.#llama.maxThreads = this.#pace.next(false);
      return 'go on' as const;
    };
    return this.#reader.read(prompt, between, onRead);
  }

  /** The logarithmic score of each label as the answer's beginning, all forms of it together; null when cancelled. */
  async #labelScores(
    labels: readonly string[],
    prompt: ReadablePrompt,
    turn: Turn,
    signal: AbortSignal,
  ): Promise<number[] | null> {
    const forms = labels.map((label) => this.#firstTokens(label));
    const lastStep = await this.#read(prompt, turn, signal);
    const last = lastStep?.at(-1);
    if (!lastStep || last === undefined) return null;
    const tokens = toTokens(forms.flat());
    const results = await this.#sequence.controlledEvaluate([
      ...lastStep.slice(0, -1),
      [last, { generateNext: { logits: { filter: { tokens } }, options: { temperature: 0 } } }],
    ]);
    const logits = new Map<number, number>(results.at(-1)?.next.logits);
    return forms.map((ids) => logSumExp(ids.map((id) => logits.get(id) ?? Number.NEGATIVE_INFINITY)));
  }

  /** The tokens that begin a label and nothing else: a form of several tokens may begin with a mere space. */
  #firstTokens(label: string): number[] {
    const whole = labelForms(label)
      .map((form) => this.tokenizer.encode(form))
      .flatMap((ids) => (ids.length === 1 ? [...ids] : []));
    return whole.length > 0 ? whole : [...this.tokenizer.encode(label).subarray(0, 1)];
  }

  #decision(kind: DecisionQuestion['kind'], scores: readonly number[]): Decision {
    if (kind === 'yes-no' && this.#calibration) {
      return decisionOf(kind, calibratedYesNo(scores, this.#calibration), 'calibrated');
    }
    return decisionOf(kind, softmax(scores), 'model');
  }

  async #grammarState(schema: object) {
    if (!isGrammarSchema(schema)) {
      throw new SampanError(
        'wrong-usage',
        'The JSON schema has no type. Give one with "type", "enum", "const" or "oneOf".',
      );
    }
    const { LlamaGrammarEvaluationState } = await import('node-llama-cpp');
    const grammar = await this.#llama.createGrammarForJsonSchema<GbnfJsonSchema>(schema);
    return new LlamaGrammarEvaluationState({ model: this.#model, grammar });
  }
}
