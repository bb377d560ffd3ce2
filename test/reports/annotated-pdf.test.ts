import {
  type EncryptionAlgorithm,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { annotatedPdf } from '#main/reports/annotated-pdf.ts';
import type { ReportInput } from '#main/reports/report-input.ts';
import { findingOn, type MadePage, madeInput, madePdf } from './made-report.ts';
import { highlightsOf, openedPdf, type SeenAnnotation, type SeenText } from './opened-pdf.ts';

const words = ['Preamble', 'Seat', 'Institution', 'Jurisdiction'];
const plainPages: readonly MadePage[] = [{ words }, { words: ['Second', 'Tribunal'] }];

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, prefix.length)).equals(Buffer.from(prefix));
}

async function annotated(
  input: ReportInput,
): Promise<{ readonly bytes: Uint8Array; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const bytes = await annotatedPdf(input, { onWarning: (warning) => warnings.push(warning) });
  return { bytes, warnings };
}

/** Whether a highlight's first quad covers a text item, in the page's user space. */
function covers(highlight: SeenAnnotation, text: SeenText): boolean {
  const points = Array.from(highlight.quadPoints ?? []);
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = text.transform;
  const scale = Math.hypot(a, b);
  const ends = [x, x + (a / scale) * text.width].concat([x + c * 0.7]);
  const tops = [y, y + (b / scale) * text.width].concat([y + d * 0.7]);
  const slack = 0.5;
  return (
    Math.min(...ends) >= Math.min(...xs) - slack &&
    Math.max(...ends) <= Math.max(...xs) + slack &&
    Math.min(...tops) >= Math.min(...ys) - slack &&
    Math.max(...tops) <= Math.max(...ys) + slack
  );
}

describe('annotatedPdf', () => {
  test.each([
    ['a cross-reference table', false],
    ['a cross-reference stream', true],
  ])('keeps the original bytes as the beginning of a file with %s', async (_, useObjectStreams) => {
    const made = await madePdf(plainPages, { useObjectStreams });
    const { bytes, warnings } = await annotated(
      madeInput(made, { findings: [findingOn(made, 1, 'Seat'), findingOn(made, 2, 'Tribunal')] }),
    );
    expect(warnings).toEqual([]);
    expect(startsWith(bytes, made.bytes)).toBe(true);
    const seen = await openedPdf(bytes);
    expect(seen.pages.map((page) => highlightsOf(page).length)).toEqual([1, 1]);
    expect(seen.pages[0]?.text.map(({ str }) => str)).toEqual(words);
  });

  test('writes the note so that Chinese, English and rare characters survive', async () => {
    const made = await madePdf(plainPages);
    const finding = findingOn(made, 1, 'Seat', {
      fields: { seat: '香港', rules: '《機構仲裁規則》' },
      reasons: ['the words “仲裁地為香港” name the seat'],
      review: {
        findingId: '1-Seat',
        state: 'corrected',
        fields: { seat: '深圳' },
        note: '同客戶傾過，佢哋話冇問題 𠺝',
        reviewedAtMs: 0,
      },
    });
    const { bytes } = await annotated(madeInput(made, { findings: [finding], language: 'zh-Hant' }));
    const [highlight] = highlightsOf((await openedPdf(bytes)).pages[0]);
    expect(highlight?.contentsObj.str.split(/\r?\n/)).toEqual([
      '仲裁地 · 第 15.3 條，第 1 頁',
      '仲裁地：深圳（原結果：香港）',
      '規則：《機構仲裁規則》',
      '– the words “仲裁地為香港” name the seat',
      '覆核：已更正',
      '備註：同客戶傾過，佢哋話冇問題 𠺝',
    ]);
  });

  test('highlights cover their words on rotated, cropped and scaled pages', async () => {
    const pages: readonly MadePage[] = [
      { words },
      { words, rotation: 90 },
      { words, rotation: 180 },
      { words, rotation: 270 },
      { words, cropBox: [80, 400, 560, 700] },
      { words, userUnit: 2.5 },
      { words, userUnit: 0.5, rotation: 90, cropBox: [100, 300, 500, 790] },
    ];
    const made = await madePdf(pages);
    const findings = made.pages.map(({ number }) => findingOn(made, number, 'Institution'));
    const { bytes } = await annotated(madeInput(made, { findings }));
    const seen = await openedPdf(bytes);
    for (const [index, page] of seen.pages.entries()) {
      const [highlight] = highlightsOf(page);
      expect(highlight, `page ${index + 1}`).toBeDefined();
      if (highlight === undefined) continue;
      expect(highlight.hasAppearance).toBe(true);
      const covered = page.text.filter((text) => covers(highlight, text)).map(({ str }) => str);
      expect(covered, `page ${index + 1}`).toEqual(['Institution']);
    }
  });

  test('gives groups five hues in all', async () => {
    const made = await madePdf([{ words: ['one', 'two', 'three', 'four', 'five', 'six'] }]);
    const groups = ['arbitration', 'general', 'maritime', 'evidence', 'defect', 'conflict'] as const;
    const findings = groups.map((group, index) =>
      findingOn(made, 1, ['one', 'two', 'three', 'four', 'five', 'six'][index] ?? '', { group }),
    );
    const { bytes } = await annotated(madeInput(made, { findings }));
    const colours = highlightsOf((await openedPdf(bytes)).pages[0]).map(({ color }) => Array.from(color ?? []).join());
    expect(colours).toHaveLength(6);
    expect(new Set(colours).size).toBe(5);
  });

  test('adds to the outline and the annotations that are there', async () => {
    const made = await madePdf(plainPages, {
      prepare: (document) => {
        const { context } = document;
        const root = context.nextRef();
        const entry = context.register(
          context.obj({ Title: PDFString.of('Clause 1'), Parent: root, Dest: [document.getPage(1).ref, 'Fit'] }),
        );
        context.assign(root, context.obj({ Type: 'Outlines', First: entry, Last: entry, Count: 1 }));
        document.catalog.set(PDFName.of('Outlines'), root);
        const note = context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [10, 10, 30, 30] });
        note.set(PDFName.of('Contents'), PDFHexString.fromText('an older note'));
        document.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.register(note)]));
      },
    });
    const defect = findingOn(made, 2, 'Tribunal', {
      group: 'defect',
      kind: 'path.tribunal_unworkable',
      severity: 'high',
    });
    const { bytes } = await annotated(madeInput(made, { findings: [findingOn(made, 1, 'Seat')], defects: [defect] }));
    const seen = await openedPdf(bytes);
    expect(seen.pages[0]?.annotations.map(({ subtype }) => subtype)).toEqual(['Text', 'Highlight']);
    expect(seen.pages[0]?.annotations[0]?.contentsObj.str).toBe('an older note');
    expect(seen.outline.map(({ title, page }) => [title, page])).toEqual([
      ['Clause 1', 2],
      ['Sampan findings', 1],
    ]);
    const groups = seen.outline[1]?.items ?? [];
    expect(groups.map(({ title }) => title)).toEqual(['Defects (1)', 'Arbitration (1)']);
    expect(groups[0]?.items.map(({ page }) => page)).toEqual([2]);
    expect(groups[0]?.items[0]?.title).toContain('High');
    expect(groups[1]?.items.map(({ page }) => page)).toEqual([1]);
  });

  const protections: readonly (readonly [string, EncryptionAlgorithm])[] = [
    ['AES-256', 'AES-256'],
    ['AES-128', 'AES-128'],
    ['RC4-128', 'RC4-128'],
    ['RC4-40', 'RC4-40'],
  ];
  test.each(protections)('appends to a file protected by %s, opened by either password', async (_, algorithm) => {
    const made = await madePdf(plainPages, {
      useObjectStreams: algorithm.startsWith('AES'),
      prepare: (document) =>
        document.encrypt({
          userPassword: 'user-pw',
          ownerPassword: 'owner-pw',
          algorithm,
          allowWeakCryptography: true,
        }),
    });
    for (const password of ['user-pw', 'owner-pw']) {
      const input = madeInput(made, { findings: [findingOn(made, 1, 'Seat', { fields: { seat: '香港' } })], password });
      const { bytes, warnings } = await annotated(input);
      expect(warnings).toEqual([]);
      expect(startsWith(bytes, made.bytes)).toBe(true);
      const seen = await openedPdf(bytes, 'user-pw');
      expect(seen.pages[0]?.text.map(({ str }) => str)).toEqual(words);
      expect(highlightsOf(seen.pages[0])[0]?.contentsObj.str).toContain('seat: 香港');
      expect(seen.outline[0]?.title).toBe('Sampan findings');
    }
  });

  test('asks for a password and says when it is wrong', async () => {
    const made = await madePdf(plainPages, {
      prepare: (document) => document.encrypt({ userPassword: 'user-pw', ownerPassword: 'owner-pw' }),
    });
    const findings = [findingOn(made, 1, 'Seat')];
    await expect(annotatedPdf(madeInput(made, { findings }))).rejects.toMatchObject({ code: 'password-needed' });
    await expect(annotatedPdf(madeInput(made, { findings, password: 'other' }))).rejects.toMatchObject({
      code: 'password-wrong',
    });
  });

  test('writes a damaged file anew and says so', async () => {
    const made = await madePdf(plainPages);
    const text = Buffer.from(made.bytes).toString('latin1');
    const damaged = new Uint8Array(Buffer.from(text.replace(/startxref\s+\d+/, 'startxref\n7'), 'latin1'));
    const { bytes, warnings } = await annotated(
      madeInput({ ...made, bytes: damaged }, { findings: [findingOn(made, 1, 'Seat')] }),
    );
    expect(warnings).toHaveLength(1);
    const seen = await openedPdf(bytes);
    expect(highlightsOf(seen.pages[0])).toHaveLength(1);
    expect(seen.pages[0]?.text.map(({ str }) => str)).toEqual(words);
  });

  test('gives back what cannot be parsed, and says so', async () => {
    const made = await madePdf(plainPages);
    const noise = new TextEncoder().encode('not a PDF at all');
    const { bytes, warnings } = await annotated(
      madeInput({ ...made, bytes: noise }, { findings: [findingOn(made, 1, 'Seat')] }),
    );
    expect(bytes).toEqual(noise);
    expect(warnings).toHaveLength(1);
  });

  test('leaves rejected findings out and marks pages that were not read', async () => {
    const made = await madePdf([...plainPages, { words: [], image: true }]);
    const rejected = findingOn(made, 1, 'Seat', {
      review: { findingId: '1-Seat', state: 'rejected', fields: {}, note: '', reviewedAtMs: 0 },
    });
    const { bytes } = await annotated(madeInput(made, { findings: [rejected, findingOn(made, 1, 'Institution')] }));
    const seen = await openedPdf(bytes);
    expect(highlightsOf(seen.pages[0])).toHaveLength(1);
    expect(seen.pages[2]?.annotations.map(({ subtype, contentsObj }) => [subtype, contentsObj.str])).toEqual([
      ['Text', 'Image only: Sampan has not read this page.'],
    ]);
    expect(seen.outline[0]?.items[0]).toMatchObject({ title: 'Pages that were not read', items: [{ page: 3 }] });
  });

  test('findings on the very same words share one highlight with both notes', async () => {
    const made = await madePdf(plainPages);
    const findings = [
      findingOn(made, 1, 'Seat'),
      findingOn(made, 1, 'Seat', { id: 'other', kind: 'own.kind', label: 'A kind of our own' }),
    ];
    const { bytes } = await annotated(madeInput(made, { findings }));
    const highlights = highlightsOf((await openedPdf(bytes)).pages[0]);
    expect(highlights).toHaveLength(1);
    expect(highlights[0]?.contentsObj.str).toContain('Seat of arbitration');
    expect(highlights[0]?.contentsObj.str).toContain('A kind of our own');
  });

  test('a line that a defect paints is left to it', async () => {
    const made = await madePdf(plainPages);
    const { bytes } = await annotated(
      madeInput(made, {
        findings: [findingOn(made, 1, 'Seat'), findingOn(made, 1, 'Institution')],
        defects: [findingOn(made, 1, 'Seat', { id: 'defect', group: 'defect', severity: 'high' })],
      }),
    );
    expect(highlightsOf((await openedPdf(bytes)).pages[0])).toHaveLength(3);
    const document = await PDFDocument.load(bytes);
    const drawings = (document.getPage(0).node.Annots()?.asArray() ?? []).map((reference) => {
      const annotation = document.context.lookup(reference, PDFDict);
      const appearance = annotation.lookup(PDFName.of('AP'), PDFDict).lookup(PDFName.of('N'));
      if (!(appearance instanceof PDFRawStream)) throw new Error('a highlight without an appearance');
      const note = annotation.lookup(PDFName.of('NM'), PDFHexString).decodeText();
      return [note, Buffer.from(appearance.getContents()).toString('latin1').split(' m ').length - 1];
    });
    expect(new Map(drawings.map(([name, paths]) => [name, paths]))).toEqual(
      new Map([
        ['sampan-1-Seat-1', 0],
        ['sampan-1-Institution-1', 1],
        ['sampan-defect-1', 1],
      ]),
    );
  });

  test('a further place gets a mark of its own, one inside the finding does not', async () => {
    const made = await madePdf(plainPages);
    const at = (word: string) => findingOn(made, 1, word).anchors;
    const finding = findingOn(made, 1, 'Seat', { supports: [...at('Seat'), ...at('Jurisdiction')] });
    const { bytes } = await annotated(madeInput(made, { findings: [finding] }));
    const notes = highlightsOf((await openedPdf(bytes)).pages[0]).map(({ contentsObj }) => contentsObj.str);
    expect(notes).toHaveLength(2);
    expect(notes.filter((note) => note.startsWith('Also rests on'))).toHaveLength(1);
  });

  test('a document without findings is the source itself', async () => {
    const made = await madePdf(plainPages);
    expect(await annotatedPdf(madeInput(made))).toEqual(made.bytes);
  });
});
