/** A language model that can be asked, wherever it runs. */

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
  /** Requests with the same key share a long beginning; they are run next to each other where that delays no one long. */
  readonly prefixKey?: string;
  /** Higher goes first; equal ones in the order of asking. Default 0. */
  readonly priority?: number;
}

export interface GenerateResult {
  readonly text: string;
  readonly stopReason: StopReason;
  readonly promptTokens: number;
  readonly generatedTokens: number;
}

export interface ModelRuntime {
  readonly id: string;
  /** SHA-256 of the model file, for the record of what wrote a text. */
  readonly sha256: string;
  /** Tokens that prompt and answer may take together. */
  readonly contextSize: number;
  /** Exact number of the model's tokens in `text`. */
  countTokens(text: string): number;
  /** Exact number of tokens of a whole prompt, control tokens counted. */
  countPromptTokens(request: { readonly system: string; readonly user: string }): number;
  /**
   * One generation at a time; others wait. A cancelled request resolves at once with what was written.
   * @throws SampanError `too-large` when the prompt does not fit the context, `model-failed` when the model fails.
   */
  generate(request: GenerateRequest): Promise<GenerateResult>;
  dispose(): Promise<void>;
}
