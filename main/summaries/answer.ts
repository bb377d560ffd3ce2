import type { OutputLanguage } from '#contract/document.ts';
import type { OnProgress } from '#contract/progress.ts';
import { selectPassages } from '#main/compression/select-passages.ts';
import { languageOf } from '#main/language/identify.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { checkedDraft, type PlacedPassage } from './checked-draft.ts';
import { documentParties } from './document-parties.ts';
import { shortened } from './extractive.ts';
import { generateDraft } from './model-summary.ts';
import { draftLanguage, framedPrompt, systemPrompts } from './prompts.ts';
import type { DroppedSentence, SummaryInput, TextStatement } from './text-summary.ts';
import { oneLine } from './topic-passages.ts';
import { clauseMark } from './wording.ts';

export interface AnswerInput extends SummaryInput {
  readonly question: string;
  /** null: the answer is the passages themselves. */
  readonly runtime: ModelRuntime | null;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface TextAnswer {
  readonly language: OutputLanguage;
  readonly method: 'model' | 'extractive';
  /** Empty: the document does not say. */
  readonly statements: readonly TextStatement[];
  readonly dropped: readonly DroppedSentence[];
}

const passageTokens = 500;

/**
 * An answer from one document: what the model words over the passages found for
 * the question, checked like a summary; where nothing of it survives, or there
 * is no model, the best passages themselves. No passage shares a word with the
 * question: no statements, and the caller says that the document does not say.
 */
export async function answer(input: AnswerInput): Promise<TextAnswer> {
  const { text, clauses, findings, language, question, runtime } = input;
  const countTokens = runtime === null ? roughTokens : (words: string) => runtime.countTokens(words);
  input.onProgress?.({ stage: 'summarise', done: 0, total: 1 });
  const selected = selectPassages({ text, clauses, findings, budgetTokens: passageTokens, countTokens, question });
  const passages: PlacedPassage[] = selected
    .filter(({ reason }) => reason === 'matches the question')
    .map(({ start, end }) => ({
      start,
      end,
      text: oneLine(text.slice(start, end)),
      clauseNumber: clauses.findLast((clause) => clause.start <= start && clause.end > start)?.number ?? '',
    }));
  if (passages.length === 0) return { language, method: 'extractive', statements: [], dropped: [] };
  const dropped: DroppedSentence[] = [];
  if (runtime !== null) {
    const wanted = draftLanguage(language);
    const prompt = framedPrompt(
      passages.map((passage) => passage.text),
      question,
    );
    const draft = await generateDraft({ ...input, runtime }, systemPrompts[wanted], prompt, 120);
    const checked = checkedDraft(draft, passages, [], { language, parties: documentParties(text, findings), limit: 3 });
    input.onProgress?.({ stage: 'summarise', done: 1, total: 1 });
    if (checked.statements.length > 0) return { language, method: 'model', ...checked };
    dropped.push(...checked.dropped);
  }
  const statements = passages.slice(0, 3).map((passage): TextStatement => {
    const mark = clauseMark(passage.clauseNumber, language);
    const quote = shortened(passage.text);
    return {
      text: language === 'en' ? `“${quote}”${mark}` : `「${quote}」${mark}`,
      language: languageOf(passage.text),
      citations: [{ start: passage.start, end: passage.end }],
      by: 'quote',
    };
  });
  return { language, method: 'extractive', statements, dropped };
}

/** About what a tokenizer counts, where no model says it exactly. */
function roughTokens(words: string): number {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  return Math.ceil(han * 0.8 + (words.length - han) / 4);
}
