import type { OutputLanguage } from '#contract/document.ts';
import { selectPassages } from '#main/compression/select-passages.ts';
import type { Topic } from '#main/compression/topics.ts';
import { languageOf } from '#main/language/identify.ts';
import type { PlacedPassage } from './checked-draft.ts';
import { defectSentences, disputesSentence, lawSentence, partiesSentence } from './field-sentences.ts';
import { silentPartPassages } from './part-passages.ts';
import type { SummaryInput, TextStatement, TextSummary } from './text-summary.ts';
import { oneLine, saysSomething, type TopicPassage, topicPassages } from './topic-passages.ts';
import { clauseMark, topicLabels } from './wording.ts';

/** What a reader asks first, in the order of a summary. */
export const summaryTopics: readonly Topic[] = [
  'identity',
  'purpose',
  'term',
  'payment',
  'termination',
  'liability',
  'law',
  'disputes',
];

/**
 * A summary without a model: the document's own sentences on what a reader asks
 * first, word for word and each citing itself, and sentences that rules write
 * from the findings' fields in the output language.
 */
export function extractiveSummary(input: SummaryInput): TextSummary {
  return { language: input.language, method: 'extractive', statements: extractiveStatements(input), dropped: [] };
}

export function extractiveStatements(
  input: SummaryInput,
  passages: ReadonlyMap<Topic, readonly TopicPassage[]> = topicPassages(input),
): TextStatement[] {
  const statements: TextStatement[] = [];
  const used = new Set<number>();
  for (const topic of summaryTopics) {
    const written = ruledSentence(topic, input);
    if (written) {
      statements.push(written);
      continue;
    }
    const passage = (passages.get(topic) ?? []).find((candidate) => !used.has(candidate.start) && candidate.score >= 2);
    if (!passage) continue;
    used.add(passage.start);
    statements.push(quotation(topic, passage, input));
  }
  const cited = statements.flatMap(({ citations }) => citations);
  statements.push(...silentPartPassages(input, cited).map((passage) => plainQuotation(passage, input.language)));
  if (statements.length < fewest) statements.push(...furtherQuotations(input, used, fewest - statements.length));
  return [...statements, ...defectSentences(input)];
}

/** A text that answers few of the topics (a letter, a chat, an order form) is filled up to this many statements. */
const fewest = 5;

/** The document's weightiest other sentences, in its order, each under its clause number alone. */
function furtherQuotations(input: SummaryInput, used: ReadonlySet<number>, count: number): TextStatement[] {
  const passages = selectPassages({
    text: input.text,
    clauses: input.clauses,
    findings: [...input.findings, ...input.defects],
    budgetTokens: 100 * count,
    // Only the order of the passages matters here: characters stand for tokens.
    countTokens: (text) => Math.ceil(text.length / (/\p{Script=Han}/u.test(text) ? 1.5 : 4)),
  });
  const seen = new Set<string>();
  const fresh = passages.filter(({ start, end }) => {
    const words = oneLine(input.text.slice(start, end));
    // Page headers come back on every page, headings and tables say nothing alone.
    if (used.has(start) || seen.has(words) || !saysSomething(words)) return false;
    seen.add(words);
    return true;
  });
  return fresh.slice(0, count).map(({ start, end }) => {
    const words = oneLine(input.text.slice(start, end));
    const quote = shortened(words);
    return {
      text: input.language === 'en' ? `“${quote}”` : `「${quote}」`,
      language: languageOf(words),
      citations: [{ start, end }],
      by: 'quote',
    };
  });
}

/** The sentence that rules write on a topic; null where the findings do not carry one. */
export function ruledSentence(topic: Topic, input: SummaryInput): TextStatement | null {
  if (topic === 'identity') return partiesSentence(input);
  if (topic === 'law') return lawSentence(input);
  return topic === 'disputes' ? disputesSentence(input) : null;
}

/** A labelled quotation: the label in the output language, the words the document's own, shortened only at the end and visibly. */
export function quotation(topic: Topic, passage: TopicPassage, input: SummaryInput): TextStatement {
  const { language } = input;
  const mark = clauseMark(passage.clauseNumber, language);
  const quote = shortened(withoutNumber(passage.text, passage.clauseNumber));
  const text =
    language === 'en'
      ? `${topicLabels[topic].en}${mark}: “${quote}”`
      : `${topicLabels[topic][language]}${mark}：「${quote}」`;
  return {
    text,
    language: languageOf(passage.text),
    citations: [{ start: passage.start, end: passage.end }],
    by: 'quote',
  };
}

/** A quotation under its clause number alone. */
export function plainQuotation(passage: PlacedPassage, language: OutputLanguage): TextStatement {
  const mark = clauseMark(passage.clauseNumber, language);
  const quote = shortened(withoutNumber(passage.text, passage.clauseNumber));
  return {
    text: language === 'en' ? `“${quote}”${mark}` : `「${quote}」${mark}`,
    language: languageOf(passage.text),
    citations: [{ start: passage.start, end: passage.end }],
    by: 'quote',
  };
}

/** The words after the clause's own number, which stands in the label. */
function withoutNumber(text: string, number: string): string {
  const printed = /^(?:\d+(?:\.\d+)*[.)、]?|第[〇零一二三四五六七八九十百\d]+[條条])\s+/u.exec(text)?.[0] ?? '';
  return printed !== '' && number.includes(printed.trim().replace(/[.)、]$/u, '')) ? text.slice(printed.length) : text;
}

/** Cuts a long sentence after a clause of it and marks the cut. */
export function shortened(text: string): string {
  const longest = /\p{Script=Han}/u.test(text) ? 180 : 420;
  if (text.length <= longest) return text;
  const window = text.slice(0, longest);
  const cut = Math.max(...[';', '；', '，', ', ', '。', '. '].map((mark) => window.lastIndexOf(mark)));
  return `${window.slice(0, cut > longest / 2 ? cut : window.lastIndexOf(' ') > 0 ? window.lastIndexOf(' ') : longest).trimEnd()} …`;
}
