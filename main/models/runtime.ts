/** A language model that can be asked, wherever it runs. */
import type { DecideRequest, DecideResult } from './decision.ts';

export type StopReason = 'end' | 'length' | 'repetition' | 'stop' | 'cancelled';

export interface GenerateRequest {
  readonly system: string;
  /**
   * Trusted template and untrusted document text together. All of it is encoded as plain text: control
   * tokens written in it have no effect on the structure of the prompt.
   */
  readonly user: string;
  /** Most tokens to write; fewer when the context ends before. */
  readonly maxTokens: number;
  /** 0 (the default) takes the likeliest token each time; the same request then gives the same text. */
  readonly temperature?: number;
  /** Makes sampling with a temperature repeatable. Default 0. */
  readonly seed?: number;
  /** Writing ends before the first of these texts appears. */
  readonly stop?: readonly string[];
  /** The text is held to this JSON schema by a grammar. */
  readonly jsonSchema?: object;
  readonly signal?: AbortSignal;
  /** Pieces of text as they are written; together they begin with the result's text. */
  readonly onText?: (piece: string) => void;
  /** Told, where the runtime can tell, how much of the prompt was at hand: it changes the time and never the result. */
  readonly onRead?: (counts: ReadCounts) => void;
  /** Requests with the same key share a long beginning; they are run next to each other where that delays no one long. */
  readonly prefixKey?: string;
  /**
   * How many UTF-16 units at the beginning of `user` other requests will share, such as a document in front of its
   * question. What the model has made of them is kept on disk where the runtime has a folder for it, so that the
   * next request starts at once. It changes only the time, never the text.
   */
  readonly sharedLength?: number;
  /**
   * Higher goes first; equal ones in the order of asking. Default 0. A higher one that comes while a lower one is
   * at work interrupts it between two tokens or steps; the lower one then goes on where it was.
   */
  readonly priority?: number;
}

/** What a local model's output rests on beside its file and the request. */
export interface ModelConditions {
  /** Release of llama.cpp. */
  readonly llamaCpp: string;
  /** `cpu`, or what computes in its place. */
  readonly backend: string;
  readonly platform: string;
  /** The processor's name: llama.cpp chooses its kernels by what it can do. */
  readonly processor: string;
  /** Most threads it evaluates with. */
  readonly threads: number;
  readonly contextSize: number;
  readonly stepTokens: number;
  readonly flashAttention: boolean;
  /** Number formats of what is kept of the tokens read: keys and values. */
  readonly cache: string;
  /** Adapters over the weights, by hash and scale; "" where there are none. */
  readonly adapters: string;
}

export interface GenerateResult {
  readonly text: string;
  readonly stopReason: StopReason;
  readonly promptTokens: number;
  readonly generatedTokens: number;
}

/** Of a prompt's tokens, those whose numbers were at hand. */
export interface ReadCounts {
  readonly reusedTokens: number;
  /** Those of them that came from a state on disk. */
  readonly restoredTokens: number;
}

export interface ModelRuntime {
  /** `endpoint`: the text leaves this program for a server that the person has named. */
  readonly kind: 'local' | 'endpoint';
  readonly id: string;
  /** SHA-256 of the model file, for the record of what wrote a text; of the profile for an endpoint, which has no file. */
  readonly sha256: string;
  /** Tokens that prompt and answer may take together. */
  readonly contextSize: number;
  /** Left out where nobody can tell: a server. */
  readonly conditions?: ModelConditions;
  /** Exact number of the model’s tokens in `text`; a cautious estimate where an endpoint’s vocabulary is unknown. */
  countTokens(text: string): number;
  /** Exact number of tokens of a whole prompt, control tokens counted. */
  countPromptTokens(request: { readonly system: string; readonly user: string }): number;
  /**
   * One generation at a time; others wait. A cancelled request resolves at once with what was written.
   * @throws SampanError `too-large` when the prompt does not fit the context, `out-of-memory`, `model-failed` when
   * the model or the server fails (the message says how).
   */
  generate(request: GenerateRequest): Promise<GenerateResult>;
  /**
   * Answers typed questions over one document with probabilities.
   * @throws SampanError as `generate`, and `cancelled`: half an answer is no answer here.
   */
  decide(request: DecideRequest): Promise<DecideResult>;
  dispose(): Promise<void>;
}
