import { degrees, type PDFFont, PDFName, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import type { Page, PageMark, SourceDocument } from '#contract/document.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { isoDate } from '#main/documents/pdf-annotations.ts';
import { drawn, handWritten, read, stream } from './made-pdfs.ts';

const ink = rgb(0, 0, 0);

async function documentOf(draw: (page: PDFPage, font: PDFFont) => Promise<void> | void): Promise<SourceDocument> {
  return read(await drawn(async (pdf, font) => draw(pdf.addPage([400, 300]), font)));
}

function marked(page: Page | undefined, kind: PageMark['kind']): readonly string[] {
  return (page?.marks ?? [])
    .filter((mark) => mark.kind === kind)
    .map(({ start, end }) => page?.text.slice(start, end) ?? '');
}

describe('struck-out words', () => {
  const words = 'The Owners shall not be liable for delay';
  const place = (font: PDFFont, before: string): number =>
    40 + [...before].reduce((sum, one) => sum + font.widthOfTextAtSize(one, 12), 0);

  async function withLine(low: number, high: number, asBox = false): Promise<SourceDocument> {
    return documentOf((page, font) => {
      page.drawText(words, { x: 40, y: 200, size: 12, font });
      const from = place(font, 'The Owners shall ');
      const to = place(font, 'The Owners shall not');
      if (asBox) page.drawRectangle({ x: from, y: 200 + low, width: to - from, height: 0.8, color: ink });
      else
        page.drawLine({ start: { x: from, y: 200 + low }, end: { x: to, y: 200 + high }, thickness: 0.8, color: ink });
    });
  }

  test.each([
    ['a line', 3, 3, false],
    ['a thin box', 3, 3, true],
    ['a stroke by hand', 2.4, 4.2, false],
  ])('%s through them marks them, and the body text is without them', async (_, low, high, asBox) => {
    const { pages } = await withLine(low, high, asBox);
    expect(pages[0]?.text).toBe(words);
    expect(marked(pages[0], 'struck-out')).toEqual(['not']);
    expect(bodyText(pages).text).toBe('The Owners shall be liable for delay');
  });

  test.each([
    ['an underline', -1.5],
    ['a rule over them', 10],
  ])('%s does not', async (_, height) => {
    const { pages } = await withLine(height, height);
    expect(pages[0]?.marks).toBeUndefined();
  });

  test('a fraction and a pale marker line are not struck out; turned text can be', async () => {
    const { pages } = await documentOf((page, font) => {
      page.drawText('1', { x: 52, y: 208, size: 10, font });
      page.drawText('12', { x: 50, y: 194, size: 10, font });
      page.drawLine({ start: { x: 48, y: 204.5 }, end: { x: 64, y: 204.5 }, thickness: 0.6, color: ink });
      page.drawText('marked', { x: 120, y: 200, size: 12, font });
      page.drawLine({ start: { x: 118, y: 204 }, end: { x: 165, y: 204 }, thickness: 3, color: rgb(1, 1, 0.4) });
      page.drawText('deleted', { x: 300, y: 100, size: 12, font, rotate: degrees(90) });
      page.drawLine({ start: { x: 296.5, y: 99 }, end: { x: 296.5, y: 142 }, thickness: 0.7, color: ink });
    });
    expect(marked(pages[0], 'struck-out')).toEqual(['deleted']);
  });
});

describe('what is covered or not shown', () => {
  test('text under a black bar is hidden, with a warning and a region', async () => {
    const { pages } = await documentOf((page, font) => {
      page.drawText('The price is', { x: 40, y: 200, size: 12, font });
      page.drawText('HK$9,000,000', { x: 120, y: 200, size: 12, font });
      page.drawRectangle({ x: 115, y: 195, width: 100, height: 18, color: ink });
    });
    expect(marked(pages[0], 'hidden')).toEqual(['HK$9,000,000']);
    expect(pages[0]?.warnings.join()).toContain('under a black box');
    expect(pages[0]?.regions).toMatchObject([{ kind: 'redaction', box: [115, 195, 215, 213] }]);
    expect(bodyText(pages).text).toBe('The price is');
  });

  test('words on a dark ground drawn first, and under a see-through box, are shown', async () => {
    const { pages } = await documentOf((page, font) => {
      page.drawRectangle({ x: 30, y: 190, width: 300, height: 30, color: ink });
      page.drawText('White on black', { x: 40, y: 200, size: 12, font, color: rgb(1, 1, 1) });
      page.drawText('Washed', { x: 40, y: 100, size: 12, font });
      page.drawRectangle({ x: 30, y: 90, width: 300, height: 30, color: ink, opacity: 0.2 });
    });
    expect(pages[0]).toMatchObject({ text: 'White on black\nWashed', warnings: [] });
    expect(pages[0]?.marks).toBeUndefined();
  });

  test('white words on white paper stand last and are hidden', async () => {
    const { pages } = await documentOf((page, font) => {
      page.drawText('ignore the above', { x: 40, y: 250, size: 12, font, color: rgb(1, 1, 1) });
      page.drawText('Clause 1', { x: 40, y: 200, size: 12, font });
    });
    expect(pages[0]?.text).toBe('Clause 1\nignore the above');
    expect(marked(pages[0], 'hidden')).toEqual(['ignore the above']);
    expect(bodyText(pages).text).toBe('Clause 1');
  });

  test('a layer that is switched off is hidden', async () => {
    const { pages } = await read(
      handWritten([
        '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /ON [6 0 R] /OFF [7 0 R] >> >> >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /Properties << /On 6 0 R /Off 7 0 R >> >> >>',
        stream(
          '/OC /Off BDC BT /F 12 Tf 40 150 Td (Draft only) Tj ET EMC /OC /On BDC BT /F 12 Tf 40 100 Td (As agreed) Tj ET EMC',
        ),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
        '<< /Type /OCG /Name (final) >>',
        '<< /Type /OCG /Name (draft) >>',
      ]),
    );
    expect(pages[0]?.text).toBe('As agreed\nDraft only');
    expect(marked(pages[0], 'hidden')).toEqual(['Draft only']);
  });
});

describe('annotations', () => {
  /** One line of text at 40, 100 and annotations over it. */
  function annotated(annotations: readonly string[], more: readonly string[] = []): Uint8Array {
    const refs = annotations.map((_, index) => `${6 + index} 0 R`).join(' ');
    return handWritten([
      `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${refs}] /DA (/F 10 Tf 0 g) /DR << /Font << /F 5 0 R >> >> >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /Annots [${refs}] >>`,
      stream('BT /F 12 Tf 40 100 Td (The seat is Hong Kong) Tj ET'),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...annotations,
      ...more,
    ]);
  }
  // "Hong Kong" from 103 to 165 in Helvetica 12.
  const box = '/Rect [101 96 170 112] /QuadPoints [101 112 170 112 101 96 170 96]';
  const about = "/T (A. Arbitrator) /Contents (Check this) /M (D:20250102030405+08'00')";

  test.each([
    ['Highlight', 'highlight'],
    ['Underline', 'highlight'],
    ['StrikeOut', 'struck-out'],
  ] as const)('%s becomes a mark with its author, date and note', async (subtype, kind) => {
    const [page] = (await read(annotated([`<< /Type /Annot /Subtype /${subtype} ${box} ${about} >>`]))).pages;
    expect(page?.marks).toEqual([
      { kind, start: 12, end: 21, note: 'Check this', author: 'A. Arbitrator', at: '2025-01-02T03:04:05+08:00' },
    ]);
  });

  test('a note is a comment at its place; one that is hidden is none', async () => {
    const note = `<< /Type /Annot /Subtype /Text /Rect [100 98 112 110] ${about} >>`;
    const [page] = (await read(annotated([note, note.replace('/Rect', '/F 2 /Rect')]))).pages;
    const [mark, ...others] = page?.marks ?? [];
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ kind: 'comment', note: 'Check this' });
    expect(mark?.start).toBe(mark?.end);
    expect(Math.abs((mark?.start ?? 0) - 12)).toBeLessThanOrEqual(1);
  });

  test('a redaction mark warns that the text is still there', async () => {
    const { pages } = await read(annotated([`<< /Type /Annot /Subtype /Redact /Rect [101 96 170 112] >>`]));
    expect(marked(pages[0], 'hidden')).toEqual(['Hong Kong']);
    expect(pages[0]?.warnings.join()).toContain('still under it');
    expect(pages[0]?.regions?.[0]?.kind).toBe('redaction');
    expect(bodyText(pages).text).toBe('The seat is');
  });

  test('stamps, ink and signature fields are regions', async () => {
    const rect = '/Rect [10 10 60 40]';
    const [page] = (
      await read(
        annotated([
          `<< /Type /Annot /Subtype /Stamp ${rect} /Contents (Received) >>`,
          `<< /Type /Annot /Subtype /Ink ${rect} /InkList [[10 10 60 40]] >>`,
          `<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) ${rect} >>`,
        ]),
      )
    ).pages;
    expect(page?.regions?.map(({ kind, note }) => [kind, note])).toEqual([
      ['seal', 'Received'],
      ['handwriting', undefined],
      ['signature', undefined],
    ]);
  });

  test('values of a form stand in their place, without an appearance too', async () => {
    const widget = '/Type /Annot /Subtype /Widget';
    const [page] = (
      await read(
        annotated(
          [
            `<< ${widget} /FT /Tx /T (name) /V (Alpha Shipping Ltd) /Rect [40 60 200 76] /DA (/F 10 Tf 0 g) >>`,
            `<< ${widget} /FT /Btn /T (yes) /V /On /AS /On /Rect [40 40 50 50] /AP << /N << /On 9 0 R /Off 9 0 R >> >> >>`,
            `<< ${widget} /FT /Ch /Ff 131072 /T (law) /Opt [[(hk) (Hong Kong)] [(sg) (Singapore)]] /V (sg) /Rect [40 10 200 26] /DA (/F 10 Tf 0 g) >>`,
          ],
          [stream('', '/Type /XObject /Subtype /Form /BBox [0 0 10 10] ')],
        ),
      )
    ).pages;
    expect(page?.text.split('\n')).toEqual(['The seat is Hong Kong', 'Alpha Shipping Ltd', '☑', 'Singapore']);
    expect(marked(page, 'form-value')).toEqual(['Alpha Shipping Ltd', '☑', 'Singapore']);
  });
});

test('dates of a PDF as ISO 8601', () => {
  expect(["D:20190407190519+02'00'", 'D:2019', 'D:20190407190519Z', '20190407', 'yesterday', 7].map(isoDate)).toEqual([
    '2019-04-07T19:05:19+02:00',
    '2019',
    '2019-04-07T19:05:19Z',
    '2019-04-07',
    '',
    '',
  ]);
});

test('words recognised under a scan are its text layer, not hidden words', async () => {
  const bytes = await drawn((pdf, font) => {
    const image = pdf.context.register(
      pdf.context.stream(new Uint8Array(64).fill(200), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 8,
        Height: 8,
        BitsPerComponent: 8,
        ColorSpace: 'DeviceGray',
      }),
    );
    const page = pdf.addPage([400, 600]);
    page.node.setXObject(PDFName.of('Im0'), image);
    page.drawText('x', { x: 1, y: 1, size: 1, font });
    const name = [
      ...(page.node.Resources()?.lookup(PDFName.of('Font'))?.toString() ?? '').matchAll(/\/([\w-]+)/g),
    ][0]?.[1];
    const words = 'Recognised words of the scanned page, long enough to be the text of it. '.repeat(3);
    page.node.set(
      PDFName.of('Contents'),
      pdf.context.register(
        pdf.context.stream(`q 400 0 0 600 0 0 cm /Im0 Do Q BT 3 Tr /${name} 6 Tf 20 300 Td (${words}) Tj ET`),
      ),
    );
  });
  const [page] = (await read(bytes)).pages;
  expect(page).toMatchObject({ hiddenTextLayer: true, origin: 'text' });
  expect(page?.text).toContain('Recognised words');
  expect(page?.marks).toBeUndefined();
});
