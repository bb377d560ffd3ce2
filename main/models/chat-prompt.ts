import { SampanError } from '#contract/errors.ts';
import type { ModelTokenizer } from '#native/model-tokenizer.ts';

export interface ChatPrompt {
  readonly ids: readonly number[];
  /** How many of them form the system message: the part that many requests share. */
  readonly systemLength: number;
}

/** Builds prompts for one model. */
export interface ChatTemplate {
  prompt(system: string, user: string): ChatPrompt;
  /** Tokens that end an answer though the model may not mark them so. */
  readonly turnMarks: readonly number[];
}

/**
 * Qwen's chat template (ChatML). Its control tokens are placed here as ids; both messages are encoded as
 * plain text, so that nothing written in a document can open or close a turn. A model with thinking marks
 * (Qwen3) is given an empty thought, as its own template does when thinking is off.
 * @throws SampanError `model-failed` when the vocabulary has no ChatML marks.
 */
export function chatTemplate(tokenizer: ModelTokenizer): ChatTemplate {
  const turnStart = tokenizer.specialToken('<|im_start|>');
  const turnEnd = tokenizer.specialToken('<|im_end|>');
  if (turnStart === undefined || turnEnd === undefined) {
    throw new SampanError(
      'model-failed',
      'The model has no chat marks (ChatML). Choose a chat model of the Qwen family.',
    );
  }
  const lineBreak = tokenizer.encode('\n');
  const thinkStart = tokenizer.specialToken('<think>');
  const thinkEnd = tokenizer.specialToken('</think>');
  const blankLine = tokenizer.encode('\n\n');
  const noThought =
    thinkStart === undefined || thinkEnd === undefined ? [] : [thinkStart, ...blankLine, thinkEnd, ...blankLine];
  const opening = tokenizer.encode('assistant\n');

  function turn(text: string): number[] {
    return [turnStart ?? 0, ...tokenizer.encode(text), turnEnd ?? 0, ...lineBreak];
  }

  return {
    turnMarks: [turnStart, turnEnd],
    prompt(system, user) {
      const systemIds = turn(`system\n${system}`);
      return {
        ids: [...systemIds, ...turn(`user\n${user}`), turnStart, ...opening, ...noThought],
        systemLength: systemIds.length,
      };
    },
  };
}
