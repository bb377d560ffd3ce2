import type { Ontology } from '#main/clauses/ontology.ts';

const groups: ReadonlySet<string> = new Set(['gen', 'con', 'ship', 'log', 'fin']);

/** Kinds whose reader must understand what is said, or that are no matter of wording. */
const readOtherwise: ReadonlySet<string> = new Set([
  'gen.amendment',
  'gen.superseded',
  'gen.document_title',
  'gen.parties_authority',
  'gen.definitions',
  'gen.governing_law',
  'gen.jurisdiction',
  'gen.language_prevails',
  'gen.time_bar',
  'ship.law_arbitration',
]);

/** The clause kinds that the judge tells, in the ontology's order. */
export function judgedIds({ kinds }: Ontology): string[] {
  return kinds.map(({ id }) => id).filter((id) => groups.has(id.slice(0, id.indexOf('.'))) && !readOtherwise.has(id));
}
