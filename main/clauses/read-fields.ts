import { charterFields } from './charter-terms.ts';
import { plainFieldsOf } from './clause-fields.ts';
import type { OntologyKind } from './ontology.ts';

/** Fields of the kinds that have a reader of their own, by which a person would compare documents. */
const own: Readonly<Record<string, readonly string[]>> = {
  ...charterFields,
  'arb.agreement': [
    ...['institution', 'rules', 'rules_edition', 'administered', 'seat', 'venue', 'number_of_arbitrators'],
    ...['appointment', 'language', 'governing_law', 'law_of_agreement', 'tiers', 'scope', 'mandatory'],
    ...['carve_outs', 'final_and_binding'],
  ],
  'arb.institution_rules': ['institution', 'rules', 'rules_edition', 'administered'],
  'arb.seat': ['seat', 'venue', 'express'],
  'arb.tribunal': ['number_of_arbitrators', 'appointment'],
  'arb.language': ['language'],
  'arb.law_of_agreement': ['law'],
  'arb.multi_tier': ['tiers'],
  'gen.document_title': ['title'],
  'gen.parties_authority': ['name', 'role', 'alias'],
  'gen.governing_law': ['law', 'further_laws', 'excludes_conflict_rules', 'excludes_cisg'],
  'gen.jurisdiction': ['courts', 'exclusive'],
  'gen.language_prevails': ['prevailing', 'equal_force'],
  'gen.time_bar': ['period', 'trigger', 'consequence'],
  'proc.deadline': ['period', 'trigger', 'consequence'],
  'fact.dated_event': ['date_iso', 'event'],
  'fact.amount': ['value', 'currency'],
  'fact.period': ['value', 'unit', 'trigger'],
  'fact.defined_term': ['definition'],
  'fact.chat_statement': ['sender', 'time'],
};

/** The fields of a kind that the extraction reads, of those that people compare: none of any other is ever filled. */
export function readFieldsOf(kind: Pick<OntologyKind, 'id' | 'slots'>): readonly string[] {
  return own[kind.id] ?? plainFieldsOf(kind);
}
