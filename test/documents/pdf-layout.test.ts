import { type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import type { Page, SourceDocument } from '#contract/document.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { looksGarbled } from '#main/documents/text-quality.ts';
import { drawLines, drawn, read } from './made-pdfs.ts';

async function documentOf(...draws: ((page: PDFPage, font: PDFFont) => void)[]): Promise<SourceDocument> {
  return read(
    await drawn((pdf, font) => {
      for (const draw of draws) draw(pdf.addPage([500, 700]), font);
    }),
  );
}

const sentence = (index: number): string =>
  `The Respondent denies the allegation made in item ${String.fromCharCode(97 + index)} above`;

describe('line-numbered pleadings', () => {
  test('numbers of lines are taken out of the body', async () => {
    const document = await documentOf((page, font) => {
      for (let line = 1; line <= 28; line += 1) {
        const y = 660 - line * 22;
        page.drawText(String(line), { x: line < 10 ? 46 : 40, y, size: 11, font });
        // Every fourth line is empty, as between paragraphs.
        if (line % 4 !== 0) page.drawText(sentence(line % 20), { x: 80, y, size: 11, font });
      }
    });
    const lines = bodyText(document.pages).text.split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.every((line) => line.startsWith('The Respondent'))).toBe(true);
    expect(document.pages[0]?.text).toContain('\n28');
  });

  test('numbered paragraphs and a column of numbers in a table keep theirs', async () => {
    const document = await documentOf((page, font) => {
      for (let item = 1; item <= 14; item += 1) {
        const y = 660 - item * 40;
        page.drawText(String(item), { x: item < 10 ? 46 : 40, y, size: 11, font });
        page.drawText(sentence(item), { x: 80, y, size: 11, font });
        page.drawText('in every respect.', { x: 80, y: y - (item % 3 === 0 ? 28 : 14), size: 11, font });
        if (item === 14) page.drawText('Signed', { x: 20, y: y - 30, size: 11, font });
      }
    });
    expect(bodyText(document.pages).text).toContain('7 The Respondent');
  });
});

describe('notes in the margin', () => {
  test.each([
    ['left', 40, 130],
    ['right', 420, 50],
  ])('at the %s stand before the paragraph beside them', async (_, noteX, textX) => {
    const document = await documentOf((page, font) => {
      let y = 650;
      for (let section = 1; section <= 5; section += 1) {
        if (section % 2 === 1)
          drawLines(page, font, [`Note on`, `matter ${'abcde'.charAt(section - 1)}`], { x: noteX, y, size: 8 });
        for (let line = 0; line < 6; line += 1) {
          const text =
            line === 0
              ? `${section}. The provisions of this section apply to every`
              : 'arbitration under an arbitration agreement in the case';
          page.drawText(line === 5 ? 'of a party to it.' : text, { x: textX, y, size: 11, font });
          y -= 15;
        }
        y -= 8;
      }
    });
    const lines = (document.pages[0]?.text ?? '').split('\n');
    expect(lines.slice(0, 3)).toEqual(['Note on', 'matter a', '1. The provisions of this section apply to every']);
    expect(lines[lines.indexOf('matter c') + 1]).toBe('3. The provisions of this section apply to every');
    expect(lines).toHaveLength(36);
  });
});

describe('footnotes', () => {
  const body = (page: PDFPage, font: PDFFont, from: number, count: number): void =>
    drawLines(
      page,
      font,
      Array.from({ length: count }, (_, index) => sentence((from + index) % 26)),
      { x: 50, y: 650, size: 11 },
    );

  test('below a rule are marked, each by itself, and follow the body', async () => {
    const document = await documentOf(
      (page, font) => {
        body(page, font, 0, 20);
        page.drawLine({ start: { x: 50, y: 130 }, end: { x: 180, y: 130 }, thickness: 0.5, color: rgb(0, 0, 0) });
        drawLines(
          page,
          font,
          ['1 Exhibit C-7, page 4.', '2 Witness statement of Mr Chan, which was', 'served late and'],
          { x: 50, y: 115, size: 8 },
        );
      },
      (page, font) => {
        body(page, font, 5, 12);
        page.drawLine({ start: { x: 50, y: 130 }, end: { x: 180, y: 130 }, thickness: 0.5, color: rgb(0, 0, 0) });
        drawLines(page, font, ['without leave.', '3 Exhibit R-1.'], { x: 50, y: 115, size: 8 });
      },
    );
    const notes = (page: Page | undefined): readonly string[] =>
      (page?.marks ?? [])
        .filter(({ kind }) => kind === 'footnote')
        .map(({ start, end }) => page?.text.slice(start, end) ?? '');
    expect(notes(document.pages[0])).toEqual([
      '1 Exhibit C-7, page 4.',
      '2 Witness statement of Mr Chan, which was\nserved late and',
    ]);
    expect(notes(document.pages[1])).toEqual(['without leave.', '3 Exhibit R-1.']);
    expect(bodyText(document.pages).text.split('\n').slice(-5)).toEqual([
      '1 Exhibit C-7, page 4.',
      '2 Witness statement of Mr Chan, which was',
      'served late and',
      'without leave.',
      '3 Exhibit R-1.',
    ]);
  });

  test('small print amid the page is none', async () => {
    const document = await documentOf((page, font) => {
      drawLines(
        page,
        font,
        Array.from({ length: 8 }, (_, index) => sentence(index)),
        { x: 50, y: 650, size: 11 },
      );
      drawLines(page, font, ['1 copy is for the Master', '2 copies are for the Owners'], { x: 50, y: 480, size: 8 });
      drawLines(
        page,
        font,
        Array.from({ length: 8 }, (_, index) => sentence(index + 9)),
        { x: 50, y: 420, size: 11 },
      );
    });
    expect(document.pages[0]?.marks).toBeUndefined();
  });
});

describe('text layers that cannot be right', () => {
  const legal =
    'Any dispute, controversy or claim arising out of or relating to this contract, or the breach, termination or invalidity thereof, shall be settled by arbitration administered by the Centre. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be three. ';
  const shifted = (by: number): string =>
    [...legal.repeat(3)]
      .map((one) => (/[a-z]/i.test(one) ? String.fromCharCode(one.charCodeAt(0) + by) : one))
      .join('');

  test.each([
    [
      'letters shifted by three',
      [...legal.repeat(3)]
        .map((one) => (/[a-z]/.test(one) ? String.fromCharCode(97 + ((one.charCodeAt(0) - 97 + 3) % 26)) : one))
        .join(''),
    ],
    ['codes shifted into signs', shifted(-64)],
  ])('%s', (_, text) => expect(looksGarbled(text)).toBe(true));

  test.each([
    ['English', legal.repeat(3)],
    [
      'German',
      'Alle Streitigkeiten, die sich aus oder in Zusammenhang mit dem vorliegenden Vertrag ergeben, werden nach der Schiedsgerichtsordnung endgültig entschieden. '.repeat(
        3,
      ),
    ],
    ['Chinese', '凡因本合同引起的或与本合同有关的任何争议，均应提交仲裁委员会进行仲裁。'.repeat(20)],
    [
      'a list of names',
      'Wong Kwok Keung, Xu Zhiqiang, Ng Tsz Ying, Cheung Hiu Fung, Hsieh Ming-chuan, Tsang Wing Kwan, Zheng Jianguo, Kwan Pui Shan. '.repeat(
        3,
      ),
    ],
    ['leaders of a contents page', `Definitions ${'.'.repeat(60)} 1\nTerm ${'.'.repeat(70)} 2\n`.repeat(10)],
    ['little text', 'Xqzj 1234'],
  ])('%s is left alone', (_, text) => expect(looksGarbled(text)).toBe(false));
});
