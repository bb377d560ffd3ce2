import type { CalendarId, CountStep, CountUnit } from './deadline.ts';
import type { Anchor } from './document.ts';

/** Words in the languages of the window. */
export type TrilingualWords = Readonly<Record<'en' | 'zh-Hant' | 'zh-Hans', string>>;

/** A period that arbitration rules or the law of the seat fix, counted where the day of its event is known. */
export interface RulesPeriodView {
  readonly id: string;
  /** What is to be done, or is due. */
  readonly act: TrilingualWords;
  readonly count: number;
  readonly unit: CountUnit;
  /** Where it stands in the rules or the law. */
  readonly article: string;
  /** A right is lost when it passes. */
  readonly barred: boolean;
  /** ISO 8601; null where the event has no day yet. */
  readonly day: string | null;
  readonly steps: readonly CountStep[];
  /** Plain English. */
  readonly doubts: readonly string[];
}

/** An event of an arbitration and the periods that run from it. */
export interface RulesEventView {
  readonly id: string;
  readonly words: TrilingualWords;
  /** The day that a person gave it, ISO 8601. */
  readonly day: string | null;
  readonly periods: readonly RulesPeriodView[];
}

/** The periods of the rules that an arbitration agreement names, and of the law of its seat. */
export interface RulesPeriodsView {
  /** The arbitration agreement's finding. */
  readonly findingId: string;
  readonly documentId: string;
  readonly documentName: string;
  /** The rules' name and edition, as the table has them; null where only the seat's law is known. */
  readonly rules: string | null;
  readonly seat: string | null;
  /** The texts that the periods come from; none was compared with them. */
  readonly sources: readonly string[];
  readonly anchors: readonly Anchor[];
  /** Whose days off are named where a period ends on one. */
  readonly calendar: CalendarId;
  readonly events: readonly RulesEventView[];
}
