/** A model on a server that the person has named: the same interface as the local one, over OpenAI's chat protocol. */
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { loadModelTokenizer, type ModelTokenizer } from '#native/model-tokenizer.ts';
import { logSumExp, softmax } from './calibration.ts';
import { type DecideRequest, type DecideResult, type Decision, type DecisionQuestion, decisionOf } from './decision.ts';
import { beforeQuestion, decisionPrompt, decisionSystem, labelForms } from './decision-prompt.ts';
import { EndpointAnswer } from './endpoint-answer.ts';
import { callEndpoint, connectionError, readBody } from './endpoint-http.ts';
import { type EndpointUsage, streamedPieceSchema, type WholeAnswer, wholeAnswerSchema } from './endpoint-messages.ts';
import { type EndpointProfile, endpointProfileSchema, endpointSha256, endpointUrl } from './endpoint-profile.ts';
import { RequestQueue } from './request-queue.ts';
import { fewestTokens, roughTokens } from './rough-tokens.ts';
import type { GenerateRequest, GenerateResult, ModelRuntime, StopReason } from './runtime.ts';
import { serverSentEvents } from './server-sent-events.ts';

/** One call to a server, for the record and for what the window shows. No text of it. */
export interface EndpointCall {
  readonly endpoint: string;
  readonly host: string;
  readonly model: string;
  readonly startedAtMs: number;
  readonly tookMs: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** As the server counts them; null where the call ended before it said so. */
  readonly promptTokens: number | null;
  readonly generatedTokens: number | null;
  /** `done`, or the code of the error. */
  readonly outcome: string;
}

export interface OpenEndpointOptions {
  readonly profile: EndpointProfile;
  readonly key?: string | null;
  /** Called after every call, whatever came of it. */
  readonly onCall?: (call: EndpointCall) => void;
  /** Called with the number of calls under way whenever it changes. */
  readonly onUse?: (callsUnderWay: number) => void;
  /** Longest wait for a first byte. Default 5 minutes: a server may have much to read. */
  readonly firstByteMs?: number;
  /** Longest wait between two pieces of an answer. Default 1 minute. */
  readonly pieceMs?: number;
  readonly nativeFolder?: string;
}

const mostAnswerBytes = 16 * 1024 ** 2;
/** What a chat template may put around the messages. */
const templateTokens = 64;

/**
 * Makes ready to use a server; nothing is sent yet.
 * @throws SampanError `wrong-usage` when the profile is none, `model-failed` when its vocabulary cannot be read.
 */
export async function openEndpoint(options: OpenEndpointOptions): Promise<EndpointRuntime> {
  const checked = endpointProfileSchema.safeParse(options.profile);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new SampanError(
      'wrong-usage',
      `The endpoint's ${issue?.path.join('.') ?? 'profile'} is wrong: ${issue?.message}.`,
    );
  }
  const { vocabulary } = checked.data;
  const tokenizer =
    vocabulary === 'unknown'
      ? null
      : await loadModelTokenizer(
          vocabulary.ggufFile,
          options.nativeFolder ? { nativeFolder: options.nativeFolder } : {},
        );
  return new EndpointRuntime({ ...options, profile: checked.data }, tokenizer);
}

type Prompt = { readonly system: string; readonly user: string };

export class EndpointRuntime implements ModelRuntime {
  readonly kind = 'endpoint';
  readonly id: string;
  readonly sha256: string;
  readonly contextSize: number;
  /** Whether its prompts are counted in its own vocabulary. */
  readonly isVerified: boolean;
  readonly #options: OpenEndpointOptions;
  readonly #tokenizer: ModelTokenizer | null;
  readonly #queue = new RequestQueue();
  readonly #closed = new AbortController();
  #callsUnderWay = 0;

  constructor(options: OpenEndpointOptions, tokenizer: ModelTokenizer | null) {
    this.#options = options;
    this.#tokenizer = tokenizer;
    this.id = `endpoint:${options.profile.name}`;
    this.sha256 = endpointSha256(options.profile);
    this.contextSize = options.profile.contextTokens;
    this.isVerified = tokenizer !== null;
  }

  countTokens(text: string): number {
    return this.#tokenizer ? this.#tokenizer.count(text) : roughTokens(text);
  }

  /** The messages' tokens and what a chat template may add; the server's own count differs by a few. */
  countPromptTokens({ system, user }: Prompt): number {
    return this.countTokens(system) + this.countTokens(user) + templateTokens;
  }

  async generate(request: GenerateRequest): Promise<GenerateResult> {
    this.#requireRoom(request);
    const answer = new EndpointAnswer(this.#tokenizer, request.stop ?? [], request.onText);
    let usage: EndpointUsage | null = null;
    let pieces = 0;
    const stopReason = await this.#inTurn(request, async (signal): Promise<StopReason> => {
      let ended: StopReason | null = null;
      for await (const { choices, usage: told } of this.#stream(requestBody(this.#options.profile, request), signal)) {
        usage = told ?? usage;
        const [choice] = choices;
        const content = choice?.delta?.content ?? '';
        if (content !== '' && ended === null) {
          pieces += 1;
          ended = answer.push(content);
          // A loop may go on for ever; after a stop text the count of the prompt is still to come.
          if (ended === 'repetition') return ended;
        }
        ended ??= stopReasonOf(choice?.finish_reason);
      }
      if (ended === null) throw this.#failed('ended its answer in the middle. Look at the server and ask again');
      answer.finish();
      this.#requireWholePrompt(request, usage);
      return ended;
    });
    const told: EndpointUsage | null = usage;
    return {
      text: answer.text,
      stopReason: stopReason ?? 'cancelled',
      ...tokensOf(told, this.countPromptTokens(request), pieces),
    };
  }

  async decide(request: DecideRequest): Promise<DecideResult> {
    const { document, questions, system = decisionSystem } = request;
    const asked = questions.map((question) => {
      const { text, labels } = decisionPrompt(question);
      const prompt = { system, user: `${document}${beforeQuestion}${text}` };
      this.#requireRoom({ ...prompt, maxTokens: 1 });
      return { question, labels, prompt };
    });
    let promptTokens = 0;
    const decisions = await this.#inTurn(request, async (signal) => {
      const made: Decision[] = [];
      for (const { question, labels, prompt } of asked) {
        const answer = await this.#whole(
          { ...requestBody(this.#options.profile, { ...prompt, maxTokens: 1 }), logprobs: true, top_logprobs: 20 },
          prompt,
          signal,
        );
        promptTokens += answer.usage?.prompt_tokens ?? 0;
        made.push(decisionFrom(question, labels, answer) ?? (await this.#chosen(question, labels, prompt, signal)));
      }
      return made;
    });
    if (decisions === null) throw new SampanError('cancelled', 'Cancelled. Nothing finished is lost; ask again.');
    return { decisions, promptTokens };
  }

  /** Ends the calls under way. The server itself goes on. */
  dispose(): Promise<void> {
    this.#closed.abort();
    return Promise.resolve();
  }

  /** The label itself, held to by a schema, where the server tells no probabilities. */
  async #chosen(
    question: DecisionQuestion,
    labels: readonly string[],
    prompt: Prompt,
    signal: AbortSignal,
  ): Promise<Decision> {
    const request = { ...prompt, maxTokens: 16, jsonSchema: { type: 'string', enum: labels } };
    const answer = await this.#whole(requestBody(this.#options.profile, request), prompt, signal);
    const label = labels.indexOf((answer.choices[0]?.message.content ?? '').replace(/["\s]/g, ''));
    if (label < 0) throw this.#failed('did not answer in the form asked for. Test the endpoint');
    return decisionOf(
      question.kind,
      labels.map((_, index) => (index === label ? 1 : 0)),
      'answer-only',
    );
  }

  #requireRoom(request: Prompt & { readonly maxTokens: number }): void {
    const needed = this.countPromptTokens(request);
    if (needed < this.contextSize) return;
    throw new SampanError(
      'too-large',
      `The text takes ${needed} tokens and ${this.#name} reads ${this.contextSize} at once. Give it less at a time.`,
    );
  }

  /** Servers cut prompts silently: what they counted must hold at least the messages' own words. */
  #requireWholePrompt({ system, user }: Prompt, usage: EndpointUsage | null): void {
    if (usage === null) {
      throw this.#failed('does not say how many tokens it read, so that a cut prompt could not be seen. Use another');
    }
    const least = this.#tokenizer
      ? this.#tokenizer.count(system) + this.#tokenizer.count(user)
      : fewestTokens(system + user);
    if (usage.prompt_tokens >= least) return;
    throw this.#failed(
      `read ${usage.prompt_tokens} tokens of a prompt that has at least ${least}: it cut it off. Raise the server's context or lower the endpoint's; the answer is not used`,
    );
  }

  /** Runs a task in its turn; null when cancelled. What a person waits for goes at once: the server works on both. */
  async #inTurn<Result>(
    request: { readonly signal?: AbortSignal; readonly priority?: number },
    task: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result | null> {
    const signal = AbortSignal.any([this.#closed.signal, ...(request.signal ? [request.signal] : [])]);
    const isUrgent = (request.priority ?? 0) > 0;
    let leave = (): void => {};
    try {
      if (!isUrgent) leave = (await this.#queue.enter({ signal })).leave;
      signal.throwIfAborted();
      return await task(signal);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    } finally {
      leave();
    }
  }

  async *#stream(body: object, signal: AbortSignal) {
    const call = this.#beginCall();
    try {
      const answer = await callEndpoint({
        ...this.#callOptions(signal),
        url: endpointUrl(this.#options.profile, 'chat/completions'),
        body: { ...body, stream: true, stream_options: { include_usage: true } },
        onSent: call.sent,
      });
      for await (const data of serverSentEvents(counted(answer, call.received))) {
        if (data === '[DONE]') break;
        const piece = streamedPieceSchema.parse(JSON.parse(data));
        if (piece.error) throw this.#failed(`failed in the middle of its answer: ${piece.error.message.slice(0, 300)}`);
        if (piece.usage) call.used(piece.usage);
        yield piece;
      }
    } catch (error) {
      throw call.failed(this.#errorFrom(error, signal));
    } finally {
      call.end('done');
    }
  }

  async #whole(body: object, prompt: Prompt, signal: AbortSignal): Promise<WholeAnswer> {
    const call = this.#beginCall();
    try {
      const answer = await callEndpoint({
        ...this.#callOptions(signal),
        url: endpointUrl(this.#options.profile, 'chat/completions'),
        body,
        onSent: call.sent,
      });
      const text = await readBody(answer, mostAnswerBytes, this.#name);
      call.received(Buffer.byteLength(text));
      const whole = wholeAnswerSchema.parse(JSON.parse(text));
      if (whole.usage) call.used(whole.usage);
      this.#requireWholePrompt(prompt, whole.usage ?? null);
      call.end('done');
      return whole;
    } catch (error) {
      throw call.failed(this.#errorFrom(error, signal));
    }
  }

  #callOptions(signal: AbortSignal) {
    const { key = null, firstByteMs = 300_000, pieceMs = 60_000 } = this.#options;
    return { key, name: this.#name, signal, firstByteMs, pieceMs };
  }

  #beginCall() {
    const { profile, onCall, onUse } = this.#options;
    const startedAtMs = Date.now();
    const from = performance.now();
    let [sentBytes, receivedBytes] = [0, 0];
    let usage: EndpointUsage | null = null;
    let isOver = false;
    this.#callsUnderWay += 1;
    onUse?.(this.#callsUnderWay);
    const end = (outcome: string): void => {
      if (isOver) return;
      isOver = true;
      this.#callsUnderWay -= 1;
      onUse?.(this.#callsUnderWay);
      onCall?.({
        endpoint: profile.name,
        host: new URL(profile.baseUrl).host,
        model: profile.model,
        startedAtMs,
        tookMs: performance.now() - from,
        sentBytes,
        receivedBytes,
        promptTokens: usage?.prompt_tokens ?? null,
        generatedTokens: usage?.completion_tokens ?? null,
        outcome,
      });
    };
    return {
      sent: (bytes: number) => {
        sentBytes += bytes;
      },
      received: (bytes: number) => {
        receivedBytes += bytes;
      },
      used: (told: EndpointUsage) => {
        usage = told;
      },
      end,
      failed: (error: SampanError) => {
        end(error.code);
        return error;
      },
    };
  }

  get #name(): string {
    return `The endpoint ${this.#options.profile.name}`;
  }

  #failed(what: string): SampanError {
    return new SampanError('model-failed', `${this.#name} ${what}.`);
  }

  #errorFrom(error: unknown, signal: AbortSignal): SampanError {
    if (signal.aborted) return sampanErrorFrom(new DOMException('Cancelled', 'AbortError'));
    if (
      error instanceof SyntaxError ||
      error instanceof RangeError ||
      (error instanceof Error && error.name === 'ZodError')
    ) {
      return new SampanError('model-failed', `${this.#name} sent something that is no answer. Test the endpoint.`, {
        cause: error,
      });
    }
    return connectionError(error, this.#name);
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    count(piece.length);
    yield piece;
  }
}

/** The request in OpenAI's words. A model that can think aloud is told not to, as the local one is. */
function requestBody({ model }: EndpointProfile, request: Omit<GenerateRequest, 'signal' | 'onText'>): object {
  const { system, user, maxTokens, temperature = 0, seed = 0, stop, jsonSchema } = request;
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    max_tokens: maxTokens,
    temperature,
    seed,
    ...(stop && stop.length > 0 ? { stop } : {}),
    ...(jsonSchema
      ? { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: jsonSchema } } }
      : {}),
    chat_template_kwargs: { enable_thinking: false },
  };
}

function stopReasonOf(finishReason: string | null | undefined): StopReason | null {
  if (finishReason === 'length') return 'length';
  return typeof finishReason === 'string' ? 'end' : null;
}

function tokensOf(usage: EndpointUsage | null, promptTokens: number, pieces: number) {
  return {
    promptTokens: usage?.prompt_tokens ?? promptTokens,
    generatedTokens: usage?.completion_tokens ?? pieces,
  };
}

/** From the probabilities of the answer's first token; null where the server tells none or none is a label's. */
function decisionFrom(question: DecisionQuestion, labels: readonly string[], answer: WholeAnswer): Decision | null {
  const first = answer.choices[0]?.logprobs?.content?.[0];
  if (!first) return null;
  const told = new Map([...first.top_logprobs, first].map(({ token, logprob }) => [token, logprob]));
  const scores = labels.map((label) =>
    logSumExp(labelForms(label).map((form) => told.get(form) ?? Number.NEGATIVE_INFINITY)),
  );
  if (scores.every((score) => score === Number.NEGATIVE_INFINITY)) return null;
  return decisionOf(question.kind, softmax(scores), 'model');
}
