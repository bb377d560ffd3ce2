import { sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileInside } from '#main/shell/file-inside.ts';

describe('fileInside', () => {
  test('names files of the folder, percent-encoded or not', () => {
    expect(fileInside('/srv/app', '/index.html')).toBe('/srv/app/index.html');
    expect(fileInside('/srv/app', '/assets/%E8%88%A2.css')).toBe('/srv/app/assets/舢.css');
  });

  test.each(['/', '', '/..', '/../app2/x', '/%2e%2e/x', '/a/..%2f..%2fx', '/a%5c..%5cx', '/%00', '/%', '/%ff'])(
    '%s is none',
    (pathname) => {
      expect(fileInside('/srv/app', pathname)).toBeNull();
    },
  );

  test('whatever is asked, the answer is inside', () => {
    const piece = fc.constantFrom('..', '.', '', 'a', '%2e', '%2E%2e', '%2f', '/', '%5c', '\\', 'app', '~');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = fileInside('/srv/app', `/${pieces.join('/')}`);
        expect(path === null || path.startsWith(`/srv/app${sep}`)).toBe(true);
      }),
    );
  });
});
