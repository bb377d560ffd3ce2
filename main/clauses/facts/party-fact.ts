import type { Fact } from './fact-finding.ts';

export interface PartyFields {
  readonly name: string;
  readonly role: string | null;
  readonly alias: string | null;
  /** What the text says the party is. */
  readonly description: string | null;
}

/** A party as a fact; `reason` names the words it rests on. */
export function partyFact(start: number, end: number, fields: PartyFields, reason: string, confidence: number): Fact {
  return {
    kind: 'gen.parties_authority',
    label: 'Party',
    start,
    end,
    fields: { ...fields },
    confidence,
    reasons: [reason],
  };
}
