import { foldText } from './matching/folded-text.ts';

/** By what instruments of one matter are known to each other. */
export interface InstrumentMarks {
  readonly id: string;
  readonly title: string | null;
  /** The day it was made; ISO 8601. */
  readonly ownDays: readonly string[];
  /** Every day that it names, its own among them. */
  readonly days: readonly string[];
  readonly parties: readonly string[];
  /** Whether it amends clauses of another document. */
  readonly isAmending: boolean;
}

/** Whether one party at least is in both. */
export function sharesParty(one: InstrumentMarks, other: InstrumentMarks): boolean {
  const named = new Set(other.parties.map(plainName));
  return one.parties.some((name) => named.has(plainName(name)));
}

/** Whether some words name a party of the other; a name of a word alone may be anyone's. */
export function holdsPartyOf(words: string, { parties }: InstrumentMarks): boolean {
  const plain = plainName(words);
  return parties.some((name) => {
    const party = plainName(name);
    return party.length >= (/\p{Script=Han}/u.test(party) ? 5 : 8) && plain.includes(party);
  });
}

/** Whether one names the other's day: an amendment or a guarantee says of which contract. */
export function namesDayOf(one: InstrumentMarks, other: InstrumentMarks): boolean {
  return other.ownDays.some((day) => one.days.includes(day) && !one.ownDays.includes(day));
}

/** Whether some words hold the other's title; one of a word alone ("Agreement", 合同) is anyone's. */
export function holdsTitleOf(words: string, { title }: InstrumentMarks): boolean {
  const name = plainName(title ?? '');
  return name.length >= (/\p{Script=Han}/u.test(name) ? 4 : 12) && plainName(words).includes(name);
}

function plainName(name: string): string {
  return foldText(name)
    .text.replace(/[\s.,()"'《》-]/g, '')
    .replace(/(?:limited|ltd)$/, '');
}
