import { SampanError } from '#contract/errors.ts';
import type { OnProgress } from '#contract/progress.ts';
import type { Topic } from '#main/compression/topics.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { checkedDraft, type Draft, type PlacedPassage } from './checked-draft.ts';
import { documentParties } from './document-parties.ts';
import { extractiveStatements, plainQuotation, quotation, ruledSentence, summaryTopics } from './extractive.ts';
import { defectSentences } from './field-sentences.ts';
import { partyWords } from './glossary/party-words.ts';
import { silentPartPassages } from './part-passages.ts';
import {
  draftLanguage,
  framedPrompt,
  gistQuestions,
  partyWordsLine,
  systemPrompts,
  topicQuestions,
} from './prompts.ts';
import type { DroppedSentence, SummaryInput, TextStatement, TextSummary } from './text-summary.ts';
import { leastScore, type TopicPassage, topicPassages } from './topic-passages.ts';

export interface ModelSummaryInput extends SummaryInput {
  readonly runtime: ModelRuntime;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** How many times shorter than the document the model's reading is to be at least. */
  readonly ratio?: number;
}

/** Tokens of passages a topic may take; eight topics and their questions stay under 2,500. */
const passageTokens = 180;
const answerTokens = 140;
/** A longer passage of a part is quoted unread. */
const partTokens = 260;
const partAnswerTokens = 80;
/** Less than this is no sentence: the passage is quoted instead of read. */
const leastPassageTokens = 30;

/**
 * The summary that a model words: one short request a topic, each over the
 * passages found for it and nothing else, so that a small model has one thing
 * to say and a sentence's source is known before it is written. Every sentence
 * is checked; one that fails is dropped with its reason and the passage itself
 * is quoted in its place.
 */
export async function modelSummary(input: ModelSummaryInput): Promise<TextSummary> {
  const { runtime, language } = input;
  const passages = topicPassages(input);
  const parties = documentParties(input.text, input.findings);
  const statements: TextStatement[] = [];
  const dropped: DroppedSentence[] = [];
  const read = new Set<TopicPassage>();
  let prompt = 0;
  let generated = 0;
  let readPartTokens = 0;
  const used = new Set<number>();
  const originalTokens = runtime.countTokens(input.text);
  let readable = input.ratio === undefined ? Number.POSITIVE_INFINITY : Math.floor(originalTokens / input.ratio);
  for (const [index, topic] of summaryTopics.entries()) {
    input.onProgress?.({ stage: 'summarise', done: index, total: summaryTopics.length });
    const ruled = ruledSentence(topic, input);
    if (ruled) {
      statements.push(ruled);
      continue;
    }
    const candidates = (passages.get(topic) ?? []).filter((passage) => !used.has(passage.start));
    const [best] = candidates;
    if (best && best.score >= leastScore && readable < leastPassageTokens) {
      statements.push(quotation(topic, best, input));
      used.add(best.start);
      continue;
    }
    const chosen = withinBudget(candidates, Math.min(passageTokens, readable), input);
    if (chosen.length === 0) continue;
    for (const passage of chosen) {
      read.add(passage);
      readable -= runtime.countTokens(passage.text);
    }
    const draft = await draftOf(topic, chosen, input);
    prompt += draft.promptTokens;
    generated += draft.generatedTokens;
    const verdict = checkedDraft(draft, chosen, [...passages.values()].flat(), { language, parties });
    dropped.push(...verdict.dropped);
    if (verdict.statements.length > 0) statements.push(...verdict.statements);
    else {
      const [first] = chosen;
      if (first) statements.push(quotation(topic, first, input));
    }
    for (const passage of chosen) used.add(passage.start);
  }
  const cited = statements.flatMap(({ citations }) => citations);
  for (const passage of silentPartPassages(input, cited)) {
    const tokens = runtime.countTokens(passage.text);
    if (tokens > Math.min(partTokens, readable)) {
      statements.push(plainQuotation(passage, language));
      continue;
    }
    readable -= tokens;
    readPartTokens += tokens;
    const draft = await partDraft(passage, input);
    prompt += draft.promptTokens;
    generated += draft.generatedTokens;
    const verdict = checkedDraft(draft, [passage], [], { language, parties, limit: 1 });
    dropped.push(...verdict.dropped);
    const [worded = plainQuotation(passage, language)] = verdict.statements;
    statements.push(worded);
  }
  statements.push(...defectSentences(input));
  input.onProgress?.({ stage: 'summarise', done: summaryTopics.length, total: summaryTopics.length });
  const worded = statements.some((statement) => statement.by === 'model');
  return {
    language,
    method: worded ? 'model' : 'extractive',
    statements: worded ? statements : extractiveStatements(input, passages),
    dropped,
    modelTokens: { prompt, generated },
    compression: {
      originalTokens,
      compressedTokens: [...read].reduce((sum, passage) => sum + runtime.countTokens(passage.text), readPartTokens),
    },
  };
}

/** The best passages that fit together; the first is cut where it alone is too long. */
function withinBudget(
  candidates: readonly TopicPassage[],
  budgetTokens: number,
  { runtime, text }: ModelSummaryInput,
): TopicPassage[] {
  const chosen: TopicPassage[] = [];
  let left = budgetTokens;
  const best = candidates[0]?.score ?? 0;
  for (const passage of candidates) {
    if (passage.score < Math.max(leastScore, best * 0.6)) continue;
    // A small model runs two clauses into one: a second passage comes from beside the first.
    const [first] = chosen;
    if (first && (passage.clauseNumber !== first.clauseNumber || Math.abs(passage.start - first.end) > 600)) continue;
    const tokens = runtime.countTokens(passage.text);
    if (tokens <= left) {
      chosen.push(passage);
      left -= tokens;
    } else if (chosen.length === 0) {
      const share = left / tokens;
      const cut = cutAfter(passage.text, Math.floor(passage.text.length * share * 0.95));
      chosen.push({ ...passage, text: cut });
      break;
    }
    if (chosen.length === 2) break;
  }
  const [first, second] = chosen.sort((a, b) => a.start - b.start);
  // Two sentences in a row are one passage: what they say together is in one place.
  if (first && second && text.slice(first.end, second.start).trim() === '') {
    return [
      {
        ...first,
        end: second.end,
        text: `${first.text}${/\p{Script=Han}$/u.test(first.text) ? '' : ' '}${second.text}`,
      },
    ];
  }
  return chosen;
}

function cutAfter(text: string, length: number): string {
  const window = text.slice(0, length);
  const cut = Math.max(...['; ', '；', '，', ', ', '。', '. '].map((mark) => window.lastIndexOf(mark)));
  return window.slice(0, cut > length / 2 ? cut + 1 : length);
}

async function draftOf(topic: Topic, passages: readonly TopicPassage[], input: ModelSummaryInput): Promise<Draft> {
  const wanted = draftLanguage(input.language);
  const texts = passages.map((passage) => passage.text);
  const question = `${topicQuestions[topic][wanted]}${partyWordsLine(partyWords(texts, wanted), wanted)}`;
  const user = framedPrompt(texts, question);
  return generateDraft(input, systemPrompts[wanted], user, answerTokens);
}

/** What a part of a long text lays down, in one sentence. */
async function partDraft({ text }: PlacedPassage, input: ModelSummaryInput): Promise<Draft> {
  const wanted = draftLanguage(input.language);
  const question = `${gistQuestions[wanted]}${partyWordsLine(partyWords([text], wanted), wanted)}`;
  return generateDraft(input, systemPrompts[wanted], framedPrompt([text], question), partAnswerTokens);
}

/** Asks once, deterministically. Rejects with `cancelled` when the signal is aborted. */
export async function generateDraft(
  input: {
    readonly runtime: ModelRuntime;
    readonly signal?: AbortSignal;
    readonly priority?: number;
    /** See `GenerateRequest`. */
    readonly sharedLength?: number;
    readonly onText?: (piece: string) => void;
  },
  system: string,
  user: string,
  maxTokens: number,
): Promise<Draft> {
  const result = await input.runtime.generate({
    system,
    user,
    maxTokens,
    temperature: 0,
    prefixKey: system.slice(0, 24),
    ...(input.signal ? { signal: input.signal } : {}),
    ...(input.priority !== undefined && { priority: input.priority }),
    ...(input.sharedLength !== undefined && { sharedLength: input.sharedLength }),
    ...(input.onText && { onText: input.onText }),
  });
  if (result.stopReason === 'cancelled' || input.signal?.aborted === true) {
    throw new SampanError('cancelled', 'The summary was cancelled. Ask for it again to go on.');
  }
  return { ...result, user };
}
