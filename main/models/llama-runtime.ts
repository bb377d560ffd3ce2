/** The local model: llama.cpp through node-llama-cpp, on the processor, fed with token ids of our own making. */
import type { GbnfJsonSchema, Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { OnProgress } from '#contract/progress.ts';
import { loadModelTokenizer, type ModelTokenizer } from '#native/model-tokenizer.ts';
import { AnswerWriter } from './answer-writer.ts';
import { type ChatPrompt, type ChatTemplate, chatTemplate } from './chat-prompt.ts';
import { stepTokens, usesFlashAttention } from './context-settings.ts';
import { llamaBinding } from './llama-binding.ts';
import { modelMemoryBytes } from './model-memory.ts';
import { RequestQueue } from './request-queue.ts';
import type { GenerateRequest, GenerateResult, ModelRuntime, StopReason } from './runtime.ts';
import { ThreadPace } from './thread-pace.ts';
import { usableMemoryBytes } from './usable-memory.ts';

export interface LoadLlamaRuntimeOptions {
  readonly path: string;
  readonly id: string;
  readonly sha256: string;
  /** Tokens of prompt and answer together. */
  readonly contextSize: number;
  /** Threads llama.cpp may use; see `usableThreads`. */
  readonly threads: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** Folder of the tokenizer's binary, where it cannot be found from the program's own place. */
  readonly nativeFolder?: string;
  /** Memory that may be used, in bytes. Default: what the machine has to give now. */
  readonly memoryBytes?: number;
}

/**
 * Loads a GGUF model.
 * @throws SampanError `model-does-not-fit` before anything is loaded when the file's own estimate exceeds the
 * memory, `model-failed` when it cannot be loaded, `machine-lacks` without binaries, `cancelled`.
 */
export async function loadLlamaRuntime(options: LoadLlamaRuntimeOptions): Promise<LlamaRuntime> {
  const { path, contextSize, threads, signal, onProgress } = options;
  if (signal?.aborted) throw sampanErrorFrom(signal.reason);
  const tokenizer = await loadModelTokenizer(path, options.nativeFolder ? { nativeFolder: options.nativeFolder } : {});
  const template = chatTemplate(tokenizer);
  const llama = await llamaBinding(threads);
  const needed = await modelMemoryBytes({ path, contextSize, llama });
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
      gpuLayers: 0,
      ...(signal ? { loadSignal: signal } : {}),
      onLoadProgress: (done) => onProgress?.({ stage: 'load', done: Math.round(done * 100), total: 100 }),
    });
    const context = await model.createContext({
      contextSize,
      sequences: 1,
      threads: { ideal: threads },
      batchSize: stepTokens,
      flashAttention: usesFlashAttention,
      ...(signal ? { createSignal: signal } : {}),
    });
    return new LlamaRuntime({ options, llama, model, context, tokenizer, template });
  } catch (error) {
    await model?.dispose();
    if (signal?.aborted) throw sampanErrorFrom(signal.reason);
    throw modelFailed(error);
  }
}

function gibibytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

function modelFailed(error: unknown): SampanError {
  if (error instanceof SampanError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new SampanError(
    'model-failed',
    `The model failed: ${reason}. Try again; if it fails again, fetch the model anew.`,
    {
      cause: error,
    },
  );
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
}

export class LlamaRuntime implements ModelRuntime {
  readonly id: string;
  readonly sha256: string;
  readonly contextSize: number;
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
  /** Prompt tokens that did not have to be evaluated again, over the runtime's life. */
  #reusedTokens = 0;

  constructor({ options, llama, model, context, tokenizer, template }: Parts) {
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
  }

  get reusedTokens(): number {
    return this.#reusedTokens;
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
    const prompt = this.#template.prompt(request.system, request.user);
    const promptTokens = prompt.ids.length;
    if (promptTokens >= this.contextSize) {
      throw new SampanError(
        'too-large',
        `The text takes ${promptTokens} tokens and the model reads ${this.contextSize} at once. Give it less at a time.`,
      );
    }
    const writer = new AnswerWriter(this.tokenizer, request.stop ?? [], request.onText);
    const signal = AbortSignal.any([this.#closed.signal, ...(request.signal ? [request.signal] : [])]);
    const result = (stopReason: StopReason): GenerateResult => ({
      text: writer.text,
      stopReason,
      promptTokens,
      generatedTokens: writer.tokens,
    });

    let leave: () => void;
    try {
      leave = await this.#queue.enter({
        signal,
        ...(request.priority === undefined ? {} : { priority: request.priority }),
        ...(request.prefixKey === undefined ? {} : { key: request.prefixKey }),
      });
    } catch {
      return result('cancelled');
    }
    // The caller hears of a cancellation at once; the next request starts when the step under way is over.
    const work = this.#write(request, prompt, writer, signal).finally(leave);
    const cancelled = new Promise<'cancelled'>((resolve) => {
      signal.addEventListener('abort', () => resolve('cancelled'), { once: true });
    });
    try {
      const stopReason = await Promise.race([work, cancelled]);
      if (stopReason === 'cancelled') work.catch(() => {});
      return result(stopReason);
    } catch (error) {
      throw modelFailed(error);
    }
  }

  async dispose(): Promise<void> {
    this.#closed.abort();
    const leave = await this.#queue.enter({ priority: Number.POSITIVE_INFINITY });
    try {
      if (!this.#model.disposed) await this.#model.dispose();
    } finally {
      leave();
    }
  }

  async #write(
    request: GenerateRequest,
    prompt: ChatPrompt,
    writer: AnswerWriter,
    signal: AbortSignal,
  ): Promise<StopReason> {
    await this.#pace.begin(signal);
    const lastStep = await this.#readPrompt(prompt, signal);
    if (lastStep === null) return 'cancelled';
    const most = Math.min(request.maxTokens, this.contextSize - prompt.ids.length);
    if (most <= 0) return 'length';
    const grammarEvaluationState = request.jsonSchema ? await this.#grammarState(request.jsonSchema) : undefined;
    const temperature = request.temperature ?? 0;
    const answer = this.#sequence.evaluate(lastStep, {
      temperature,
      ...(temperature > 0 ? { seed: request.seed ?? 0, topK: 20, topP: 0.8 } : {}),
      ...(grammarEvaluationState ? { grammarEvaluationState } : {}),
    });
    for await (const token of answer) {
      if (signal.aborted) return 'cancelled';
      this.#llama.maxThreads = this.#pace.next(true);
      if (this.#template.turnMarks.includes(token)) break;
      const ended = writer.push(token);
      if (ended !== null) return ended;
      if (writer.tokens >= most) {
        writer.finish();
        return 'length';
      }
    }
    writer.finish();
    return 'end';
  }

  /** Evaluates all of the prompt but its last step, which it returns; null when cancelled on the way. */
  async #readPrompt(prompt: ChatPrompt, signal: AbortSignal): Promise<Token[] | null> {
    const starts = [0];
    for (let start = prompt.systemLength; start < prompt.ids.length; start += stepTokens) starts.push(start);
    const known = this.#sequence.contextTokens;
    let same = 0;
    while (same < known.length && same < prompt.ids.length && known[same] === prompt.ids[same]) same++;
    const first = starts.findLastIndex((start) => start <= same);
    const reused = starts[first] ?? 0;
    this.#reusedTokens += reused;
    if (this.#sequence.nextTokenIndex > reused) {
      await this.#sequence.eraseContextTokenRanges([{ start: reused, end: this.#sequence.nextTokenIndex }]);
    }
    for (let step = first; step < starts.length - 1; step++) {
      if (signal.aborted) return null;
      this.#llama.maxThreads = this.#pace.next(false);
      await this.#sequence.evaluateWithoutGeneratingNewTokens(
        toTokens(prompt.ids.slice(starts[step], starts[step + 1])),
      );
    }
    return signal.aborted ? null : toTokens(prompt.ids.slice(starts.at(-1)));
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

/** node-llama-cpp brands its token numbers; ours are the same numbers. */
function isToken(id: number): id is Token {
  return Number.isInteger(id);
}

function toTokens(ids: readonly number[]): Token[] {
  return ids.filter(isToken);
}
