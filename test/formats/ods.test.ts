import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowTable } from '#contract/flow.ts';
import { formulaInLetters } from '#main/formats/ods/open-formula.ts';
import { readOds } from '#main/formats/ods/read-ods.ts';
import { blockWords, bodyBlocks, bodyLines } from './all-text.ts';
import { zipOf } from './zip-of.ts';

const costs = new Uint8Array(readFileSync(new URL('fixtures/costs.ods', import.meta.url)));

const names = ['office', 'text', 'table', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** A flat spreadsheet with one sheet of these rows. */
function flat(rows: string, rest = ''): Uint8Array {
  return new TextEncoder().encode(
    `<?xml version="1.0"?><office:document ${names} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="甲">${rows}</table:table>${rest}</office:spreadsheet></office:body></office:document>`,
  );
}

const cell = (words: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${words}</text:p></table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;

async function tables(bytes: Uint8Array): Promise<FlowTable[]> {
  return bodyBlocks(await readOds(bytes)).filter((block): block is FlowTable => block.kind === 'table');
}

function words(table: FlowTable | undefined): string[][] {
  return (table?.rows ?? []).map((cells) =>
    cells.map(({ blocks }) =>
      blocks
        .map((block) => (block.kind === 'paragraph' ? block.spans.map(({ text }) => text).join('') : ''))
        .join('\n'),
    ),
  );
}

describe('readOds', () => {
  it('reads a file of LibreOffice as its sheets show it, hidden rows, columns and sheets too', async () => {
    const flow = await readOds(costs);
    expect(flow.mediaType).toBe('application/vnd.oasis.opendocument.spreadsheet');
    expect(flow.sections.map(({ name }) => name)).toEqual(['費用 Costs', '底稿 notes']);
    expect(flow.warnings).toEqual([
      '2 hidden row or columns were found in “費用 Costs” and shown.',
      'Hidden sheets are shown: “底稿 notes”.',
    ]);
    const [first, second] = await tables(costs);
    expect(words(first)).toEqual([
      ['項目 Item', '日期 Date', '金額 Amount', '分攤'],
      // The file shows 05/06/26, which is May in one country and June in another.
      ['仲裁員費用\nTribunal’s fees', '2026-05-06', 'HK$120,000.50', '60.0%'],
      ['翻译费', '2026年7月1日', 'HK$80,000.00', '40.0%'],
      ['合計 Total', 'HK$200,007.50', ''],
      ['', '', '', ''],
      ['同上', '同上', '同上', ''],
      ...new Array(3).fill(['重複行 repeated', '', 'HK$1.00', '']),
    ]);
    expect(words(second)).toEqual([['唔好畀對方睇'], ['TRUE'], ['7'], ['#DIV/0!']]);
    expect(bodyLines(flow)).toEqual(['附註：以港元計 in Hong Kong dollars']);
  });

  it('keeps merged cells, comments and formulas, and heads the columns where a filter stands', async () => {
    const [table] = await tables(costs);
    expect(table?.headerRows).toBe(1);
    expect(table?.rows[3]?.map(({ columnSpan }) => columnSpan ?? 1)).toEqual([2, 1, 1]);
    const marksAt = (at: number, column: number) => {
      const block = table?.rows[at]?.[column]?.blocks[0];
      return block?.kind === 'paragraph' ? block.spans[0]?.marks : undefined;
    };
    expect(marksAt(1, 2)).toEqual([
      { kind: 'comment', note: '誰付？ Who pays?', author: '何', at: '2026-06-01T00:00:00' },
    ]);
    expect(marksAt(3, 1)).toEqual([{ kind: 'comment', note: "=SUM(C2:C3,'底稿 notes'!A3)" }]);
  });

  it('writes a value by its type where the file has no shown words', async () => {
    const value = (type: string, rest: string) => `<table:table-cell office:value-type="${type}" office:${rest}/>`;
    const bytes = flat(
      row(
        value('float', 'value="1.5"') +
          value('percentage', 'value="0.07"') +
          value('currency', 'currency="HKD" office:value="3"') +
          value('date', 'date-value="2026-03-31T09:00:00"') +
          value('time', 'time-value="PT26H05M09S"') +
          value('boolean', 'boolean-value="false"') +
          value('string', 'string-value="字"'),
      ),
    );
    expect(words((await tables(bytes))[0])).toEqual([
      ['1.5', '7%', 'HKD 3', '2026-03-31 09:00:00', '26:05:09', 'FALSE', '字'],
    ]);
  });

  it('takes repeated empty rows and columns as the emptiness they are', async () => {
    const bytes = flat(
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"') +
        row(`<table:table-cell table:number-columns-repeated="5"/>${cell('far')}`) +
        row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="999999999"'),
    );
    expect(words((await tables(bytes))[0])).toEqual([
      ['', '', '', '', '', ''],
      ['', '', '', '', '', 'far'],
    ]);
  });

  it.each([
    ['rows', row(cell('x'), 'table:number-rows-repeated="1048576"')],
    ['cells', row(cell('x', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1000"')],
    [
      'merged cells over one another',
      Array.from({ length: 240 }, (_, index) =>
        row(
          `<table:table-cell table:number-columns-repeated="${240 - index}"/>${cell('x', 'table:number-rows-spanned="240" table:number-columns-spanned="240"')}`,
        ),
      ).join(''),
    ],
  ])('refuses %s past the limits before they fill the memory', async (_, rows) => {
    await expect(readOds(flat(rows))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('tells of words under merged cells, of charts and of other files, and keeps a comment on an empty cell', async () => {
    const bytes = flat(
      row(
        cell('a', 'table:number-columns-spanned="2"') +
          '<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>',
      ) +
        row('<table:table-cell><office:annotation><text:p>空格的批註</text:p></office:annotation></table:table-cell>'),
      `<table:table table:name="'file:///x.ods'#$S" table:style-name="ta_extref"><table:table-source/>${row(cell('kept'))}</table:table>`,
    );
    const flow = await readOds(bytes);
    expect(flow.warnings).toEqual([
      '1 cell was under merged cells in “甲” and not shown.',
      'The file takes values from other workbooks; the values last saved are shown.',
    ]);
    expect(blockWords(flow.sections[0]?.blocks)).toContain('空格的批註');
  });

  it('shows every cell of any sheet, or counts it among those under merged cells', async () => {
    const some = fc.integer({ min: 1, max: 3 });
    const cells = fc.record({ words: fc.constantFrom('', '字', 'words'), times: some, wide: some, high: some });
    const rows = fc.array(fc.record({ times: some, cells: fc.array(cells, { maxLength: 5 }) }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const xml = given.map((line) =>
          row(
            line.cells
              .map(({ words: text, times, wide, high }) =>
                cell(
                  text,
                  `table:number-columns-repeated="${times}" table:number-columns-spanned="${wide}" table:number-rows-spanned="${high}"`,
                ),
              )
              .join(''),
            `table:number-rows-repeated="${line.times}"`,
          ),
        );
        const written = given.reduce(
          (sum, line) =>
            sum + line.times * line.cells.reduce((own, { words: text, times }) => own + (text === '' ? 0 : times), 0),
          0,
        );
        const flow = await readOds(flat(xml.join('')));
        const shown = bodyBlocks(flow)
          .filter((block): block is FlowTable => block.kind === 'table')
          .flatMap((table) => words(table).flat())
          .filter((text) => text !== '').length;
        const covered = Number(/^(\d+) cells? w/.exec(flow.warnings[0] ?? '')?.[1] ?? 0);
        expect(shown + covered).toBe(written);
      }),
    );
  });

  it('says what to do where the file is encrypted in a way that is not opened', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    await expect(readOds(zipOf({ 'content.xml': 'x', 'META-INF/manifest.xml': manifest }))).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });
});

describe('formulaInLetters', () => {
  it.each([
    ['of:=SUM([.A1:.B2];3)', '=SUM(A1:B2,3)'],
    ["of:=[$'It''s a. sheet'.$A$1]&\"; [.A1] | ~\"", "='It''s a. sheet'!$A$1&\"; [.A1] | ~\""],
    ['of:=[Costs.A1:.B2]', '=Costs!A1:B2'],
    ["of:=['file:///x.ods'#$Costs.A1]", "='file:///x.ods'#$Costs!A1"],
    ['of:=SUM({1;2|3;4})', '=SUM({1,2;3,4})'],
    ['msoxl:=SUM(A1,B1)', 'msoxl:=SUM(A1,B1)'],
  ])('writes %s as %s', (formula, shown) => {
    expect(formulaInLetters(formula)).toBe(shown);
  });
});
