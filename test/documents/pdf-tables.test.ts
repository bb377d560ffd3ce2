import { type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import type { Page, PageTable } from '#contract/document.ts';
import { ruledGrids } from '#main/documents/ruled-grids.ts';
import { drawLines, drawn, handWritten, read, stream } from './made-pdfs.ts';

async function pageOf(draw: (page: PDFPage, font: PDFFont) => void): Promise<Page> {
  const bytes = await drawn((pdf, font) => draw(pdf.addPage([500, 500]), font));
  const [page] = (await read(bytes)).pages;
  if (page === undefined) throw new Error('no page');
  return page;
}

function texts(page: Page, table: PageTable | undefined): readonly (readonly string[])[] {
  return (table?.rows ?? []).map((row) => row.map(({ start, end }) => page.text.slice(start, end)));
}

function line(page: PDFPage, x0: number, y0: number, x1: number, y1: number): void {
  page.drawLine({ start: { x: x0, y: y0 }, end: { x: x1, y: y1 }, thickness: 0.5, color: rgb(0, 0, 0) });
}

const rows = [
  ['Instalment', 'Due', 'Amount'],
  ['First', 'on signing', 'HK$100'],
  ['Second', 'on completion', 'HK$200'],
];

describe('ruled tables', () => {
  test('cells of several lines, an empty cell, text around', async () => {
    const page = await pageOf((sheet, font) => {
      sheet.drawText('The price is payable as follows.', { x: 40, y: 450, size: 11, font });
      drawLines(sheet, font, ['Seller', 'in Hong Kong'], { x: 45, y: 405, size: 11 });
      drawLines(sheet, font, ['Buyer', 'in Singapore'], { x: 205, y: 405, size: 11 });
      drawLines(sheet, font, ['Notice by', 'courier'], { x: 45, y: 345, size: 11 });
      sheet.drawText('Thereafter nothing is due.', { x: 40, y: 270, size: 11, font });
      for (const y of [300, 360, 420]) line(sheet, 40, y, 360, y);
      for (const x of [40, 200, 360]) line(sheet, x, 300, x, 420);
    });
    expect(page.text.split('\n')).toEqual([
      'The price is payable as follows.',
      'Seller',
      'in Hong Kong',
      'Buyer',
      'in Singapore',
      'Notice by',
      'courier',
      'Thereafter nothing is due.',
    ]);
    expect(texts(page, page.tables?.[0])).toEqual([
      ['Seller\nin Hong Kong', 'Buyer\nin Singapore'],
      ['Notice by\ncourier', ''],
    ]);
    expect(page.tables?.[0]?.box).toEqual([40, 300, 360, 420]);
  });

  test('a row of single lines stays one line, and a heading over both columns spans them', async () => {
    const page = await pageOf((sheet, font) => {
      sheet.drawText('Schedule of payments', { x: 60, y: 405, size: 11, font });
      for (const [row, cells] of [
        ['Signing', 'HK$100'],
        ['Completion', 'HK$200'],
      ].entries()) {
        for (const [column, text] of cells.entries()) {
          sheet.drawText(text, { x: 45 + column * 160, y: 375 - row * 30, size: 11, font });
        }
      }
      for (const y of [330, 360, 390, 420]) line(sheet, 40, y, 360, y);
      for (const x of [40, 360]) line(sheet, x, 330, x, 420);
      line(sheet, 200, 330, 200, 390);
    });
    expect(page.text).toBe('Schedule of payments\nSigning HK$100\nCompletion HK$200');
    expect(page.tables?.[0]?.rows[0]).toEqual([{ start: 0, end: 20, columnSpan: 2 }]);
    expect(texts(page, page.tables?.[0]).slice(1)).toEqual([
      ['Signing', 'HK$100'],
      ['Completion', 'HK$200'],
    ]);
  });

  test('a frame around a page and a rule under a heading are no table', async () => {
    const page = await pageOf((sheet, font) => {
      drawLines(sheet, font, ['NOTICE OF ARBITRATION', 'The Claimant gives notice.'], { x: 60, y: 400, size: 12 });
      sheet.drawRectangle({ x: 30, y: 30, width: 440, height: 440, borderWidth: 1, borderColor: rgb(0, 0, 0) });
      line(sheet, 60, 390, 400, 390);
    });
    expect(page.tables).toBeUndefined();
  });

  test('grids are bounded, and shapes that are no rectangles are none', () => {
    const flat = (y: number, x0: number, x1: number) => ({ x0, x1, y0: y, y1: y });
    const upright = (x: number, y0: number, y1: number) => ({ x0: x, x1: x, y0, y1 });
    const many = Array.from({ length: 400 }, (_, index) => flat(index * 6, 0, 100));
    expect(ruledGrids([...many, upright(0, 0, 2400), upright(50, 0, 2400), upright(100, 0, 2400)])).toEqual([]);
    // An L: the upper left cell goes on below and to the right.
    const shape = [
      flat(0, 0, 20),
      flat(20, 0, 20),
      upright(0, 0, 20),
      upright(20, 0, 20),
      flat(10, 10, 20),
      upright(10, 0, 10),
    ];
    expect(ruledGrids(shape)).toEqual([]);
  });
});

describe('tables without lines', () => {
  test('aligned columns are a table whose rows stay lines', async () => {
    const page = await pageOf((sheet, font) => {
      for (const [row, cells] of rows.entries()) {
        for (const [column, text] of cells.entries()) {
          sheet.drawText(text, { x: 40 + column * 150, y: 400 - row * 18, size: 11, font });
        }
      }
    });
    expect(page.text).toBe(rows.map((cells) => cells.join(' ')).join('\n'));
    expect(texts(page, page.tables?.[0])).toEqual(rows);
  });

  test('a numbered list and two columns of prose are none', async () => {
    const list = await pageOf((sheet, font) => {
      for (let row = 0; row < 6; row += 1) {
        sheet.drawText(`${row + 1}.`, { x: 40, y: 400 - row * 16, size: 11, font });
        sheet.drawText(`obligation number ${row * 7} of the carrier`, { x: 80, y: 400 - row * 16, size: 11, font });
      }
    });
    expect(list.tables).toBeUndefined();
    const prose = await pageOf((sheet, font) => {
      const words = [
        'The parties agree that any',
        'dispute shall be referred to',
        'arbitration in Hong Kong',
        'under the Rules in force.',
      ];
      drawLines(sheet, font, words, { x: 40, y: 400, size: 11 });
      drawLines(sheet, font, words, { x: 260, y: 400, size: 11 });
    });
    expect(prose.tables).toBeUndefined();
  });
});

test('the tags of a file name its cells and headings, whatever the geometry', async () => {
  const cell = (id: number, x: number, y: number, text: string): string =>
    `/P << /MCID ${id} >> BDC BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET EMC`;
  const content = [
    cell(0, 40, 150, 'Party'),
    cell(1, 150, 150, 'Share'),
    cell(3, 150, 130, '60'),
    cell(2, 40, 130, 'Alpha'),
  ];
  const element = (kind: string, parent: number, kids: string): string =>
    `<< /Type /StructElem /S /${kind} /P ${parent} 0 R /Pg 3 0 R /K ${kids} >>`;
  const document = await read(
    handWritten([
      '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /StructParents 0 /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      stream(content.join('\n')),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      '<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [10 0 R 11 0 R 12 0 R 13 0 R]] >> >>',
      element('Table', 6, '[8 0 R 9 0 R]'),
      element('TR', 7, '[10 0 R 11 0 R]'),
      element('TR', 7, '[12 0 R 13 0 R]'),
      element('TH', 8, '0'),
      element('TH', 8, '1'),
      element('TD', 9, '2'),
      element('TD', 9, '3'),
    ]),
  );
  const [page] = document.pages;
  if (page === undefined) throw new Error('no page');
  expect(page.text).toBe('Party Share\nAlpha 60');
  expect(texts(page, page.tables?.[0])).toEqual([
    ['Party', 'Share'],
    ['Alpha', '60'],
  ]);
  expect(page.tables?.[0]?.rows[0]?.map((each) => each.header)).toEqual([true, true]);
});
