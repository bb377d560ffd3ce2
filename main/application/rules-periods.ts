import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CalendarId, calendarIds } from '#contract/deadline.ts';
import { SampanError } from '#contract/errors.ts';
import type { Finding } from '#contract/finding.ts';
import type { RulesEventView, RulesPeriodsView, RulesPeriodView } from '#contract/rules-period.ts';
import type { BusinessCalendar } from '#main/clauses/deadlines/business-calendar.ts';
import { countPeriod } from '#main/clauses/deadlines/count-period.ts';
import {
  parseRulesPeriods,
  type RulesPeriodSet,
  type RulesPeriodsTable,
} from '#main/clauses/deadlines/rules-periods.ts';
import { placeNamed } from '#main/clauses/matching/places.ts';
import { findDeskItem, saveDeskItem } from '#main/store/desk-items.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { documentOfFinding, listFindingsOfKinds, loadReviews } from '#main/store/findings.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { readCalendars } from './read-calendars.ts';

/** The days that a person gave events, by `FINDING/EVENT`. */
const keptDays = z.record(z.string(), z.iso.date());

/** The calendar of a seat, which is also what names the law of the seat; null where neither is known. */
function calendarOfSeat(seat: string): CalendarId | null {
  const family = placeNamed(seat)?.family;
  return calendarIds.find((id) => id === family) ?? null;
}

/** Rules that a body's own name brings where the words name none. */
const ownRules: Readonly<Record<string, string>> = {
  hkiac: 'HKIAC Administered Arbitration Rules',
  cietac: 'CIETAC Arbitration Rules',
  'cietac-hk': 'CIETAC Arbitration Rules',
  siac: 'SIAC Rules',
  icc: 'ICC Rules of Arbitration',
  lcia: 'LCIA Rules',
};

/** The table of periods with the calendars that their days are named by. */
export interface RulesTables {
  readonly table: RulesPeriodsTable;
  readonly calendars: readonly BusinessCalendar[];
}

/** From the project's resources. Errors: ZodError where one is not what it should be. */
export function readRulesTables(resourcesFolder: string): RulesTables {
  const path = join(resourcesFolder, 'deadlines', 'rules-periods.json');
  return {
    table: parseRulesPeriods(JSON.parse(readFileSync(path, 'utf8'))),
    calendars: readCalendars(resourcesFolder),
  };
}

/**
 * The periods that the rules and the seat of each arbitration agreement fix, in the order of the documents; those that
 * a person rejected are left out. `givenDays` go before the days that were kept.
 */
export function rulesPeriods(
  database: StoreDatabase,
  tables: RulesTables,
  documents: readonly DocumentRecord[],
  givenDays: Readonly<Record<string, string>> = {},
): RulesPeriodsView[] {
  return documents.flatMap((document) => {
    const reviews = loadReviews(database, document.id);
    const days = findDeskItem(database, 'rules-events', itemId(document.id), keptDays)?.content ?? {};
    const agreements = listFindingsOfKinds(database, [document.id], ['arb.agreement']).get(document.id) ?? [];
    return agreements.flatMap((finding): RulesPeriodsView[] => {
      const review = reviews.get(finding.id);
      if (review?.state === 'rejected') return [];
      const view = periodsOf(
        tables,
        document,
        { ...finding, fields: { ...finding.fields, ...review?.fields } },
        (event) => givenDays[event] ?? days[`${finding.id}/${event}`] ?? null,
      );
      return view === null ? [] : [view];
    });
  });
}

/** Keeps the day of an event (ISO 8601) with an arbitration agreement, or takes it away with null. Errors: `not-found`. */
export function keepRulesDay(
  database: StoreDatabase,
  document: DocumentRecord,
  { findingId, eventId, day }: { readonly findingId: string; readonly eventId: string; readonly day: string | null },
  savedAtMs: number,
): void {
  if (documentOfFinding(database, findingId) !== document.id) {
    throw new SampanError('not-found', 'This arbitration agreement is no longer in the document.');
  }
  const id = itemId(document.id);
  const kept = findDeskItem(database, 'rules-events', id, keptDays)?.content ?? {};
  const { [`${findingId}/${eventId}`]: _, ...others } = kept;
  const content = day === null ? others : { ...others, [`${findingId}/${eventId}`]: day };
  saveDeskItem(database, 'rules-events', { id, matterId: document.matterId, name: document.name, content, savedAtMs });
}

function itemId(documentId: string): string {
  return `rules-events:${documentId}`;
}

function periodsOf(
  { table, calendars }: RulesTables,
  document: DocumentRecord,
  { id, fields, anchors }: Finding,
  dayOf: (event: string) => string | null,
): RulesPeriodsView | null {
  const body = typeof fields.institution_id === 'string' ? fields.institution_id : '';
  const named = typeof fields.rules === 'string' ? fields.rules : (ownRules[body] ?? null);
  const place = typeof fields.seat === 'string' ? fields.seat : null;
  const seat = place === null ? null : calendarOfSeat(place);
  const sets = table.sets.filter(
    (set) => (set.rules !== null && set.rules === named) || (set.seat !== null && set.seat === seat),
  );
  if (sets.length === 0) return null;
  const calendarId = seat ?? 'hong-kong';
  const calendar = calendars.find((one) => one.id === calendarId);
  if (calendar === undefined) return null;
  const rules = sets.find((set) => set.rules !== null);
  return {
    findingId: id,
    documentId: document.id,
    documentName: document.name,
    rules: rules === undefined ? null : `${rules.rules} ${rules.edition ?? ''}`.trim(),
    seat: place,
    sources: sets.map(({ source }) => source),
    anchors,
    calendar: calendarId,
    events: Object.entries(table.events).flatMap(([eventId, words]): RulesEventView[] => {
      const day = dayOf(eventId);
      const periods = sets.flatMap((set) =>
        set.periods
          .filter(({ event }) => event === eventId)
          .map((period) => periodView(period, `${set.rules ?? set.seat}/${period.id}`, day, calendar)),
      );
      return periods.length === 0 ? [] : [{ id: eventId, words, day, periods }];
    }),
  };
}

function periodView(
  { act, count, unit, article, barred }: RulesPeriodSet['periods'][number],
  id: string,
  day: string | null,
  calendar: BusinessCalendar,
): RulesPeriodView {
  const period = { count, unit, direction: 'within', clear: false, firstDayCounts: false } as const;
  const counted = day === null ? null : countPeriod(period, day, calendar);
  return {
    id,
    act,
    count,
    unit,
    article,
    barred,
    day: counted?.day ?? null,
    steps: counted?.steps ?? [],
    doubts: counted?.doubts ?? [],
  };
}
