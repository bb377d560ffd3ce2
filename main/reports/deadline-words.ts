import type { CountStep, CountUnit, DeadlineView } from '#contract/deadline.ts';
import type { OutputLanguage } from '#contract/document.ts';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import type { CalendarDeadline } from './deadlines-ics.ts';
import { formWords } from './form-words.ts';
import { rulesWords } from './rules-blocks.ts';

/** More characters than any page has. */
const pageSpan = 10_000_000;
const units: Readonly<Record<CountUnit, string>> = {
  hour: 'hour',
  day: 'day',
  business_day: 'business day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

/** A step of the arithmetic as a plain English sentence. */
export function stepWords(step: CountStep): string {
  switch (step.step) {
    case 'start':
      return `The event is on ${step.day}.`;
    case 'excluded':
      return step.reason === 'event'
        ? `The day of the event, ${step.day}, is left out.`
        : `The day of the act is left out too: ${step.day}.`;
    case 'passed':
      return `${step.day} is no business day (${step.name}).`;
    case 'made-up':
      return `${step.day} is worked in exchange for a holiday.`;
    case 'counted':
      return `${step.count} ${units[step.unit]}${step.count === 1 ? '' : 's'} from ${step.from}: ${step.to}.`;
    case 'moved':
      return `${step.from} is a day off (${step.name}): moved to ${step.to} (${step.authority}).`;
    case 'fixed':
      return step.time === undefined
        ? `The words fix the day: ${step.day}.`
        : `The words fix the day and the time: ${step.day} at ${step.time}.`;
    case 'end':
      return step.time === undefined ? `Ends on ${step.day}.` : `Ends on ${step.day} at ${step.time}.`;
  }
}

/** The dated periods of rules and seats as a calendar file takes them, each marked as not verified. */
export function calendarRules(views: readonly RulesPeriodsView[], language: OutputLanguage): CalendarDeadline[] {
  const { rulesUnverified } = formWords(language);
  return views.flatMap(({ documentId, documentName, anchors, rules, seat, events, findingId }) =>
    events.flatMap((event) =>
      event.periods.flatMap(({ id, act, article, barred, day, steps, doubts }, index): CalendarDeadline[] => {
        if (day === null) return [];
        const due = rulesWords(act, language);
        return [
          {
            documentId,
            documentName,
            page: anchors[0]?.page ?? null,
            quote: `${findingId}/${event.id}/${id}`,
            words: `${rulesWords(event.words, language)} (${event.day ?? ''}): ${due}`,
            start: index,
            title: `${documentName}: ${due} – ${rulesUnverified}`,
            day,
            notes: [
              rulesUnverified,
              [rules ?? seat ?? '', article].filter((part) => part !== '').join(', '),
              ...(barred ? [formWords(language).rulesBarred] : []),
              ...steps.map(stepWords),
              ...doubts.map((doubt) => `Open: ${doubt}`),
            ],
          },
        ];
      }),
    ),
  );
}

/** The dated ones of these deadlines as a calendar file takes them. */
export function calendarDeadlines(deadlines: readonly DeadlineView[]): CalendarDeadline[] {
  return deadlines.flatMap((deadline) => {
    const { day, time, timeZone, clause, documentId, documentName, quote, anchors, trigger } = deadline;
    if (day === null) return [];
    const number = clause === null || clause.number === '' ? '' : ` (${clause.number})`;
    return [
      {
        documentId,
        documentName,
        page: anchors[0]?.page ?? null,
        quote,
        // A place's offset is its page's own: with the page, it tells equal words of two pages apart.
        start: (anchors[0]?.page ?? 0) * pageSpan + (anchors[0]?.start ?? 0),
        title: `${documentName}${number}: ${quote}${trigger === null ? '' : ` – ${trigger}`}`.replace(/\s+/g, ' '),
        day,
        notes: [
          ...(time === null ? [] : [`${time} ${timeZone}`]),
          ...deadline.steps.map(stepWords),
          ...deadline.warnings.map(({ words }) => `Take care: ${words}`),
          ...deadline.doubts.map((doubt) => `Open: ${doubt}`),
        ],
      },
    ];
  });
}
