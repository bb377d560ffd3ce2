import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FlowTable } from '#contract/flow.ts';
import { readDoc } from '#main/formats/doc/read-doc.ts';
import { blockWords, bodyBlocks, bodyLines, bodyParagraphs } from './all-text.ts';

/** Our own agreement in three languages, saved as Word 97 by a free word processor (fixtures/README.md). */
const agreement = readFileSync(new URL('fixtures/agreement.doc', import.meta.url));

describe('readDoc', () => {
  it('reads words, automatic numbers, headings, notes, sections, headers and footers', async () => {
    const flow = await readDoc(agreement);
    expect(bodyLines(flow)).toEqual([
      '仲裁協議 Arbitration Agreement',
      '第一條 Definitions 定義',
      '一.1 “Seat” means Hong Kong 香港',
      '(a) 丙項',
      '一.2 仲裁地为北京',
      '第二條 Payment 付款',
      'The fee is HK$1HK$2 struck hidden',
      'Rent monthly 每月',
      'Note here1 尾註i',
      'After the table 表後',
      '第二節',
      'Last section 最後',
      'i 尾註內容 end',
    ]);
    expect(bodyParagraphs(flow)[0]?.headingLevel).toBe(1);
    expect(
      flow.sections.map((section) => [section.pageWidth, blockWords(section.header), blockWords(section.footer)]),
    ).toEqual([
      [595.3, '頁首 Draft', ''],
      [841.9, '頁首 Draft', '頁腳 Foot'],
    ]);
    const note = bodyParagraphs(flow)[8]?.spans.find((span) => span.footnote);
    expect([note?.text, blockWords(note?.footnote)]).toEqual(['1', '註一 foot']);
  });

  it('keeps tracked changes with their authors, comments, struck-out and hidden words', async () => {
    const paragraphs = bodyParagraphs(await readDoc(agreement));
    const at = { author: '李偉', at: '2026-03-01T09:30:00' };
    expect(paragraphs[6]?.spans.flatMap((span) => span.marks ?? [])).toEqual([
      { kind: 'deleted', ...at },
      { kind: 'inserted', ...at },
      { kind: 'struck-out' },
      { kind: 'hidden' },
    ]);
    expect(paragraphs[7]?.spans.flatMap((span) => span.marks ?? [])).toEqual([
      { kind: 'comment', note: 'Weekly? 每週？', author: '陳' },
    ]);
  });

  it('reads tables with merged cells', async () => {
    const [table] = bodyBlocks(await readDoc(agreement)).filter((block): block is FlowTable => block.kind === 'table');
    expect(table?.headerRows).toBe(1);
    expect(
      table?.rows.map((row) => row.map((cell) => [blockWords(cell.blocks), cell.columnSpan ?? 1, cell.rowSpan ?? 1])),
    ).toEqual([
      [
        ['項目', 1, 1],
        ['金額 Amount', 2, 1],
      ],
      [
        ['Rent', 1, 2],
        ['一', 1, 1],
        ['2', 1, 1],
      ],
      [
        ['3', 1, 1],
        ['四', 1, 1],
      ],
    ]);
  });

  it('asks for a copy without a password where the text is encrypted', async () => {
    const copy = Buffer.from(agreement);
    const fib = copy.indexOf(Buffer.from([0xec, 0xa5]));
    copy.writeUInt16LE(copy.readUInt16LE(fib + 10) | 0x100, fib + 10);
    await expect(readDoc(copy)).rejects.toMatchObject({ code: 'password-needed' });
  });
});
