import type { OutputLanguage } from '#contract/document.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { checkedDraft, type PlacedPassage } from './checked-draft.ts';
import { plainQuotation } from './extractive.ts';
import type { PartyNames } from './meaning/meaning-tokens.ts';
import { generateDraft } from './model-summary.ts';
import { answerPrompts, draftLanguage, framedPrompt } from './prompts.ts';
import type { DroppedSentence, TextStatement } from './text-summary.ts';

export interface AnswerInput {
  readonly question: string;
  readonly language: OutputLanguage;
  /** What is read, in the order of the text. */
  readonly passages: readonly PlacedPassage[];
  /** Whether the passages are all of the text, so that the next question to it reads the same ones. */
  readonly isWhole?: boolean;
  /** Of `passages`, those that speak of what is asked, the likeliest first. */
  readonly matching: readonly PlacedPassage[];
  readonly parties: PartyNames;
  /** null: the answer is the passages themselves. */
  readonly runtime: ModelRuntime | null;
  readonly signal?: AbortSignal;
  /** The draft as it is written; the checked answer takes its place. */
  readonly onText?: (piece: string) => void;
}

export interface TextAnswer {
  readonly method: 'model' | 'extractive';
  /** Empty: the documents do not say. */
  readonly statements: readonly TextStatement[];
  readonly dropped: readonly DroppedSentence[];
}

const answerTokens = 160;
const mostQuotations = 3;

/**
 * An answer from chosen passages: what the model words over them, checked like
 * a summary; where nothing of it survives, or there is no model, the best
 * passages themselves. Where none speaks of what is asked, or the model finds
 * that none answers it: no statements, and the caller says that the documents
 * do not say.
 */
export async function answer(input: AnswerInput): Promise<TextAnswer> {
  const { language, passages, matching, question, runtime } = input;
  if (matching.length === 0) return { method: 'extractive', statements: [], dropped: [] };
  if (runtime === null) return { method: 'extractive', statements: quotations(matching, language), dropped: [] };
  const wanted = draftLanguage(language);
  const user = framedPrompt(
    passages.map((passage) => passage.text),
    question,
  );
  const draft = await generateDraft(
    {
      runtime,
      priority: 20,
      ...(input.isWhole === true && { sharedLength: user.length - question.length }),
      ...(input.signal && { signal: input.signal }),
      ...(input.onText && { onText: input.onText }),
    },
    answerPrompts[wanted],
    user,
    answerTokens,
  );
  if (saysNothing.test(draft.text)) return { method: 'model', statements: [], dropped: [] };
  const checked = checkedDraft(draft, passages, [], { language, parties: input.parties, limit: 3 });
  if (checked.statements.length > 0) return { method: 'model', ...checked };
  return { method: 'extractive', statements: quotations(matching, language), dropped: checked.dropped };
}

/** The words that the instructions ask for where the text does not answer. */
const saysNothing = /^\s*["“「]?(?:not stated|文中沒有說明|文中没有说明)/iu;

function quotations(matching: readonly PlacedPassage[], language: OutputLanguage): TextStatement[] {
  return matching.slice(0, mostQuotations).map((passage) => plainQuotation(passage, language));
}
