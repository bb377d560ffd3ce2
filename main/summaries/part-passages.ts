import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import type { PlacedPassage } from './checked-draft.ts';
import type { SummaryInput, TextRange } from './text-summary.ts';
import { oneLine, saysSomething } from './topic-passages.ts';

/** A text of more UTF-16 units than this (some forty pages) is summarised part by part as well as topic by topic. */
const longTextLength = 120_000;
const partCount = 10;
/** A passage longer than this says too much for one sentence. */
const longestPassage = 900;

/** Whether a text is so long that its topics alone would leave most of it unsaid. */
export function isLongText(text: string): boolean {
  return text.length > longTextLength;
}

/**
 * For each tenth of a text that nothing cites yet, the passage that stands for
 * it: of those the compression kept, the weightiest that says something; where
 * it kept none there, the weightiest it left. In the order of the text; empty
 * without a compression.
 */
export function silentPartPassages(input: SummaryInput, cited: readonly TextRange[]): PlacedPassage[] {
  const { text, compression } = input;
  if (compression === undefined) return [];
  const passages = compression.passages.map((passage) => ({
    passage,
    words: passage.end - passage.start <= longestPassage ? oneLine(text.slice(passage.start, passage.end)) : '',
  }));
  return Array.from({ length: partCount }, (_, part) => part).flatMap((part) => {
    const start = (text.length * part) / partCount;
    const end = (text.length * (part + 1)) / partCount;
    if (cited.some((range) => range.start < end && range.end > start)) return [];
    const [best] = passages
      .filter(({ passage, words }) => passage.start >= start && passage.end <= end && saysSomething(words))
      .sort((a, b) => Number(b.passage.kept) - Number(a.passage.kept) || b.passage.score - a.passage.score);
    if (best === undefined) return [];
    const { passage, words } = best;
    return [
      { start: passage.start, end: passage.end, text: words, clauseNumber: clauseAt(input.clauses, passage.start) },
    ];
  });
}

/** The printed number of the innermost clause at a place; "" outside every clause. */
function clauseAt(clauses: readonly TextClause[], offset: number): string {
  return clauses.findLast((clause) => clause.start <= offset && clause.end > offset)?.number ?? '';
}
