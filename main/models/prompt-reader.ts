import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { evaluationSteps, reusableLength, stateIdentity } from './evaluation-steps.ts';
import { toTokens } from './llama-tokens.ts';
import type { ReadCounts } from './runtime.ts';
import type { StateStore } from './state-store.ts';

/** Shorter beginnings are not worth a file: a system message is shared by all requests, a document by a few. */
const leastSystemTokens = 48;
const leastSharedTokens = 256;

export interface ReadablePrompt {
  readonly ids: readonly number[];
  readonly systemLength: number;
  /** Tokens at the beginning that other requests share; 0 where the request does not say. */
  readonly sharedLength: number;
  /** Whether others will begin with the same system message. */
  readonly isSystemShared: boolean;
}

/** How a reader asks to go on: null when the request was cancelled. */
export type BetweenSteps = () => Promise<'go on' | null>;

/** Reads prompts into the model's one sequence, evaluating no token whose numbers are at hand in memory or on disk. */
export class PromptReader {
  readonly #sequence: LlamaContextSequence;
  readonly #states: StateStore | null;
  readonly #surroundings: Readonly<Record<string, string | number | boolean>>;
  readonly #stateBytesPerToken: number;
  /** Where the steps began in which the sequence's tokens were evaluated; its end counts where a step ended there. */
  #starts: readonly number[] = [0];
  #reusedTokens = 0;
  #restoredTokens = 0;

  constructor(options: {
    readonly sequence: LlamaContextSequence;
    readonly states: StateStore | null;
    readonly surroundings: Readonly<Record<string, string | number | boolean>>;
    readonly stateBytesPerToken: number;
  }) {
    this.#sequence = options.sequence;
    this.#states = options.states;
    this.#surroundings = options.surroundings;
    this.#stateBytesPerToken = options.stateBytesPerToken;
  }

  /** Prompt tokens that were not evaluated again, over the reader's life. */
  get reusedTokens(): number {
    return this.#reusedTokens;
  }

  /** Those of them that came from disk. */
  get restoredTokens(): number {
    return this.#restoredTokens;
  }

  /** Evaluates all of a prompt but its last step, which it returns; null when cancelled on the way. */
  async read(
    prompt: ReadablePrompt,
    between: BetweenSteps,
    onRead?: (counts: ReadCounts) => void,
  ): Promise<Token[] | null> {
    const { ids } = prompt;
    const starts = evaluationSteps({ ...prompt, length: ids.length });
    const kept = this.#boundariesToKeep(prompt, starts);
    let reused = reusableLength({ ids: this.#sequence.contextTokens, starts: this.#starts }, { ids, starts });
    // Compressed attention cannot be cut back to any place: it is used whole or not at all.
    if (this.#sequence.needsCheckpoints && this.#sequence.nextTokenIndex > reused) reused = 0;
    const restoredBefore = this.#restoredTokens;
    reused = await this.#restore(kept, reused, ids, starts);
    this.#reusedTokens += reused;
    // Before anyone is let in between.
    onRead?.({ reusedTokens: reused, restoredTokens: this.#restoredTokens - restoredBefore });
    if (reused === 0) await this.#sequence.clearHistory();
    else if (this.#sequence.nextTokenIndex > reused) {
      await this.#sequence.eraseContextTokenRanges([{ start: reused, end: this.#sequence.nextTokenIndex }]);
    }
    for (let step = starts.indexOf(reused); step < starts.length - 1; step++) {
      this.#starts = starts.slice(0, step + 1);
      if ((await between()) === null) return null;
      await this.#sequence.evaluateWithoutGeneratingNewTokens(toTokens(ids.slice(starts[step], starts[step + 1])));
      this.#starts = starts.slice(0, step + 2);
      const end = starts[step + 1] ?? 0;
      if (kept.includes(end)) await this.#keep(ids, starts, end);
    }
    this.#starts = starts;
    return (await between()) === null ? null : toTokens(ids.slice(starts.at(-1)));
  }

  /**
   * Takes the sequence out of the way while `meanwhile` runs, and puts it back bit for bit; where `meanwhile` fails
   * the sequence is another's and stays so. False, without having run it: there is no place to put it.
   */
  async aside(meanwhile: () => Promise<void>): Promise<boolean> {
    const starts = this.#starts;
    const length = this.#sequence.nextTokenIndex;
    if (length === 0) {
      await meanwhile();
      return true;
    }
    const held = await this.#states?.hold(this.#bytes(length), (path) => this.#sequence.saveStateToFile(path));
    if (!held) return false;
    try {
      await meanwhile();
    } catch (error) {
      await held.drop();
      throw error;
    }
    await held.read((path) => this.#sequence.loadStateFromFile(path, { acceptRisk: true }));
    this.#starts = starts;
    return true;
  }

  #boundariesToKeep(prompt: ReadablePrompt, starts: readonly number[]): number[] {
    if (this.#states === null) return [];
    const { sharedLength, systemLength, isSystemShared } = prompt;
    return [
      ...(sharedLength >= leastSharedTokens ? [sharedLength] : []),
      ...(isSystemShared && systemLength >= leastSystemTokens ? [systemLength] : []),
    ].filter((boundary) => starts.includes(boundary));
  }

  async #restore(
    boundaries: readonly number[],
    atHand: number,
    ids: readonly number[],
    starts: readonly number[],
  ): Promise<number> {
    for (const boundary of boundaries) {
      if (boundary < atHand + leastSystemTokens) break;
      const identity = this.#identity(ids, starts, boundary);
      if (!this.#states?.has(identity)) continue;
      this.#starts = [0];
      const restored = await this.#states.load(identity, async (path) => {
        await this.#sequence.loadStateFromFile(path, { acceptRisk: true });
        const { contextTokens } = this.#sequence;
        if (contextTokens.length !== boundary || contextTokens.some((id, index) => id !== ids[index])) {
          throw new Error('the state is of another text');
        }
      });
      if (restored) {
        this.#starts = starts.filter((start) => start <= boundary);
        this.#restoredTokens += boundary;
        return boundary;
      }
      await this.#sequence.clearHistory();
      return 0;
    }
    return atHand;
  }

  async #keep(ids: readonly number[], starts: readonly number[], boundary: number): Promise<void> {
    const identity = this.#identity(ids, starts, boundary);
    if (this.#states === null || this.#states.has(identity)) return;
    await this.#states.save(identity, this.#bytes(boundary), (path) => this.#sequence.saveStateToFile(path));
  }

  #identity(ids: readonly number[], starts: readonly number[], boundary: number): string {
    return stateIdentity({
      ids: ids.slice(0, boundary),
      starts: starts.filter((start) => start < boundary),
      surroundings: this.#surroundings,
    });
  }

  #bytes(tokens: number): number {
    return tokens * this.#stateBytesPerToken;
  }
}
