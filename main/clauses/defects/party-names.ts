import type { TextFinding } from '#contract/finding.ts';

/** The names of the parties that the facts of a document give. */
export function partyNames(facts: readonly TextFinding[]): string[] {
  return facts.filter(({ kind }) => kind === 'gen.parties_authority').map(({ fields }) => String(fields.name ?? ''));
}
