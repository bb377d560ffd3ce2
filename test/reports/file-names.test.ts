import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportFileNames, safeBaseName } from '#main/reports/file-names.ts';

describe('safeBaseName', () => {
  test.each([
    ['Supply Agreement.pdf', 'Supply Agreement'],
    ['合約（最終版）.PDF', '合約（最終版）'],
    ['/home/someone/..//secret/a.pdf', 'a'],
    ['C:\\Users\\a\\b.pdf', 'b'],
    ['v1.2 draft.pdf', 'v1.2 draft'],
    ['12.3 Notices', '12.3 Notices'],
    ['what? "now" <1>|*.pdf', 'what_ _now_ _1___'],
    ['CON.pdf', '_CON'],
    ['lpt1.tar.pdf', '_lpt1.tar'],
    ['trailing. . .pdf', 'trailing'],
    ['..', 'document'],
    ['', 'document'],
    ['.pdf', 'document'],
    ['fdp\u202egnp.pdf', 'fdpgnp'],
  ])('%s becomes %s', (name, expected) => {
    expect(safeBaseName(name)).toBe(expected);
  });

  test('is a name that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const base = safeBaseName(name);
        expect(base).not.toBe('');
        expect(base).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
        expect(base).not.toMatch(/[. ]$/);
        expect(base).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(new TextEncoder().encode(`${base}-99999.analysis.json.part`).length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe('reportFileNames', () => {
  test('documents of the same name do not overwrite each other', () => {
    const names = reportFileNames(['a.pdf', 'A.PDF', 'a-2.pdf', 'other/a.pdf']).map(({ annotatedPdf }) => annotatedPdf);
    expect(names).toEqual(['a.annotated.pdf', 'A-3.annotated.pdf', 'a-2.annotated.pdf', 'a-4.annotated.pdf']);
  });

  test('one document gets the names people script against', () => {
    expect(reportFileNames(['lease.pdf'])).toEqual([
      {
        analysisJson: 'lease.analysis.json',
        annotatedPdf: 'lease.annotated.pdf',
        reportDocx: 'lease.report.docx',
        reportHtml: 'lease.report.html',
        reportPdf: 'lease.report.pdf',
      },
    ]);
  });

  test('all names differ, in upper and lower case', () => {
    const name = fc.oneof(fc.constantFrom('a.pdf', 'A.pdf', 'a-2.pdf', 'a-3.pdf', 'ａ.pdf', '合約.pdf'), fc.string());
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const made = reportFileNames(names).map(({ reportHtml }) => reportHtml.normalize('NFKC').toLowerCase());
        expect(made).toHaveLength(names.length);
        expect(new Set(made).size).toBe(names.length);
      }),
    );
  });
});
