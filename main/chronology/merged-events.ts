import type { ChronologyEvent, Contradiction } from '#contract/chronology.ts';
import type { TextPlace } from './source-document.ts';
import type { TextEvent, TextMessage } from './text-event.ts';

export interface MergedEvent extends Omit<ChronologyEvent, 'places' | 'messages'> {
  readonly places: readonly TextPlace[];
  readonly messages: readonly TextMessage[];
}

export interface ToldEvent extends TextEvent {
  readonly actors: ReadonlySet<string>;
}

/** Tellings of one event with other days stand no further apart than this. */
const contradictionDays = 31;

/**
 * Events of a matter, earliest first: tellings of the same day about the same
 * subject that share an actor or an amount are one event; the same subject, actor
 * and amount told for another day by another document, or the same day, subject and
 * actor with another amount, stay apart and point at each other.
 */
export function mergedEvents(told: readonly ToldEvent[]): MergedEvent[] {
  const groups: ToldEvent[][] = [];
  const ofDay = new Map<string, ToldEvent[][]>();
  for (const event of told) {
    const near = ofDay.get(event.day) ?? [];
    ofDay.set(event.day, near);
    const same = near.find((group) => group.some((other) => areSame(event, other)));
    if (same !== undefined) {
      same.push(event);
      continue;
    }
    const group = [event];
    groups.push(group);
    near.push(group);
  }
  return groups
    .map((group) => merged(group, contradictions(group, groups)))
    .toSorted((one, other) => `${one.day} ${one.time ?? ''}`.localeCompare(`${other.day} ${other.time ?? ''}`));
}

/** Whether two tellings of one day are of one event. */
function areSame(one: ToldEvent, other: ToldEvent): boolean {
  if (one.kind === 'message' || other.kind === 'message') return false;
  // Two rows of a table are two events, however alike.
  if (one.documentId === other.documentId && one.row !== other.row && one.row !== null && other.row !== null)
    return false;
  if (one.words === other.words) return true;
  if (!shares(one.subjects, other.subjects) || differ(one.amounts, other.amounts)) return false;
  return shares(one.amounts, other.amounts) || shares(one.actors, other.actors);
}

function shares(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((value) => other.has(value));
}

/** Whether both tell amounts of one unit and none is in both. */
function differ(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const units = (marks: ReadonlySet<string>) => new Set([...marks].map((mark) => mark.split(':')[0] ?? ''));
  return shares(units(one), units(other)) && !shares(one, other);
}

function contradictions(group: readonly ToldEvent[], groups: readonly ToldEvent[][]): Contradiction[] {
  return groups.flatMap((other): Contradiction[] => {
    if (other === group) return [];
    for (const here of group) {
      for (const there of other) {
        const differs = whatDiffers(here, there);
        if (differs === null) continue;
        const told = (event: ToldEvent) => (differs === 'day' ? event.day : [...event.amounts].join(', '));
        return [{ eventId: idOf(other), differs, here: told(here), there: told(there) }];
      }
    }
    return [];
  });
}

function whatDiffers(here: ToldEvent, there: ToldEvent): 'day' | 'amount' | null {
  if (here.kind === 'message' || there.kind === 'message' || here.documentId === there.documentId) return null;
  if (!shares(here.subjects, there.subjects)) return null;
  if (here.day === there.day)
    return differ(here.amounts, there.amounts) && shares(here.actors, there.actors) ? 'amount' : null;
  const apart = Math.abs(Date.parse(here.day) - Date.parse(there.day)) / 86_400_000;
  const days = here.day.length === 10 && there.day.length === 10;
  const same = shares(here.amounts, there.amounts) && shares(here.actors, there.actors);
  return days && apart <= contradictionDays && same ? 'day' : null;
}

function idOf([first]: readonly ToldEvent[]): string {
  // A message and what it tells may stand at one place.
  return first === undefined ? '' : `event:${first.documentId}:${first.start}:${first.kind}`;
}

function merged(group: readonly ToldEvent[], contradicts: readonly Contradiction[]): MergedEvent {
  // The fullest telling speaks for the event.
  const [best] = group.toSorted(
    (one, other) => other.confidence - one.confidence || other.words.length - one.words.length,
  );
  const reasons = [...new Set(group.flatMap((event) => event.reasons))];
  return {
    id: idOf(group),
    day: best?.day ?? '',
    time: best?.time ?? null,
    words: best?.words ?? '',
    actors: [...new Set(group.flatMap(({ actors }) => [...actors]))],
    places: group.map(({ documentId, start, end }) => ({ documentId, start, end })),
    kind: best?.kind ?? 'happened',
    messages: best?.messages ?? [],
    contradictions: contradicts,
    confidence: best?.confidence ?? 0,
    reasons:
      group.length === 1
        ? reasons
        : [...reasons, `${group.length} tellings of the same day, subject and actors or amounts`],
  };
}
