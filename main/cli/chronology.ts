import { resolve } from 'node:path';
import type { Chronology, ChronologyEvent, Person } from '#contract/chronology.ts';
import { type ChronologyFilter, chronologyFilterSchema, filteredChronology } from '#contract/chronology-filter.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import { plainWords } from '#main/clauses/matching/text-finding.ts';
import { chronologyCsv } from '#main/reports/chronology-csv.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';
import { writeNamedFile } from './write-named-file.ts';

export interface ChronologyCommandOptions extends CommonOptions {
  /** The whole chronology with its anchors. */
  readonly json?: boolean;
  /** The table of events to write. */
  readonly csv?: string;
  /** Folder for the chronology as files. */
  readonly out?: string;
  /** Of those files; by default the first document's. */
  readonly language?: OutputLanguage;
  readonly from?: string;
  readonly to?: string;
  readonly person?: string;
  readonly password?: string;
}

/**
 * `sampan chronology`: reads the files where that is not done yet and prints
 * their events, earliest first, and the people they name. Returns the exit
 * code. Errors: `cancelled`, those of the store.
 */
export async function chronologyCommand(
  paths: readonly string[],
  options: ChronologyCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  return withApplication(options, async (application) => {
    const { matterId, documentIds, failed } = await readNamedFiles(
      application,
      { paths, command: 'chronology', matterName: 'Chronology', password: options.password },
      signal,
    );
    const all = await application.chronology(documentIds);
    const filter = filterOf(options, all);
    const chronology = filteredChronology(all, filter);
    // Before anything is printed: a reader that closes early ends the program.
    if (options.csv !== undefined) await writeNamedFile(resolve(options.csv), chronologyCsv(chronology));
    if (options.out !== undefined) {
      const language = options.language === undefined ? {} : { language: options.language };
      const given = { matterId, documentIds: [...documentIds], filter, folder: resolve(options.out), ...language };
      for (const path of (await application.request('chronology.export', given)) ?? []) say(`wrote ${path}`);
    }
    if (options.json) print(JSON.stringify(chronology));
    else printChronology(chronology);
    say(`${counted(chronology.events.length, 'event')}, ${counted(chronology.people.length, 'name')}`);
    return failed > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

/** What the options ask for. Errors: `wrong-usage` for a day that is none, or a name that nobody has. */
function filterOf({ from, to, person }: ChronologyCommandOptions, { people }: Chronology): ChronologyFilter {
  const wanted = person?.toLocaleLowerCase();
  const found = people.find(({ names }) => names.some(({ text }) => text.toLocaleLowerCase() === wanted));
  if (person !== undefined && found === undefined)
    throw new SampanError('wrong-usage', `The documents name no “${person}”.`);
  const parsed = chronologyFilterSchema.safeParse({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(found !== undefined && { personId: found.id }),
  });
  if (parsed.success) return parsed.data;
  throw new SampanError('wrong-usage', '--from and --to take a day such as 2026-03-31.');
}

function printChronology({ events, people }: Chronology): void {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  for (const event of events) printEvent(event, names);
  for (const person of people) printPerson(person);
}

function printEvent(event: ChronologyEvent, names: ReadonlyMap<string, string>): void {
  const { day, time, words, messages, places, actors, contradictions } = event;
  const who = actors.length === 0 ? '' : `  – ${actors.map((id) => names.get(id) ?? id).join(', ')}`;
  const where = places.map(({ documentName, anchors }) => `${documentName} p. ${anchors[0]?.page ?? '?'}`).join('; ');
  const said = messages === undefined ? plainWords(words) : counted(messages.length, 'message');
  print(`${day}${time === null ? '' : ` ${time}`}  ${said}  [${where}]${who}`);
  for (const { differs, here, there } of contradictions)
    print(`  ! another telling has another ${differs}: ${there}, not ${here}`);
}

function printPerson({ kind, names, roles }: Person): void {
  const called = roles.length === 0 ? '' : ` (${roles.join(', ')})`;
  print(`${kind}: ${names.map(({ text }) => text).join(' = ')}${called}`);
}
