import type { FindingGroup } from '#contract/finding.ts';

/**
 * The few families by which findings are told apart on the page: each has one
 * hue, one line pattern and one glyph. `terms` is everything else and has no hue.
 */
export const markGroups = ['arbitration', 'money', 'time', 'parties', 'defect', 'terms'] as const;

export type MarkGroup = (typeof markGroups)[number];

const groupByKind: Readonly<Record<string, MarkGroup>> = {
  'gen.governing_law': 'arbitration',
  'gen.jurisdiction': 'arbitration',
  'gen.language_prevails': 'arbitration',
  'ship.law_arbitration': 'arbitration',
  'ship.incorporation': 'arbitration',
  'gen.price_payment': 'money',
  'gen.liability_cap': 'money',
  'gen.indemnity': 'money',
  'gen.liquidated_damages': 'money',
  'gen.guarantee': 'money',
  'con.payment_conditional': 'money',
  'con.variation_order': 'money',
  'ship.demurrage': 'money',
  'ship.hire_offhire': 'money',
  'ship.carrier_liability': 'money',
  'gen.taxes': 'money',
  'gen.revenue_share': 'money',
  'gen.liability_uncapped': 'money',
  'gen.deposit': 'money',
  'log.freight': 'money',
  'fact.amount': 'money',
  'gen.term': 'time',
  'gen.renewal': 'time',
  'gen.termination_convenience': 'time',
  'gen.warranty_duration': 'time',
  'gen.termination': 'time',
  'gen.time_bar': 'time',
  'con.eot': 'time',
  'con.claim_notice': 'time',
  'con.defects_retention': 'time',
  'ship.nor': 'time',
  'ship.laytime': 'time',
  'ship.demurrage_bar': 'time',
  'fact.dated_event': 'time',
  'fact.date': 'time',
  'fact.period': 'time',
  'proc.deadline': 'time',
  'gen.parties_authority': 'parties',
  'gen.assignment': 'parties',
  'gen.third_party_rights': 'parties',
  'gen.notices': 'parties',
  'gen.change_of_control': 'parties',
  'fact.party': 'parties',
  'fact.defined_term': 'terms',
  'fact.person_role': 'parties',
  'fact.chat_statement': 'parties',
  'fact.agreement_admission': 'parties',
};

/** Kinds that an ontology newer than this list may add, by the words of their ids. */
const groupByWord: readonly (readonly [RegExp, MarkGroup])[] = [
  [/amount|price|pay|money|fee|interest|liabilit|indemn|damages|guarant|percent|rate/, 'money'],
  [/date|period|deadline|time|\.term\b|terminat|renewal|notice|laytime/, 'time'],
  [/part(y|ies)|person|role|name|signat|address/, 'parties'],
  [/law|jurisdiction|arbitra/, 'arbitration'],
];

/** The family of a finding, by its group and kind. */
export function markGroupOf(finding: { readonly group: FindingGroup; readonly kind: string }): MarkGroup {
  if (finding.group === 'defect' || finding.group === 'conflict') return 'defect';
  if (finding.group === 'arbitration') return 'arbitration';
  if (finding.group === 'finance') return 'money';
  if (finding.group === 'procedure') return 'time';
  const known = groupByKind[finding.kind];
  if (known !== undefined) return known;
  return groupByWord.find(([pattern]) => pattern.test(finding.kind))?.[1] ?? 'terms';
}
