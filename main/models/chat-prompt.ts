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

type Encode = (text: string) => Iterable<number>;

/** The ids of the marks, or null when the vocabulary lacks one. */
function marksOf<Name extends string>(
  tokenizer: ModelTokenizer,
  texts: Readonly<Record<Name, string>>,
): Readonly<Record<Name, number>> | null {
  const found: Partial<Record<Name, number>> = {};
  let name: Name;
  for (name in texts) {
    const id = tokenizer.specialToken(texts[name]);
    if (id === undefined) return null;
    found[name] = id;
  }
  return isWhole(found, texts) ? found : null;
}

function isWhole<Name extends string>(
  found: Partial<Record<Name, number>>,
  texts: Readonly<Record<Name, string>>,
): found is Record<Name, number> {
  return Object.keys(found).length === Object.keys(texts).length;
}

/** DeepSeek V3, R1 and V4, and their distillations: turns have marks and no ends. */
function deepSeek(tokenizer: ModelTokenizer, encode: Encode): ChatTemplate | null {
  const marks = marksOf(tokenizer, {
    begin: '<｜begin▁of▁sentence｜>',
    end: '<｜end▁of▁sentence｜>',
    user: '<｜User｜>',
    assistant: '<｜Assistant｜>',
  });
  if (marks === null) return null;
  // With thinking off, the vocabularies that have its marks begin an answer after a closed thought.
  const thinkEnd = tokenizer.specialToken('</think>');
  const noThought = thinkEnd === undefined ? [] : [thinkEnd];
  return {
    turnMarks: [marks.user, marks.assistant, marks.end],
    prompt(system, user) {
      const systemIds = [marks.begin, ...encode(system)];
      return {
        ids: [...systemIds, marks.user, ...encode(user), marks.assistant, ...noThought],
        systemLength: systemIds.length,
      };
    },
  };
}

/** ChatML, as Qwen writes it. A model with thinking marks (Qwen3) is given an empty thought. */
function chatMl(tokenizer: ModelTokenizer, encode: Encode): ChatTemplate | null {
  const marks = marksOf(tokenizer, { start: '<|im_start|>', end: '<|im_end|>' });
  if (marks === null) return null;
  const thinkStart = tokenizer.specialToken('<think>');
  const thinkEnd = tokenizer.specialToken('</think>');
  const noThought =
    thinkStart === undefined || thinkEnd === undefined
      ? []
      : [thinkStart, ...encode('\n\n'), thinkEnd, ...encode('\n\n')];
  const turn = (text: string): number[] => [marks.start, ...encode(text), marks.end, ...encode('\n')];
  return {
    turnMarks: [marks.start, marks.end],
    prompt(system, user) {
      const systemIds = turn(`system\n${system}`);
      return {
        ids: [...systemIds, ...turn(`user\n${user}`), marks.start, ...encode('assistant\n'), ...noThought],
        systemLength: systemIds.length,
      };
    },
  };
}

/** Llama 3. */
function llama3(tokenizer: ModelTokenizer, encode: Encode): ChatTemplate | null {
  const marks = marksOf(tokenizer, {
    begin: '<|begin_of_text|>',
    headerStart: '<|start_header_id|>',
    headerEnd: '<|end_header_id|>',
    end: '<|eot_id|>',
  });
  if (marks === null) return null;
  const header = (role: string): number[] => [marks.headerStart, ...encode(role), marks.headerEnd, ...encode('\n\n')];
  return {
    turnMarks: [marks.headerStart, marks.end],
    prompt(system, user) {
      const systemIds = [marks.begin, ...header('system'), ...encode(system), marks.end];
      return {
        ids: [...systemIds, ...header('user'), ...encode(user), marks.end, ...header('assistant')],
        systemLength: systemIds.length,
      };
    },
  };
}

/** Gemma 2 and 3: no system turn, its text opens the user's. */
function gemma(tokenizer: ModelTokenizer, encode: Encode): ChatTemplate | null {
  const marks = marksOf(tokenizer, { begin: '<bos>', start: '<start_of_turn>', end: '<end_of_turn>' });
  if (marks === null) return null;
  return {
    turnMarks: [marks.start, marks.end],
    prompt(system, user) {
      const systemIds = [marks.begin, marks.start, ...encode(`user\n${system}\n\n`)];
      const answer = [marks.end, ...encode('\n'), marks.start, ...encode('model\n')];
      return { ids: [...systemIds, ...encode(user), ...answer], systemLength: systemIds.length };
    },
  };
}

/** Gemma 4, with thinking off: an answer begins after an empty channel of thought. */
function gemma4(tokenizer: ModelTokenizer, encode: Encode): ChatTemplate | null {
  const marks = marksOf(tokenizer, {
    begin: '<bos>',
    start: '<|turn>',
    end: '<turn|>',
    channelStart: '<|channel>',
    channelEnd: '<channel|>',
  });
  if (marks === null) return null;
  const turn = (text: string): number[] => [marks.start, ...encode(text), marks.end, ...encode('\n')];
  const noThought = [marks.channelStart, ...encode('thought\n'), marks.channelEnd];
  return {
    turnMarks: [marks.start, marks.end],
    prompt(system, user) {
      const systemIds = [marks.begin, ...turn(`system\n${system}`)];
      return {
        ids: [...systemIds, ...turn(`user\n${user}`), marks.start, ...encode('model\n'), ...noThought],
        systemLength: systemIds.length,
      };
    },
  };
}

/**
 * The chat template that the vocabulary's own control tokens call for: DeepSeek's, ChatML (Qwen), Llama 3's or
 * Gemma's. Control tokens are placed here as ids; messages are encoded as plain text, so that nothing written in
 * a document can open or close a turn. A template whose marks are mere words (Llama 2's `[INST]`) is therefore
 * not offered.
 * @throws SampanError `model-failed` when the vocabulary has the marks of none of them.
 */
export function chatTemplate(tokenizer: ModelTokenizer): ChatTemplate {
  const encode: Encode = (text) => tokenizer.encode(text);
  for (const make of [deepSeek, chatMl, llama3, gemma4, gemma]) {
    const template = make(tokenizer, encode);
    if (template !== null) return template;
  }
  throw new SampanError(
    'model-failed',
    "The model's vocabulary has no chat marks that Sampan knows (those of Qwen, DeepSeek, Llama 3 and Gemma). Choose a chat model of one of these families.",
  );
}
