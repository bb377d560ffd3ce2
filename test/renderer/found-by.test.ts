import { describe, expect, test } from 'vitest';
import type { PlacedHit, SearchReason } from '#contract/search.ts';
import { foundBy } from '#renderer/search/found-by.ts';
import { searchTints } from '#renderer/search/search-tints.ts';

function hit(page: number, why: readonly SearchReason[], ranges: PlacedHit['ranges']): PlacedHit {
  return {
    documentId: 'd',
    documentName: 'd.pdf',
    matterId: 'm',
    page,
    passage: { start: 0, end: 9, language: 'en' },
    ranges,
    snippet: { text: 'the seat', start: 0, marks: [] },
    score: 1,
    why,
    alike: [],
    anchors: [{ documentId: 'd', page, start: 0, end: 3, quads: [[0, 9, 9, 9, 0, 0, 9, 0]] }],
  };
}

const words: SearchReason = { kind: 'words', words: ['seat'] };
const meaning: SearchReason = { kind: 'meaning', similarity: 0.4 };
const translated: SearchReason = { kind: 'translated', words: [{ asked: '仲裁', found: 'arbitration' }] };

describe('what the count of a search says', () => {
  test('words, a translation, some of the words, or only the meaning', () => {
    expect(foundBy({ total: 0, hits: [] })).toBe('nothing');
    expect(foundBy({ total: 2, hits: [hit(1, [words], [])] })).toBe('all-words');
    expect(foundBy({ total: 0, hits: [hit(1, [meaning], []), hit(2, [translated], [])] })).toBe('translation');
    expect(foundBy({ total: 0, hits: [hit(1, [words], [])] })).toBe('some-words');
    expect(foundBy({ total: 0, hits: [hit(1, [meaning], [])] })).toBe('meaning');
  });
});

describe('the tints of a search', () => {
  test('go by page, and are fainter where only the meaning was found', () => {
    const tints = searchTints([hit(1, [words], [{ start: 0, end: 3 }]), hit(2, [meaning], [])]);
    expect(tints.get(1)?.[0]?.look).toBe('hit');
    expect(tints.get(2)?.[0]?.look).toBe('hit is-meaning');
  });
});
