import * as sheets from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowTable } from '#contract/flow.ts';
import { csvRows, csvSeparator } from '#main/formats/csv/csv-rows.ts';
import { readSpreadsheet } from '#main/formats/xlsx/read-spreadsheet.ts';
import { columnLetters } from '#main/formats/xlsx/sheet-grid.ts';
import { blockWords, bodyBlocks } from './all-text.ts';

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cells(table: FlowTable | undefined): string[][] {
  return (table?.rows ?? []).map((row) => row.map((cell) => blockWords(cell.blocks)));
}

async function tables(bytes: Uint8Array, name?: string): Promise<FlowTable[]> {
  const flow = await readSpreadsheet(bytes, name === undefined ? {} : { name });
  return bodyBlocks(flow).filter((block): block is FlowTable => block.kind === 'table');
}

describe('workbooks', () => {
  it('shows values as the sheet does: dates, money, Chinese numerals, weekdays, years of the Republic', async () => {
    const shown: readonly (readonly [number, string, string])[] = [
      [45418, 'yyyy"年"m"月"d"日"', '2024年5月6日'],
      [1234.5, '#,##0.00', '1,234.50'],
      [0.125, '0.0%', '12.5%'],
      [45418, 'mm-dd-yy', '2024-05-06'],
      [1234, '[DBNum2][$-804]General"元整"', '壹仟贰佰叁拾肆元整'],
      [45418, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二四年五月六日'],
      [45418, '[$-404]e"年"m"月"d"日"', '113年5月6日'],
      [45418, '[$-804]aaaa', '星期一'],
    ];
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('數');
      for (const [index, [value, format]] of shown.entries()) {
        const cell = sheet.getCell(index + 1, 1);
        cell.value = value;
        cell.numFmt = format;
      }
    });
    expect(cells((await tables(bytes))[0]).flat()).toEqual(shown.map(([, , text]) => text));
  });

  it('keeps merged cells, formulas and comments, heads columns, and names sections by sheets', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('費用 Costs');
      sheet.addRow(['項目', 'Amount']);
      sheet.addRow(['Rent', 5]);
      sheet.addRow(['Fees', 7]);
      sheet.getCell('B4').value = { formula: 'SUM(B2:B3)', result: 12 };
      sheet.getCell('B4').note = 'checked';
      sheet.mergeCells('A5:B5');
      sheet.getCell('A5').value = 'Total 合計';
      book.addWorksheet('隱', { state: 'hidden' }).addRow(['secret']);
    });
    const flow = await readSpreadsheet(bytes);
    expect(flow.sections.map((section) => section.name)).toEqual(['費用 Costs', '隱']);
    expect(flow.warnings).toEqual(['Hidden sheets are shown: “隱”.']);
    const [table] = bodyBlocks(flow) as readonly FlowTable[];
    expect(table?.headerRows).toBe(1);
    const sum = table?.rows[3]?.[1]?.blocks[0];
    expect(sum).toEqual({
      kind: 'paragraph',
      spans: [
        {
          text: '12',
          marks: [
            { kind: 'comment', note: 'checked', author: 'Author' },
            { kind: 'comment', note: '=SUM(B2:B3)' },
          ],
        },
      ],
    });
    expect(table?.rows[4]).toHaveLength(1);
    expect(table?.rows[4]?.[0]?.columnSpan).toBe(2);
  });

  it('keeps a comment on an empty cell, and tells of words under merged cells', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('A');
      sheet.addRow(['x', 'y']);
      sheet.getCell('B9').note = '空格的批註';
    });
    expect(blockWords((await readSpreadsheet(bytes)).sections[0]?.blocks)).toContain('空格的批註');
    const sheet = sheets.utils.aoa_to_sheet([['over', 'under']]);
    sheet['!merges'] = [sheets.utils.decode_range('A1:B1')];
    const book = sheets.utils.book_new();
    sheets.utils.book_append_sheet(book, sheet, 'A');
    const merged = await readSpreadsheet(new Uint8Array(sheets.write(book, { type: 'array', bookType: 'xlsx' })));
    expect(merged.warnings).toEqual(['1 cell was under merged cells in “A” and not shown.']);
  });

  it('cuts a sheet that is too wide into bands of columns and loses no cell', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('Wide');
      sheet.addRow(Array.from({ length: 40 }, (_, column) => `head ${column}`));
      sheet.addRow(Array.from({ length: 40 }, (_, column) => column));
    });
    const flow = await readSpreadsheet(bytes);
    expect(flow.sections.length).toBeGreaterThan(1);
    expect(flow.sections[0]?.name).toMatch(/^Wide · A–[A-Z]+$/);
    expect(flow.sections.every((section) => (section.pageWidth ?? 0) > (section.pageHeight ?? 0))).toBe(true);
    const bands = bodyBlocks(flow) as readonly FlowTable[];
    expect(bands.flatMap((band) => cells(band)[0])).toEqual(
      Array.from({ length: 40 }, (_, column) => `head ${column}`),
    );
    expect(bands.every((band) => band.headerRows === 1)).toBe(true);
  });

  it('reads XLS', async () => {
    const book = sheets.utils.book_new();
    sheets.utils.book_append_sheet(
      book,
      sheets.utils.aoa_to_sheet([
        ['日期', '金額'],
        ['一月', 12.5],
      ]),
      '帳目',
    );
    const bytes = new Uint8Array(sheets.write(book, { type: 'array', bookType: 'biff8' }));
    const flow = await readSpreadsheet(bytes);
    expect(flow.mediaType).toBe('application/vnd.ms-excel');
    expect(flow.sections[0]?.name).toBe('帳目');
    expect(cells(bodyBlocks(flow)[0] as FlowTable)).toEqual([
      ['日期', '金額'],
      ['一月', '12.5'],
    ]);
  });
});

describe('tables as text', () => {
  const lines = '日期,項目,金額\r\n2024-05-06,"租金, 五月",5000\r\n2024-06-01,管理費,800\r\n';
  const big5: Readonly<Record<string, readonly number[]>> = {
    日: [0xa4, 0xe9],
    期: [0xb4, 0xc1],
    項: [0xb6, 0xb5],
    目: [0xa5, 0xd8],
    金: [0xaa, 0xf7],
    額: [0xc3, 0x42],
    租: [0xaf, 0xb2],
    五: [0xa4, 0xad],
    月: [0xa4, 0xeb],
    管: [0xba, 0xde],
    理: [0xb2, 0x7a],
    費: [0xb6, 0x4f],
  };
  const gb: Readonly<Record<string, readonly number[]>> = {
    日: [0xc8, 0xd5],
    期: [0xc6, 0xda],
    项: [0xcf, 0xee],
    目: [0xc4, 0xbf],
    金: [0xbd, 0xf0],
    额: [0xb6, 0xee],
    租: [0xd7, 0xe2],
    五: [0xce, 0xe5],
    月: [0xd4, 0xc2],
    管: [0xb9, 0xdc],
    理: [0xc0, 0xed],
    费: [0xb7, 0xd1],
  };
  const encode = (text: string, table: Readonly<Record<string, readonly number[]>>) =>
    Uint8Array.from([...text].flatMap((sign) => table[sign] ?? [sign.charCodeAt(0)]));
  const simplified = lines.replaceAll('項', '项').replaceAll('額', '额').replaceAll('費', '费');
  const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

  it.each([
    ['utf-8', new TextEncoder().encode(lines), '額'],
    ['utf-16le', utf16(lines), '額'],
    ['big5', encode(lines, big5), '額'],
    ['gb18030', encode(simplified, gb), '额'],
  ])('reads %s', async (encoding, bytes, sign) => {
    const flow = await readSpreadsheet(bytes, { name: '帳目.csv' });
    expect(flow.facts).toEqual([{ name: 'encoding', value: encoding }]);
    expect(flow.sections[0]?.name).toBe('帳目');
    const found = cells(bodyBlocks(flow)[0] as FlowTable);
    expect(found[0]?.[2]).toBe(`金${sign}`);
    expect(found[1]).toEqual(['2024-05-06', '租金, 五月', '5000']);
  });

  it.each([';', '\t', '|', ','])('finds the separator %j', (separator) => {
    expect(csvSeparator(`a${separator}b${separator}c\n1${separator}"x,y"${separator}3\n`)).toBe(separator);
  });

  it('reads back any cells that were quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
          expect(csvRows(text, ',', () => {})).toEqual(rows);
        },
      ),
    );
  });

  it('letters columns as sheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
