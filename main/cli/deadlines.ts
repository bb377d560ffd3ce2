import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type CalendarId, type DeadlineQuestion, type DeadlineView, serviceMethods } from '#contract/deadline.ts';
import { type DeadlineFormat, deadlineFormats } from '#contract/deadline-format.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import { plainWords } from '#main/clauses/matching/text-finding.ts';
import { calendarDeadlines, calendarRules, stepWords } from '#main/reports/deadline-words.ts';
import { deadlinesIcs } from '#main/reports/deadlines-ics.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';
import { writeNamedFile } from './write-named-file.ts';

export interface DeadlinesCommandOptions extends CommonOptions {
  readonly from?: string;
  readonly fromTime?: string;
  readonly sent?: string;
  readonly by?: string;
  readonly place?: CalendarId;
  readonly today?: string;
  /** A line of JSON for each deadline, with its anchors and steps. */
  readonly json?: boolean;
  /** The calendar file to write. */
  readonly ics?: string;
  /** A file with all of them, by its ending: `.xlsx`, `.docx`, `.pdf` or `.ics`. */
  readonly out?: string;
  /** Of that file. */
  readonly language?: OutputLanguage;
  /** Lists the periods of the arbitration rules too. */
  readonly rules?: boolean;
  /** Days of events, `EVENT=DAY`. */
  readonly event?: readonly string[];
  readonly password?: string;
}

const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const method = z.enum(serviceMethods);

/**
 * `sampan deadlines`: reads the files where that is not done yet and prints
 * their deadlines with the day of each and the steps to it, earliest first.
 * Returns the exit code. Errors: `wrong-usage` for a day, time or way of
 * sending that is none, `cancelled`, those of the store.
 */
export async function deadlinesCommand(
  paths: readonly string[],
  options: DeadlinesCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const question = questionOf(options);
  const days = eventDays(options.event ?? []);
  const format = formatOf(options.out);
  return withApplication(options, async (application) => {
    const { documentIds, failed } = await readNamedFiles(
      application,
      { paths, command: 'deadlines', matterName: 'Deadlines', password: options.password },
      signal,
    );
    const deadlines = await application.deadlines(documentIds, question);
    // Before anything is printed: a reader that closes early ends the program.
    const dated = calendarDeadlines(deadlines);
    const rules = calendarRules(await application.rulesPeriods(documentIds, days), options.language ?? 'en');
    if (options.ics !== undefined)
      await writeNamedFile(resolve(options.ics), deadlinesIcs([...dated, ...rules], stamped()));
    if (options.out !== undefined && format !== null) {
      const path = resolve(options.out);
      await mkdir(dirname(path), { recursive: true });
      const language = options.language ?? 'en';
      await application.exportDeadlines(documentIds, { path, format, language, question, eventDays: days });
      say(`wrote ${path}`);
    }
    for (const deadline of deadlines) {
      if (options.json) print(JSON.stringify(deadline));
      else printDeadline(deadline);
    }
    say(`${counted(deadlines.length, 'deadline')}, ${dated.length} with a day`);
    await showRules(application, documentIds, days, options);
    return failed > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

/** The periods of the rules and the seats; without `--rules` only how many there are. */
async function showRules(
  application: Application,
  documentIds: readonly string[],
  days: Readonly<Record<string, string>>,
  { rules = false, json = false }: DeadlinesCommandOptions,
): Promise<void> {
  const found = await application.rulesPeriods(documentIds, days);
  if (found.length === 0) return;
  const isAsked = rules || Object.keys(days).length > 0;
  if (!isAsked) {
    const count = found.flatMap(({ events }) => events.flatMap(({ periods }) => periods)).length;
    say(`${counted(count, 'period')} of arbitration rules and seats: --rules lists them`);
    return;
  }
  for (const view of found) {
    if (json) print(JSON.stringify(view));
    else printRules(view);
  }
  say('The periods of rules and seats were not compared with their texts: check the edition and the article.');
}

function printRules({ documentName, rules, seat, sources, events }: RulesPeriodsView): void {
  print(
    `${documentName}: ${[rules, seat === null ? null : `seat ${seat}`].filter((part) => part !== null).join(', ')}`,
  );
  for (const source of sources) print(`  ${source}`);
  for (const { id, words, day: eventDay, periods } of events) {
    print(`  ${words.en} (${id}${eventDay === null ? '' : `, ${eventDay}`})`);
    for (const { act, count, unit, article, barred, day, steps, doubts } of periods) {
      print(
        `    ${day ?? 'no day   '}  ${act.en}: ${counted(count, unit.replace('_', ' '))}, ${article}${barred ? ' (right lost after it)' : ''}`,
      );
      for (const step of steps) print(`        ${stepWords(step)}`);
      for (const doubt of doubts) print(`      ? ${doubt}`);
    }
  }
}

/** The days given to events. Errors: `wrong-usage`. */
function eventDays(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((words) => {
      const [event = '', value = ''] = words.split('=');
      return [event, parsed(day, value, `--event ${event}`, 'a day, as in --event award-received=2026-03-31')];
    }),
  );
}

/** What the ending of the file asks for. Errors: `wrong-usage` for another one. */
function formatOf(path: string | undefined): DeadlineFormat | null {
  if (path === undefined) return null;
  const format = deadlineFormats.find((known) => path.toLowerCase().endsWith(`.${known}`));
  if (format !== undefined) return format;
  throw new SampanError('wrong-usage', `--out takes a file that ends in ${deadlineFormats.join(', ')}, not “${path}”.`);
}

function stamped(): { readonly stampedAtMs: number } {
  return { stampedAtMs: Date.now() };
}

/** What the options say of the events. Errors: `wrong-usage`. */
function questionOf({ from, fromTime, sent, by, place, today }: DeadlinesCommandOptions): DeadlineQuestion {
  if ((sent === undefined) !== (by === undefined)) {
    throw new SampanError('wrong-usage', 'A notice sent needs both: --sent DAY and --by METHOD.');
  }
  return {
    ...(from !== undefined && { from: parsed(day, from, '--from', 'a day such as 2026-03-31') }),
    ...(fromTime !== undefined && { fromTime: parsed(time, fromTime, '--from-time', 'a time such as 09:30') }),
    ...(sent !== undefined &&
      by !== undefined && {
        sent: {
          day: parsed(day, sent, '--sent', 'a day such as 2026-03-31'),
          by: parsed(method, by, '--by', `one of ${serviceMethods.join(', ')}`),
        },
      }),
    ...(place !== undefined && { place }),
    ...(today !== undefined && { today: parsed(day, today, '--today', 'a day such as 2026-03-31') }),
  };
}

function parsed<Value>(schema: z.ZodType<Value>, word: string, option: string, wanted: string): Value {
  const result = schema.safeParse(word);
  if (!result.success) throw new SampanError('wrong-usage', `${option} takes ${wanted}, not “${word}”.`);
  return result.data;
}

function printDeadline(deadline: DeadlineView): void {
  const { clause, documentName, anchors, trigger, quote } = deadline;
  const place = [clause?.number ?? '', `p. ${anchors[0]?.page ?? '?'}`].filter((part) => part !== '').join(', ');
  const clock = deadline.time === null ? '' : ` ${deadline.time} ${deadline.timeZone}`;
  const when = deadline.day === null ? 'no day   ' : `${deadline.day}${clock}`;
  print(
    `${when}  ${documentName} ${place}: ${plainWords(quote)}${trigger === null ? '' : ` – ${plainWords(trigger)}`}`,
  );
  if (deadline.direction === 'after' && deadline.day !== null)
    print('    It is the first day for the act, not the last.');
  for (const step of deadline.steps) print(`    ${stepWords(step)}`);
  for (const { words } of deadline.warnings) print(`  ! ${words}`);
  for (const doubt of deadline.doubts) print(`  ? ${doubt}`);
}
