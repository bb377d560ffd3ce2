import { describe, expect, test } from 'vitest';
import { countInside, documentTree } from '#renderer/matters/document-tree.ts';

const documents = [
  { id: 'mail', parentId: null },
  { id: 'zip', parentId: 'mail' },
  { id: 'scan', parentId: 'zip' },
  { id: 'letter', parentId: null },
  { id: 'stray', parentId: 'gone' },
];

describe('documentTree', () => {
  test('what came inside a document stands under it, at any depth and in order', () => {
    const [mail, letter, stray] = documentTree(documents);
    expect(mail?.children[0]?.document.id).toBe('zip');
    expect(mail?.children[0]?.children[0]?.document.id).toBe('scan');
    expect([letter?.document.id, stray?.document.id]).toEqual(['letter', 'stray']);
  });

  test('counts what goes with a document', () => {
    expect(countInside(documents, 'mail')).toBe(2);
    expect(countInside(documents, 'scan')).toBe(0);
  });
});
