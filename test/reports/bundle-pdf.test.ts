import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bundle, BundleEntry } from '#contract/bundle.ts';
import { numberedEntries } from '#main/reports/bundle-numbers.ts';
import { bundlePdf } from '#main/reports/bundle-pdf.ts';
import { bundleReferences } from '#main/reports/bundle-references.ts';
import { drawn, read } from '#test/documents/made-pdfs.ts';

const entry = (documentId: string, insertAfter: number | null = null): BundleEntry => ({
  documentId,
  title: documentId,
  date: '',
  insertAfter,
});
const bundle = (tabs: Bundle['tabs'], start = 1): Bundle => ({
  title: 'B',
  heading: [],
  language: 'en',
  start,
  tabs,
  core: [],
});

describe('the numbers of a bundle', () => {
  test('run through, and what was put in later stands behind its page without moving any other', () => {
    const pages: Record<string, number> = { a: 3, b: 2, late: 2, later: 1 };
    const before = bundle(
      [
        { name: 'A', documents: [entry('a')] },
        { name: 'B', documents: [entry('b')] },
      ],
      87,
    );
    const after = bundle(
      [
        { name: 'A', documents: [entry('a'), entry('late', 88)] },
        { name: 'B', documents: [entry('b'), entry('later', 88)] },
      ],
      87,
    );
    const labels = (one: Bundle) =>
      numberedEntries(one, (id) => pages[id] ?? 0).map(({ entry: { documentId }, labels: own }) => [
        documentId,
        ...own,
      ]);
    expect(labels(before)).toEqual([
      ['a', '87', '88', '89'],
      ['b', '90', '91'],
    ]);
    expect(labels(after)).toEqual([
      ['a', '87', '88', '89'],
      ['late', '88-1', '88-2'],
      ['later', '88-3'],
      ['b', '90', '91'],
    ]);
  });

  test('no page is lost and no number stands twice', () => {
    const documents = fc.array(
      fc.record({ pages: fc.integer({ min: 1, max: 9 }), after: fc.option(fc.integer({ min: 1, max: 60 })) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 50 }), (list, start) => {
        const entries = list.map(({ after }, index) => entry(String(index), after));
        const found = numberedEntries(
          bundle([{ name: 'A', documents: entries }], start),
          (id) => list[Number(id)]?.pages ?? 0,
        );
        const labels = found.flatMap(({ labels: own }) => own);
        expect(found.map(({ entry: { documentId } }) => documentId).toSorted()).toEqual(
          entries.map(({ documentId }) => documentId).toSorted(),
        );
        expect(labels).toHaveLength(list.reduce((sum, { pages }) => sum + pages, 0));
        expect(new Set(labels).size).toBe(labels.length);
      }),
    );
  });
});

test.each([
  ['See [B/88] and [Bundle 88-1].', ['88', '88-1']],
  ['at the hearing bundle, p. 12, and bundle at page 13', ['12', '13']],
  ['見文件冊第 45 頁及文件册第46页', ['45', '46']],
  ['note [88] and paragraph 12 of page 3', []],
])('references to the bundle in %s', (text, labels) => {
  const found = bundleReferences(text);
  expect(found.map(({ label }) => label)).toEqual(labels);
  for (const { start, end, label } of found) expect(text.slice(start, end)).toContain(label);
});

describe('the bundle’s file', () => {
  const turns = [0, 90, 180, 270] as const;

  test('has each page’s number at its upper right as it is shown, its label, the outline and the links', async () => {
    const index = await drawn((pdf, font) => {
      pdf.addPage([600, 800]).drawText('Index', { x: 50, y: 700, size: 12, font });
    });
    const pages = await drawn((pdf, font) => {
      for (const turn of turns) {
        const page = pdf.addPage([400, 600]);
        page.setMediaBox(-20, 30, 500, 700);
        page.setCropBox(10, 50, 400, 600);
        page.setRotation(degrees(turn));
        page.drawText('Words of the document', { x: 150, y: 300, size: 12, font });
      }
    });
    const one = await drawn((pdf, font) => {
      pdf.addPage([400, 600]).drawText('Put in later', { x: 50, y: 300, size: 12, font });
    });
    const bytes = await bundlePdf({
      title: '聆訊文件冊',
      language: 'zh-Hant',
      index,
      indexLinks: [
        [
          { box: [40, 690, 200, 720], label: '88-1' },
          { box: [0, 0, 1, 1], label: 'nowhere' },
        ],
      ],
      parts: [
        {
          name: 'a.pdf',
          tab: 'A',
          title: '合約',
          labels: ['86', '87', '88', '89'],
          password: null,
          bytes: async () => pages,
        },
        { name: 'b.pdf', tab: 'A', title: 'Letter', labels: ['88-1'], password: null, bytes: async () => one },
      ],
      linksOf: (part, page) => (part === 0 && page === 1 ? [{ box: [10, 50, 60, 90], label: '86' }] : []),
    });
    const document = await read(bytes);
    expect(document.pages.map(({ label }) => label)).toEqual(['i', '86', '87', '88', '89', '88-1']);
    for (const [at, label] of ['86', '87', '88', '89'].entries()) {
      const page = document.pages[at + 1];
      const line = page?.lines.find(({ start, end }) => page.text.slice(start, end) === label);
      expect(line, label).toBeDefined();
      const { x = 0, y = 0, direction } = line?.runs[0] ?? {};
      const [x0, y0, x1, y1] = page?.box ?? [0, 0, 0, 0];
      // The corner that is the upper right as the page is shown.
      const corner = [
        [x1, y1],
        [x0, y1],
        [x0, y0],
        [x1, y0],
      ][at] ?? [0, 0];
      expect(Math.hypot(x - (corner[0] ?? 0), y - (corner[1] ?? 0))).toBeLessThan(60);
      expect(direction).toEqual(
        [
          [1, 0],
          [0, 1],
          [-1, 0],
          [0, -1],
        ][at],
      );
      expect(page?.text).toContain('Words of the document');
    }
    expect(document.outline.map(({ title, page, level }) => [title, page, level])).toEqual([
      ['A', 2, 1],
      ['合約', 2, 2],
      ['Letter', 6, 2],
    ]);
    const pdf = await PDFDocument.load(bytes);
    const targets = pdf.getPages().map((page) => {
      const annotations = page.node.Annots()?.asArray() ?? [];
      return annotations.map((reference) => {
        const found = pdf.context.lookup(reference, PDFDict).lookup(PDFName.of('Dest'), PDFArray);
        return pdf.getPages().findIndex(({ ref }) => ref === found.get(0));
      });
    });
    expect(targets).toEqual([[5], [], [1], [], [], []]);
    expect(pdf.catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('zh-Hant');
  });

  test('names the document that is damaged', async () => {
    const index = await drawn((pdf) => void pdf.addPage());
    const parts = [
      { name: 'kaputt.pdf', tab: 'A', title: 'x', labels: ['1'], password: null, bytes: async () => new Uint8Array(9) },
    ];
    await expect(
      bundlePdf({ title: 'B', language: 'en', index, indexLinks: [], parts, linksOf: () => [] }),
    ).rejects.toMatchObject({ code: 'damaged-file', message: expect.stringContaining('kaputt.pdf') });
  });
});
