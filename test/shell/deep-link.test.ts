import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepLinkTo, isMeantAsLink, parseDeepLink } from '#contract/deep-link.ts';

const letters = fc.constantFrom(...'ABCXYZabcxyz0123456789');
const idOf = fc
  .tuple(letters, fc.array(fc.oneof(letters, fc.constant('-')), { maxLength: 99 }))
  .map(([first, rest]) => `${first}${rest.join('')}`);

describe('a link', () => {
  test('says matter, document and page, as far as it goes', () => {
    expect(parseDeepLink('sampan://matter/matter-1b4e')).toEqual({
      matterId: 'matter-1b4e',
      documentId: null,
      page: null,
    });
    expect(parseDeepLink('sampan://matter/m/document/doc-0f')).toEqual({
      matterId: 'm',
      documentId: 'doc-0f',
      page: null,
    });
    expect(parseDeepLink('sampan://matter/m/document/doc-0f/page/12')?.page).toBe(12);
  });

  test('comes back from its own words', () => {
    fc.assert(
      fc.property(idOf, idOf, fc.integer({ min: 1, max: 999_999 }), (matterId, documentId, page) => {
        for (const place of [
          { matterId, documentId: null, page: null },
          { matterId, documentId, page: null },
          { matterId, documentId, page },
        ]) {
          expect(parseDeepLink(deepLinkTo(place) ?? '')).toEqual(place);
        }
      }),
    );
  });

  test.each([
    '',
    'sampan:',
    'sampan://',
    'sampan://matter/',
    'sampan://matter/m/',
    'sampan://matter/m/document',
    'sampan://matter/m/document/',
    'sampan://matter/m/document/d/page/',
    'sampan://matter/m/document/d/page/0',
    'sampan://matter/m/document/d/page/-1',
    'sampan://matter/m/document/d/page/1.5',
    'sampan://matter/m/document/d/page/1234567',
    'sampan://matter/m/page/3',
    'sampan://matter/../document/d',
    'sampan://matter/m/document/d/page/1?run=x',
    'sampan://matter/m#x',
    'sampan://matter/%6d',
    'sampan://matter/-m',
    'sampan://user@matter/m',
    'sampan://matter:80/m',
    'sampan://run/r-1',
    'SAMPAN://matter/m',
    'https://matter/m',
    'javascript:alert(1)',
    ' sampan://matter/m',
    'sampan://matter/m\n',
    'sampan://matter/m --data /tmp',
    'sampan://matter/案件',
    `sampan://matter/${'m'.repeat(101)}`,
  ])('is refused as %j', (text) => {
    expect(parseDeepLink(text)).toBeNull();
  });

  test('is not made of what no link carries', () => {
    expect(deepLinkTo({ matterId: '../x', documentId: null, page: null })).toBeNull();
    expect(deepLinkTo({ matterId: 'm', documentId: 'a b', page: 1 })).toBeNull();
  });

  test('is meant where the scheme stands, however it is written', () => {
    expect(['sampan://x', 'Sampan:x', 'sampan', 'sampan.pdf', './sampan:x'].map(isMeantAsLink)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
