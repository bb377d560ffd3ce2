import type { OutputLanguage } from '#contract/document.ts';
import { dayFigure, type ShownDay } from './day-figure.ts';
import { deadlineDayRow, deadlineReportHead } from './deadline-day-blocks.ts';
import { formWords } from './form-words.ts';
import { type PlaceInput, placeWords } from './place-words.ts';
import type { Block, ReportContent, TableCell } from './report-blocks.ts';
import { momentWords } from './report-facts.ts';
import type { ReportInput } from './report-input.ts';
import { fill, labelled, reportWords } from './report-words.ts';
import { rulesBlocks, rulesWords } from './rules-blocks.ts';

/** A document's deadlines with what their places are named by. */
export interface DeadlineDocument extends PlaceInput, Pick<ReportInput, 'deadlineDays' | 'rulesPeriods'> {
  readonly document: PlaceInput['document'] & { readonly name: string };
}

export interface DeadlinesInput {
  /** The matter's name. */
  readonly name: string;
  readonly language: OutputLanguage;
  readonly documents: readonly DeadlineDocument[];
  readonly generatedAtMs: number;
}

/** The deadlines of documents by day with how each is reached, those without one, and the periods of the rules. */
export function deadlinesContent({ name, language, documents, generatedAtMs }: DeadlinesInput): ReportContent {
  const own = formWords(language);
  const words = reportWords(language);
  const all = documents
    .flatMap((input) => (input.deadlineDays ?? []).map((deadline) => ({ input, deadline })))
    .toSorted((one, other) => (one.deadline.day ?? '9999').localeCompare(other.deadline.day ?? '9999'));
  const dated = all.filter(({ deadline }) => deadline.day !== null);
  const undated = all.filter(({ deadline }) => deadline.day === null);
  const table = (rows: typeof all): Block => ({
    type: 'table',
    widths: [12, 28, 40, 20],
    head: deadlineReportHead(language),
    rows: rows.map(({ input, deadline }) => {
      const cells = deadlineDayRow(deadline, input);
      const place = cells.at(-1)?.text ?? '';
      // "No day yet" stands above those without one.
      const [day = { text: '' }, ...middle] = cells.slice(0, -1);
      return [deadline.day === null ? { text: '—' } : day, ...middle, named(input.document.name, place)];
    }),
  });
  const days = dated.map(
    ({ input, deadline }): ShownDay => ({
      day: deadline.day ?? '',
      words: labelled(input.document.name, placeWords(deadline.anchors, deadline.clause, input), language),
      isDeadline: true,
    }),
  );
  return {
    language,
    title: own.deadlinesTitle,
    documentName: name,
    facts: [
      { name: words.deadlinesTitle, value: fill(own.deadlineCount, { count: all.length, dated: dated.length }) },
      { name: words.generated, value: momentWords(generatedAtMs) },
    ],
    blocks: [
      ...dayFigure([...days, ...documents.flatMap((input) => rulesDays(input))], language),
      ...(all.length === 0 ? [{ type: 'paragraph', text: words.noneDeadlines, quiet: true } satisfies Block] : []),
      ...(dated.length === 0 ? [] : [table(dated)]),
      ...(undated.length === 0
        ? []
        : [{ type: 'heading', level: 1, text: own.undated } satisfies Block, table(undated)]),
      ...documents.flatMap((input) => rulesBlocks(input)),
    ],
    disclaimer: words.disclaimer,
    landscape: true,
  };
}

function rulesDays({ rulesPeriods = [], language }: DeadlineDocument): ShownDay[] {
  return rulesPeriods.flatMap(({ events }) =>
    events.flatMap(({ periods }) =>
      periods.flatMap(({ day, act, article }) =>
        day === null
          ? []
          : [{ day, words: `${rulesWords(act, language)} (${article})`, isDeadline: true } satisfies ShownDay],
      ),
    ),
  );
}

function named(name: string, place: string): TableCell {
  return { text: `${name}\n${place}`, parts: [{ text: name }, { text: `\n${place}`, look: 'quiet' }] };
}
