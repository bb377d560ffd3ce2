import { z } from 'zod';
import type { Chronology, ChronologyEvent } from './chronology.ts';

const day = z.iso.date();

/** Which events of a chronology are wanted; what is left out narrows nothing. */
export const chronologyFilterSchema = z.strictObject({
  /** Words that an event's words have, whatever their case. */
  words: z.string().max(2_000).optional(),
  personId: z.string().max(200).optional(),
  documentId: z.string().max(200).optional(),
  /** First and last day, ISO 8601, both within. */
  from: day.optional(),
  to: day.optional(),
});

export type ChronologyFilter = z.infer<typeof chronologyFilterSchema>;

/** The events that fit, and the people who have a part in them; everyone where nothing is narrowed. */
export function filteredChronology(chronology: Chronology, filter: ChronologyFilter): Chronology {
  const events = chronology.events.filter((event) => isWanted(event, filter));
  if (events.length === chronology.events.length) return chronology;
  const ids = new Set(events.flatMap(({ actors }) => actors));
  return { events, people: chronology.people.filter(({ id }) => ids.has(id)) };
}

/** A month without a day is within where any of its days is. */
export function isWanted(event: ChronologyEvent, { words, personId, documentId, from, to }: ChronologyFilter): boolean {
  if (personId !== undefined && !event.actors.includes(personId)) return false;
  if (documentId !== undefined && !event.places.some((place) => place.documentId === documentId)) return false;
  if (from !== undefined && event.day < from.slice(0, event.day.length)) return false;
  if (to !== undefined && event.day > to.slice(0, event.day.length)) return false;
  if (words === undefined) return true;
  const wanted = words.toLocaleLowerCase();
  return [event, ...(event.messages ?? [])].some((said) => said.words.toLocaleLowerCase().includes(wanted));
}
