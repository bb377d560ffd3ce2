import { expect, test } from 'vitest';
import type { DocumentSummary } from '#contract/matter.ts';
import { documentNodes } from '#renderer/matters/document-nodes.ts';

function document(id: string, parentId: string | null = null): DocumentSummary {
  return {
    id,
    matterId: 'matter',
    sha256: id,
    name: id,
    mediaType: 'application/pdf',
    byteLength: 1,
    addedAtMs: 1,
    state: 'ready',
    error: null,
    languages: [],
    renditionSha256: null,
    parentId,
    progress: null,
    pageCount: 1,
    imagePages: [],
    findingCount: 0,
    defectCount: 0,
    readAtMs: null,
    isReadEarlier: false,
  };
}

test('only the nodes of documents that changed, and of those that hold them, are made anew', () => {
  const [mail, attachment, letter] = [document('mail'), document('attachment', 'mail'), document('letter')];
  const before = documentNodes([mail, attachment, letter]);
  expect(before.map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([
    ['mail', ['attachment']],
    ['letter', []],
  ]);
  const after = documentNodes([mail, { ...attachment, state: 'failed' }, letter]);
  expect(after[0]).not.toBe(before[0]);
  expect(after[0]?.children[0]?.document.state).toBe('failed');
  expect(after[1]).toBe(before[1]);
  expect(documentNodes([letter, mail, attachment])[0]).toBe(before[1]);
});
