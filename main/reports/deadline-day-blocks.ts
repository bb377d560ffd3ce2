import type { DeadlineView } from '#contract/deadline.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { deadlineDay, deadlineDoubt, deadlineReportWords, deadlineSource, stepSentence } from './deadline-days.ts';
import { type PlaceInput, placeWords } from './place-words.ts';
import { inQuotes, joinedLines } from './quoted-words.ts';
import type { Block, TableCell } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { labelled, reportWords } from './report-words.ts';

/** The deadlines with a day, earliest first, and undated time bars: the day, what is due, how the day is reached, and what to take care of. */
export function deadlineDayBlocks(input: ReportInput): readonly Block[] {
  const { language, deadlineDays } = input;
  if (deadlineDays === undefined || deadlineDays.length === 0) return [];
  const words = deadlineReportWords(language);
  const heading: Block = { type: 'heading', level: 2, text: words.title };
  // A time bar is worth a line before anybody knows the day of its event.
  const dated = deadlineDays.filter(({ day, warnings }) => day !== null || warnings.length > 0);
  if (dated.length === 0) return [heading, { type: 'paragraph', text: words.none, quiet: true }];
  return [
    heading,
    {
      type: 'table',
      widths: [15, 31, 39, 15],
      head: deadlineReportHead(language),
      rows: dated.map((deadline) => deadlineDayRow(deadline, input)),
    },
  ];
}

/** The heads of a table of such rows. */
export function deadlineReportHead(language: OutputLanguage): readonly string[] {
  const words = deadlineReportWords(language);
  return [words.day, words.deadline, words.steps, reportWords(language).where];
}

/** A deadline as a row: its day, its words, how the day is reached with what to take care of, and its place. */
export function deadlineDayRow(deadline: DeadlineView, input: PlaceInput): readonly TableCell[] {
  const { language } = input;
  const words = deadlineReportWords(language);
  const { trigger, quote, steps, warnings, doubts, calendar, day, time, timeZone } = deadline;
  const event = trigger === null ? [] : [labelled(words.runsFrom, inQuotes(joinedLines(trigger), language), language)];
  const source = deadlineSource(deadline, language);
  const sentences = (name: string, all: readonly string[]): string[] =>
    all.map((one) => labelled(name, deadlineDoubt(one, language), language));
  return [
    { text: deadlineDay(deadline, language) ?? words.noDay },
    { text: [inQuotes(joinedLines(quote), language), ...event].join('\n') },
    {
      text: [
        ...(source === null ? [] : [source]),
        ...steps.filter(({ step }) => step !== 'start').map((step) => stepSentence(step, language)),
        ...(day === null
          ? []
          : [time === null ? words.calendar[calendar] : `${words.calendar[calendar]} · ${timeZone}`]),
        ...sentences(
          words.warnings,
          warnings.map((warning) => warning.words),
        ),
        ...sentences(words.doubts, doubts),
      ].join('\n'),
    },
    { text: placeWords(deadline.anchors, deadline.clause, input) },
  ];
}
