/** Fields that the extraction gives beside the ontology's slots; a condition on any other could never be decided. */
const beside: Readonly<Record<string, readonly string[]>> = {
  'arb.agreement': ['administered'],
  'arb.institution_rules': ['rules_edition', 'administered'],
  'arb.seat': ['seat', 'express'],
  'arb.tribunal': ['number_of_arbitrators', 'appointment'],
  'arb.language': ['language'],
  'arb.multi_tier': ['tiers'],
  'gen.parties_authority': ['description'],
  'gen.governing_law': ['further_laws', 'excludes_conflict_rules', 'excludes_cisg'],
};
const anywhere = ['amount', 'currency', 'period', 'rate', 'exclusive'];

/** The names of fields that a condition on a finding of these kinds may use. */
export function knownFields(
  kinds: readonly string[],
  slotsOf: (kind: string) => readonly string[],
): ReadonlySet<string> {
  return new Set(kinds.flatMap((kind) => [...slotsOf(kind), ...(beside[kind] ?? []), ...anywhere]));
}
