import type { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { analysisJson } from '#main/reports/analysis-json.ts';
import { annotatedPdf } from '#main/reports/annotated-pdf.ts';
import { packedLayer } from '#main/reports/packed-layer.ts';
import { pageDoubts } from '#main/reports/page-doubts.ts';
import { reportDocx } from '#main/reports/report-docx.ts';
import { reportHtml } from '#main/reports/report-html.ts';
import type { ReportInput, ReportPage } from '#main/reports/report-input.ts';
import { reportWords } from '#main/reports/report-words.ts';
import { findingOn, madeInput, madePdf } from './made-report.ts';
import { openedPdf } from './opened-pdf.ts';
import { outputLanguages } from './rich-input.ts';
import { zipText } from './zip-text.ts';

/** A recognised page without text of its own: weak "Seat", "HKD" repaired from "HK0", a correction, a redaction. */
async function recognisedInput(more: Partial<ReportInput> = {}): Promise<ReportInput> {
  const words = ['Seat', 'HKD', 'Arbitration'];
  const inked = await madePdf([{ words }]);
  const bare = await madePdf([{ words: [], image: true }]);
  const at = (word: string) => {
    const start = inked.pages[0]?.text.indexOf(word) ?? 0;
    return { start, end: start + word.length, quads: [inked.quadOf(1, word)] };
  };
  const pages = inked.pages.map(
    (page): ReportPage => ({
      ...page,
      origin: 'ocr',
      regions: [{ kind: 'redaction', box: [10, 10, 90, 20] }],
      marks: [{ kind: 'repaired', start: at('HKD').start, end: at('HKD').end, note: 'HK0' }],
      doubts: [
        { kind: 'weak', ...at('Seat') },
        { kind: 'repaired', note: 'HK0', ...at('HKD') },
        { kind: 'corrected', note: 'Arbitratlon', ...at('Arbitration') },
      ],
    }),
  );
  const lines = words.map((word) => {
    const { start, end, quads } = at(word);
    const [x = 0, top = 0, right = 0, , , bottom = 0] = quads[0] ?? [];
    const width = (right - x) / word.length;
    const edges = Array.from({ length: word.length + 1 }, (_, index) => index * width);
    const run = {
      start,
      end,
      x,
      y: bottom + 3,
      direction: [1, 0] as const,
      ascent: top - bottom - 3,
      descent: 3,
      edges,
    };
    return { start, end, role: 'body' as const, runs: [run] };
  });
  const layer = packedLayer({ number: 1, text: words.join('\n'), lines });
  return madeInput(
    { bytes: bare.bytes, pages },
    {
      findings: [findingOn(inked, 1, 'Seat'), findingOn(inked, 1, 'HKD', { kind: 'gen.payment', group: 'general' })],
      layers: [layer],
      ...more,
    },
  );
}

describe('words that were not read for certain', () => {
  test('are underlined in the PDF, each with its note, over the text laid on the ink', async () => {
    const input = await recognisedInput();
    const seen = await openedPdf(await annotatedPdf(input));
    const notes = (seen.pages[0]?.annotations ?? []).filter(({ subtype }) => subtype === 'Underline');
    expect(notes.map(({ contentsObj }) => contentsObj.str)).toEqual([
      'recognised with low confidence',
      'repaired: the ink was read as “HK0”',
      'corrected by a person; was read as “Arbitratlon”',
    ]);
    expect(notes.every(({ hasAppearance }) => hasAppearance)).toBe(true);
    expect(seen.pages[0]?.text.map(({ str }) => str)).toEqual(['Seat', 'HKD', 'Arbitration']);
    // Text and underline stand at the same place.
    for (const [index, { transform, width }] of (seen.pages[0]?.text ?? []).entries()) {
      const [left = 0, , right = 0] = notes[index]?.rect ?? [];
      expect(Math.abs((transform[4] ?? 0) - left)).toBeLessThan(2);
      expect(Math.abs((transform[4] ?? 0) + width - right)).toBeLessThan(2);
    }
  });

  test.each([false, true])(
    'the layer goes into a protected file too (object streams: %s)',
    async (useObjectStreams) => {
      const input = await recognisedInput();
      const source = await madePdf([{ words: [], image: true }], {
        useObjectStreams,
        prepare: (document: PDFDocument) => document.encrypt({ userPassword: 'pw', ownerPassword: 'pw' }),
      });
      const bytes = await annotatedPdf({ ...input, sourceBytes: source.bytes, password: 'pw' });
      const seen = await openedPdf(bytes, 'pw');
      expect(seen.pages[0]?.text.map(({ str }) => str)).toEqual(['Seat', 'HKD', 'Arbitration']);
    },
  );

  test.each(outputLanguages)('are named beside the findings that rest on them in %s', async (language) => {
    const input = await recognisedInput({ language });
    const words = reportWords(language);
    const html = reportHtml(input);
    const docx = zipText(await reportDocx(input)).get('word/document.xml') ?? '';
    for (const text of [html, docx]) {
      expect(text).toContain(words.weakNote);
      expect(text).toContain('HK0');
      expect(text).not.toContain('Arbitratlon');
      expect(text).toContain(words.readingRecognised);
      expect(text).toContain(words.readingRedacted);
    }
    expect(reportHtml({ ...input, document: { ...input.document, pages: [] } })).not.toContain(words.readingTitle);
  });

  test('stand in the analysis with marks and regions', async () => {
    const { document } = analysisJson(await recognisedInput());
    expect(document).toMatchObject({
      pages: [
        { origin: 'ocr', weak: [{ start: 0, end: 4 }], regions: [{ kind: 'redaction' }], marks: [{ note: 'HK0' }] },
      ],
    });
  });

  test('a mark says more than a weak stretch inside it', async () => {
    const [page] = (await recognisedInput()).document.pages;
    if (page === undefined) throw new Error('the report has a page');
    const weak = [
      { start: 0, end: 4 },
      { start: 5, end: 8 },
    ];
    const doubts = pageDoubts({ ...page, lines: [], mends: [] }, weak, () => []);
    expect(doubts.map(({ kind, start }) => [kind, start])).toEqual([
      ['weak', 0],
      ['repaired', 5],
    ]);
  });
});
