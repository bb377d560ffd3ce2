import { expect, test } from 'vitest';
import type { Finding } from '#contract/finding.ts';
import { addFindings, type ListedFinding, listFindings, replaceExtraction } from '#main/store/findings.ts';
import { insertExample, temporaryStore } from './temporary-store.ts';

/** A conflict at a place of `doc-1`, with what another document says there. */
function conflict(place: number, otherId: string): ListedFinding {
  const finding: Finding = {
    id: `find-${place}`,
    documentId: 'doc-1',
    kind: 'conflict.amount',
    label: 'Amounts differ',
    group: 'conflict',
    origin: 'rule',
    quote: 'USD 1,000,000',
    anchors: [],
    clause: null,
    fields: { other_document: `${otherId}.pdf` },
    reasons: [],
    confidence: 1,
    supports: [{ documentId: otherId, page: 1, start: 0, end: 5, quads: [] }],
  };
  return { list: 'conflict', finding, bodyStart: place, bodyEnd: place + 5 };
}

const others = ({ finding }: ListedFinding) => [finding.id, finding.supports[0]?.documentId];

test.each([
  ['one way', ['doc-b', 'doc-c']],
  ['the other way', ['doc-c', 'doc-b']],
])('which documents conflict does not depend on which was read first: %s', async (_name, order) => {
  const { database } = await temporaryStore();
  insertExample(database);
  replaceExtraction(database, 'doc-1', { clauses: [], findings: [conflict(7, 'doc-1')] });
  const found: Readonly<Record<string, readonly ListedFinding[]>> = {
    'doc-b': [conflict(20, 'doc-b'), conflict(7, 'doc-b')],
    'doc-c': [conflict(30, 'doc-c'), conflict(20, 'doc-c')],
  };
  for (const other of order) addFindings(database, 'doc-1', found[other] ?? []);
  expect(listFindings(database, 'doc-1').map(others)).toEqual([
    // What it says against itself is not another's.
    ['find-7', 'doc-1'],
    ['find-20', 'doc-b'],
    ['find-30', 'doc-c'],
  ]);
});
