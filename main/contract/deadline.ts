import type { Anchor } from './document.ts';
import type { ClauseReference, FindingOrigin } from './finding.ts';

/** The places whose business days are known: `resources/calendars`. */
export const calendarIds = ['hong-kong', 'mainland', 'england', 'singapore'] as const;
export type CalendarId = (typeof calendarIds)[number];

/** How a notice was sent. */
export const serviceMethods = ['post', 'courier', 'fax', 'email', 'hand'] as const;
export type ServiceMethod = (typeof serviceMethods)[number];

export type CountUnit = 'hour' | 'day' | 'business_day' | 'week' | 'month' | 'quarter' | 'year';

/** One step of a deadline's arithmetic; days are ISO 8601. */
export type CountStep =
  | { readonly step: 'start'; readonly day: string }
  | { readonly step: 'excluded'; readonly day: string; readonly reason: 'event' | 'act' }
  | { readonly step: 'passed'; readonly day: string; readonly reason: 'weekend' | 'holiday'; readonly name: string }
  | { readonly step: 'made-up'; readonly day: string }
  | {
      readonly step: 'counted';
      readonly from: string;
      readonly to: string;
      readonly count: number;
      readonly unit: CountUnit;
    }
  | {
      readonly step: 'moved';
      readonly from: string;
      readonly to: string;
      readonly name: string;
      readonly authority: string;
    }
  /** The words fix the day itself; nothing is counted. */
  | { readonly step: 'fixed'; readonly day: string; readonly time?: string }
  | { readonly step: 'end'; readonly day: string; readonly time?: string };

export interface DeadlineWarning {
  readonly code: 'right-lost' | 'cancelling' | 'demurrage-claim' | 'notice-of-claim' | 'passed' | 'near';
  /** Plain English. */
  readonly words: string;
}

/** Where the day of the event comes from. */
export interface DeadlineSource {
  /** ISO 8601. */
  readonly day: string;
  /** `words`: the deadline's own; `document`: dated elsewhere in it; `deemed`: its rule on receipt; `given`: a person. */
  readonly from: 'words' | 'document' | 'given' | 'deemed';
  /** The date or the rule in the document; empty for the others. */
  readonly anchors: readonly Anchor[];
}

/** A deadline of a document as a person keeps it: its day, where one can be told, and how it is reached. */
export interface DeadlineView {
  /** The finding's. */
  readonly id: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly kind: string;
  readonly origin: FindingOrigin;
  /** The period's words, or the sentence that fixes the day. */
  readonly quote: string;
  readonly anchors: readonly Anchor[];
  readonly clause: ClauseReference | null;
  /** The event it runs from or to, as printed; null where the words do not say. */
  readonly trigger: string | null;
  readonly direction: 'within' | 'after' | 'before';
  /** Last day for the act, or the first for `after`, ISO 8601; null where the event has no known day. */
  readonly day: string | null;
  /** `HH:MM` of periods of hours and of fixed days whose words give it. */
  readonly time: string | null;
  /** IANA name, or the zone as the words of a fixed day give it. */
  readonly timeZone: string;
  readonly calendar: CalendarId;
  readonly steps: readonly CountStep[];
  readonly source: DeadlineSource | null;
  /** Plain English. */
  readonly doubts: readonly string[];
  readonly warnings: readonly DeadlineWarning[];
}

/** What a person knows of the events that deadlines run from; days are ISO 8601. */
export interface DeadlineQuestion {
  /** The day of any event that the document does not date. */
  readonly from?: string;
  /** Its time, `HH:MM`, for periods of hours. */
  readonly fromTime?: string;
  readonly sent?: { readonly day: string; readonly by: ServiceMethod };
  /** Overrides the place that the seat or the law names. */
  readonly place?: CalendarId;
  /** The day for "passed" and "near" warnings; none are given without it. */
  readonly today?: string;
}

/** The field of a deadline's review in which a person keeps the day of its event. */
export const eventDayField = 'event_day';
