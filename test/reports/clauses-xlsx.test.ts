import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from '#main/reports/cell-text.ts';
import { clausesXlsx } from '#main/reports/clauses-xlsx.ts';
import { reportWords } from '#main/reports/report-words.ts';
import { outputLanguages, richInput } from './rich-input.ts';

async function workbookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const content = new ArrayBuffer(bytes.length);
  new Uint8Array(content).set(bytes);
  await workbook.xlsx.load(content);
  return workbook;
}

type Row = Readonly<Record<string, ExcelJS.CellValue>>;

/** A sheet's rows by the titles of its first row. */
function rowsOf(workbook: ExcelJS.Workbook, name: string): readonly Row[] {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  const rows: Row[] = [];
  for (let number = 2; number <= sheet.rowCount; number += 1) {
    const row: Record<string, ExcelJS.CellValue> = {};
    sheet.getRow(1).eachCell((head, column) => {
      row[String(head.value)] = sheet.getRow(number).getCell(column).value;
    });
    rows.push(row);
  }
  return rows;
}

describe('clausesXlsx', () => {
  test('lists all documents, rejected findings with their state, and real dates and numbers', async () => {
    const second = richInput('en');
    const workbook = await workbookOf(
      await clausesXlsx([richInput('en'), { ...second, document: { ...second.document, name: 'other.pdf' } }]),
    );
    const findings = rowsOf(workbook, 'Findings');
    expect(findings.map((row) => [row.Document, row['Finding no.'], row.Review])).toEqual([
      ['供應協議 <b>.pdf', 'seat', 'corrected'],
      ['供應協議 <b>.pdf', 'rejected', 'rejected'],
      ['other.pdf', 'seat', 'corrected'],
      ['other.pdf', 'rejected', 'rejected'],
    ]);
    expect(findings[0]).toMatchObject({ Page: 1, Clause: '第十五條', Confidence: 0.9, Note: 'checked by hand' });
    expect(findings[0]?.Particulars).toBe('seat: 深圳\nmandatory: yes');
    expect(findings[0]?.['Corrected particulars']).toBe('seat: 香港');
    expect(findings[0]?.['Reviewed on']).toEqual(new Date(1_700_000_000_000));
    const [fact] = rowsOf(workbook, 'Facts');
    expect(fact).toMatchObject({ Value: 1_200_000, Currency: 'USD' });
    const [deadline] = rowsOf(workbook, 'Deadlines');
    expect(deadline?.Date).toEqual(new Date('2026-12-24T00:00:00Z'));
    expect(deadline?.Value).toBe(30);
    expect(rowsOf(workbook, 'Documents')[0]).toMatchObject({ Pages: 2, 'Pages not read': '2', Defects: 1 });
  });

  test('no cell is a formula, and what looks like one is guarded', async () => {
    const workbook = await workbookOf(await clausesXlsx([richInput('en')]));
    const texts: string[] = [];
    workbook.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
          expect(cell.type).not.toBe(ExcelJS.ValueType.Hyperlink);
          if (typeof cell.value === 'string') texts.push(cell.value);
        });
      });
    });
    expect(texts).toContain('\'=HYPERLINK("http://example.org")');
    expect(texts).toContain("'+1 of the “rules” <b>bold</b>");
    expect(texts.filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
  });

  test.each(outputLanguages)('has a frozen head with filters on every sheet in %s', async (language) => {
    const workbook = await workbookOf(await clausesXlsx([richInput(language)]));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(Object.values(reportWords(language).sheets));
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
    }
  });

  test('is a workbook without documents too', async () => {
    const workbook = await workbookOf(await clausesXlsx([]));
    expect(rowsOf(workbook, 'Documents')).toEqual([]);
  });
});

describe('cellText', () => {
  test('never begins like a formula and keeps the rest of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = cellText(text);
        expect(cell).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/);
        expect(cell.length).toBeLessThanOrEqual(32_767);
        if (/^[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text)) expect(cell).toBe(text);
      }),
    );
  });

  test('cuts what Excel would not open', () => {
    expect(cellText('條'.repeat(40_000))).toHaveLength(32_767);
    expect(cellText('a\u0000b\u000bc')).toBe('abc');
  });
});
