import type { DeadlineView } from '#contract/deadline.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { deadlineDay, deadlineDoubt, deadlineReportWords, deadlineSource, stepSentence } from './deadline-days.ts';
import { clauseWords, type PlaceInput } from './place-words.ts';
import { inQuotes, joinedLines } from './quoted-words.ts';
import type { ReportInput } from './report-input.ts';
import { labelled, reportWords } from './report-words.ts';
import { type Column, midnight } from './sheet-column.ts';

interface DeadlineDaySheet {
  readonly name: string;
  readonly columns: readonly Column<DeadlineView>[];
  /** Earliest first over all documents, those without a day last. */
  readonly rows: (inputs: readonly Pick<ReportInput, 'deadlineDays'>[]) => readonly DeadlineView[];
}

/** The sheet of deadlines with their days, in the workbook's language, with the pages' labels where there are any; days are dates that spreadsheets sort. */
export function deadlineDaySheet(language: OutputLanguage, inputs: readonly PlaceInput[]): DeadlineDaySheet {
  const words = deadlineReportWords(language);
  const shared = reportWords(language);
  const lines = (sentences: readonly string[]): string => sentences.join('\n');
  const labels = new Map(
    inputs.map(({ document }) => [document.id, new Map(document.pages.map(({ number, label }) => [number, label]))]),
  );
  // Numbers of the bundle, or those that are printed on the pages.
  const hasLabels = [...labels.values()].some((pages) => [...pages.values()].some((label) => label !== null));
  const labelOf = ({ documentId, anchors }: DeadlineView): string =>
    labels.get(documentId)?.get(anchors[0]?.page ?? 0) ?? '';
  return {
    name: words.sheet,
    columns: [
      { title: shared.document, width: 28, value: ({ documentName }) => documentName },
      { title: shared.pageColumn, width: 7, value: ({ anchors }) => anchors[0]?.page ?? null },
      { title: shared.clauseColumn, width: 12, value: ({ clause }) => clauseWords(clause, shared) },
      { title: words.day, width: 12, format: 'yyyy-mm-dd', value: ({ day }) => midnight(day) },
      {
        title: words.deadline,
        width: 44,
        value: ({ quote, trigger }) =>
          lines([
            joinedLines(quote),
            ...(trigger === null ? [] : [labelled(words.runsFrom, inQuotes(joinedLines(trigger), language), language)]),
          ]),
      },
      { title: words.eventDay, width: 12, format: 'yyyy-mm-dd', value: ({ source }) => midnight(source?.day ?? null) },
      {
        title: words.steps,
        width: 60,
        value: (deadline) =>
          deadline.day === null
            ? words.noDay
            : lines([
                ...(deadline.direction === 'after' ? [deadlineDay(deadline, language) ?? ''] : []),
                ...deadline.steps.map((step) => stepSentence(step, language)),
                words.calendar[deadline.calendar],
              ]),
      },
      { title: words.eventFrom, width: 40, value: (deadline) => deadlineSource(deadline, language) ?? '' },
      {
        title: words.time,
        width: 22,
        value: ({ time, timeZone }) => (time === null ? '' : `${time} ${timeZone}`),
      },
      {
        title: words.warnings,
        width: 40,
        value: ({ warnings }) => lines(warnings.map((warning) => deadlineDoubt(warning.words, language))),
      },
      {
        title: words.doubts,
        width: 40,
        value: ({ doubts }) => lines(doubts.map((doubt) => deadlineDoubt(doubt, language))),
      },
      { title: 'ID', width: 24, value: ({ id }) => id },
      ...(hasLabels ? [{ title: shared.pageLabel, width: 14, value: labelOf } satisfies Column<DeadlineView>] : []),
    ],
    rows: (inputs) =>
      inputs
        .flatMap(({ deadlineDays }) => deadlineDays ?? [])
        .toSorted((one, other) => (one.day ?? '9999').localeCompare(other.day ?? '9999')),
  };
}
