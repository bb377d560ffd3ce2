import { expect, test } from 'vitest';
import { type MarkGroup, markGroupOf, markGroups } from '#renderer/findings/mark-group.ts';
import ontology from '../../resources/ontology/ontology.json' with { type: 'json' };

test('at most five families have a hue of their own', () => {
  expect(markGroups.filter((group) => group !== 'terms').length).toBeLessThanOrEqual(5);
});

test.each([
  ['arb.seat', 'arbitration', 'arbitration'],
  ['gen.governing_law', 'general', 'arbitration'],
  ['path.hybrid', 'defect', 'defect'],
  ['fact.bilingual_mismatch', 'conflict', 'defect'],
  ['fact.amount', 'evidence', 'money'],
  ['fin.interest', 'finance', 'money'],
  ['fact.date', 'evidence', 'time'],
  ['proc.deadline', 'procedure', 'time'],
  ['fact.party', 'evidence', 'parties'],
  ['fact.defined_term', 'evidence', 'terms'],
  ['gen.entire_agreement', 'general', 'terms'],
  ['new.late_payment', 'general', 'money'],
] as const)('%s of the group %s is marked as %s', (kind, group, expected: MarkGroup) => {
  expect(markGroupOf({ kind, group })).toBe(expected);
});

test('every defect of the ontology is marked as a defect', () => {
  const defects = ontology.kinds.filter(({ group }) => group === 'defect' || group === 'conflict');
  expect(defects.length).toBeGreaterThan(20);
  for (const { id } of defects) expect(markGroupOf({ kind: id, group: 'defect' })).toBe('defect');
});
