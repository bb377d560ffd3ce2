import { dayFigure, daysOf } from './day-figure.ts';
import { formWords } from './form-words.ts';
import { keyTerms } from './key-terms.ts';
import type { Block, ReportContent } from './report-blocks.ts';
import { reportFacts, unreadBlocks } from './report-facts.ts';
import type { ReportInput } from './report-input.ts';
import { reportWords } from './report-words.ts';
import { nextDeadlines, placed, placedFindings, shortConflicts, shortDeadlines, shortDefects } from './short-blocks.ts';

/** So many of each that the whole stands on one or two pages. */
const mostDefects = 6;
const mostConflicts = 5;
const mostDeadlines = 4;

/** A document in one or two pages: its key terms, its defects by severity and the next deadlines, each with its page. */
export function shortContent(input: ReportInput): ReportContent {
  const { document, language } = input;
  const words = reportWords(language);
  const own = formWords(language);
  const heading = (text: string): Block => ({ type: 'heading', level: 1, text });
  const none = (text: string): Block => ({ type: 'paragraph', text, quiet: true });
  const defects = shortDefects(placedFindings(input, input.defects), { most: mostDefects, isNamed: false });
  const conflicts = shortConflicts(placedFindings(input, input.conflicts), { most: mostConflicts, isNamed: false });
  const deadlines = shortDeadlines(placed(input, nextDeadlines(input)), { most: mostDeadlines, isNamed: false });
  return {
    language,
    title: own.shortTitle,
    documentName: document.name,
    facts: reportFacts(input).filter(({ name }) => [words.pages, words.languages, words.generated].includes(name)),
    blocks: [
      ...unreadBlocks(input),
      heading(own.keyTerms),
      { type: 'table', widths: [20, 80], head: [], rows: keyTerms(input) },
      heading(words.defectsTitle),
      ...(defects.length === 0 ? [none(words.noneDefects)] : defects),
      ...(conflicts.length === 0 ? [] : [heading(words.conflictsTitle), ...conflicts]),
      heading(own.nextDeadlines),
      ...(deadlines.length === 0 ? [none(own.noneNext)] : deadlines),
      ...dayFigure(daysOf(input, false), language),
    ],
    disclaimer: words.disclaimer,
  };
}
