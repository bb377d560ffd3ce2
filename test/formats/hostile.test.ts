import { readFileSync } from 'node:fs';
import * as sheets from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import type { FlowDocument } from '#contract/flow.ts';
import { readDoc } from '#main/formats/doc/read-doc.ts';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { formatLimits, type ReadOptions } from '#main/formats/format-limits.ts';
import { readOds } from '#main/formats/ods/read-ods.ts';
import { readOdt } from '#main/formats/odt/read-odt.ts';
import { readPptx } from '#main/formats/pptx/read-pptx.ts';
import { readFlow } from '#main/formats/read-flow.ts';
import { readRtf } from '#main/formats/rtf/read-rtf.ts';
import { readSpreadsheet } from '#main/formats/xlsx/read-spreadsheet.ts';
import { agileProtected } from './protected-office.ts';
import { slidesFile } from './slides-file.ts';
import { level, numbered, p, wordFile } from './word-file.ts';
import { zipOf } from './zip-of.ts';

type Reader = (bytes: Uint8Array, options?: ReadOptions) => Promise<FlowDocument>;

const book = sheets.utils.book_new();
sheets.utils.book_append_sheet(
  book,
  sheets.utils.aoa_to_sheet([
    ['日期', 'Amount'],
    [45418, 5],
  ]),
  '甲',
);
const workbook = (type: 'xlsx' | 'biff8') => new Uint8Array(sheets.write(book, { type: 'array', bookType: type }));

const documentXml = `${numbered('定義', 1)}<w:tbl><w:tr><w:tc>${p('cell')}</w:tc></w:tr></w:tbl>`;
const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '第%1條')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
const word = wordFile({ body: documentXml, numbering });
const rtf = new Uint8Array(
  Buffer.from(
    "{\\rtf1\\ansi\\ansicpg950{\\fonttbl{\\f0\\fcharset136 x;}}\\pard \\f0\\'b4\\'fa{\\footnote n}\\par\\trowd\\clvmgf\\cellx900\\pard\\intbl a\\cell\\row{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}{\\pict\\pngblip 8950}\\u-10172\\'3f\\par}",
    'latin1',
  ),
);

const flatSheet = new TextEncoder().encode(
  '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="甲"><table:table-column table:number-columns-repeated="2"/><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" table:number-rows-spanned="2" office:value-type="date" office:date-value="2026-05-06"><text:p>日期<text:s text:c="3"/>x</text:p><office:annotation><text:p>註</text:p></office:annotation></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell table:formula="of:=SUM([.A1:.B2];{1;2|3})" office:value="7"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>',
);

const ods = 'application/vnd.oasis.opendocument.spreadsheet';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const readProtected: Reader = (bytes) => readFlow(docx, bytes, { name: 'x.docx', password: 'secret' });

const readProtectedSheet: Reader = (bytes) => readFlow(ods, bytes, { name: 'x.ods', password: '仲裁 Pass-1' });

/** A document or an error that says what to do; anything else fails. */
async function outcome(read: Reader, bytes: Uint8Array): Promise<string> {
  try {
    const flow = await read(bytes);
    expect(Array.isArray(flow.sections)).toBe(true);
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(SampanError);
    return error instanceof SampanError ? error.code : 'internal';
  }
}

const changes = fc.array(
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'cut', 'repeat')),
  {
    minLength: 1,
    maxLength: 12,
  },
);

function mutated(bytes: Uint8Array, edits: readonly (readonly [number, number, string])[]): Uint8Array {
  let result = Buffer.from(bytes);
  for (const [place, value, kind] of edits) {
    const at = place % Math.max(1, result.length);
    if (kind === 'set') result[at] = value;
    else if (kind === 'cut') result = Buffer.concat([result.subarray(0, at), result.subarray(at + (value % 40))]);
    else result = Buffer.concat([result.subarray(0, at), result.subarray(at, at + 60), result.subarray(at)]);
  }
  return new Uint8Array(result);
}

describe('damaged and hostile files', () => {
  it.each<[string, Reader, Uint8Array]>([
    ['DOCX', readDocx, word],
    ['DOC', readDoc, new Uint8Array(readFileSync(new URL('fixtures/agreement.doc', import.meta.url)))],
    ['RTF', readRtf, rtf],
    ['XLSX', readSpreadsheet, workbook('xlsx')],
    ['XLS', readSpreadsheet, workbook('biff8')],
    ['PPTX', readPptx, slidesFile([{ title: 'x', notes: 'y' }])],
    ['ODS', readOds, new Uint8Array(readFileSync(new URL('fixtures/costs.ods', import.meta.url)))],
    ['FODS', readOds, flatSheet],
    [
      'protected ODS',
      readProtectedSheet,
      new Uint8Array(readFileSync(new URL('fixtures/costs-protected.ods', import.meta.url))),
    ],
    ['protected DOCX', readProtected, agileProtected(word, 'secret', { turns: 3 })],
  ])('a mutated %s gives a document or an error of ours', { timeout: 120_000 }, async (_, read, bytes) => {
    expect(await outcome(read, bytes)).toBe('read');
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        const found = await outcome(read, mutated(bytes, edits));
        const told = ['read', 'damaged-file', 'password-needed', 'too-large', 'empty-file'];
        if (read === readProtected || read === readProtectedSheet) told.push('password-wrong', 'unsupported-format');
        expect(told).toContain(found);
      }),
      // A password's hash takes a while.
      { numRuns: read === readProtectedSheet ? 25 : 150 },
    );
  });

  it('mutated XML inside a whole package gives a document or an error of ours', { timeout: 120_000 }, async () => {
    const body = new TextEncoder().encode(documentXml);
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        const text = Buffer.from(mutated(body, edits)).toString('utf8');
        await outcome(readDocx, wordFile({ body: text, numbering: numbering.replace('%1', () => text.slice(0, 9)) }));
      }),
      { numRuns: 150 },
    );
  });

  it('a mutated package under sound protection gives a document or an error of ours', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        const found = await outcome(readProtected, agileProtected(mutated(word, edits), 'secret', { turns: 3 }));
        expect(['read', 'damaged-file', 'too-large', 'unsupported-format']).toContain(found);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses what inflates past the limits, whatever the directory says', async () => {
    const bomb = zipOf({ 'word/document.xml': Buffer.alloc(40 * 2 ** 20, 0x20) });
    expect(await outcome(readDocx, bomb)).toBe('too-large');
    expect(await outcome(readSpreadsheet, zipOf({ 'xl/workbook.xml': Buffer.alloc(40 * 2 ** 20) }))).toBe('too-large');
  });

  it('refuses elements and tables nested without end', async () => {
    expect(
      await outcome(
        readDocx,
        wordFile({ body: '<w:sdt><w:sdtContent>'.repeat(300) + '</w:sdtContent></w:sdt>'.repeat(300) }),
      ),
    ).toBe('too-large');
    expect(await outcome(readDocx, wordFile({ body: '<w:x>'.repeat(50_000) + '</w:x>'.repeat(50_000) }))).toBe(
      'too-large',
    );
  });

  it('refuses more paragraphs and cells than the limits allow', async () => {
    const limits = { ...formatLimits, paragraphs: 3, cells: 3 };
    await expect(readDocx(wordFile({ body: p('x').repeat(4) }), { limits })).rejects.toMatchObject({
      code: 'too-large',
    });
    await expect(readSpreadsheet(workbook('xlsx'), { limits })).rejects.toMatchObject({ code: 'too-large' });
    await expect(readSpreadsheet(new TextEncoder().encode('a,b\nc,d'), { limits })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('refuses an old workbook whose records run over the end or are of another version', async () => {
    const whole = workbook('biff8');
    expect(await outcome(readSpreadsheet, whole)).toBe('read');
    const start = Buffer.from(whole).indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]));
    for (const [place, value] of [
      [2, 0xff],
      [3, 0xff],
      [5, 0x02],
    ] as const) {
      const copy = Buffer.from(whole);
      copy[start + place] = value;
      expect(await outcome(readSpreadsheet, new Uint8Array(copy))).toBe('damaged-file');
    }
  });

  it('says that an empty file is empty, and stops when told to', async () => {
    for (const read of [readDocx, readDoc, readRtf, readOdt, readOds, readSpreadsheet, readPptx]) {
      expect(await outcome(read, new Uint8Array(0))).toBe('empty-file');
    }
    const many = wordFile({ body: p('x').repeat(600) });
    await expect(readDocx(many, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does not follow styles and lists that name one another in a circle', async () => {
    const style = (id: string, base: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${base}"/></w:style>`;
    const bytes = wordFile({ body: p('x', '<w:pStyle w:val="A"/>'), styles: style('A', 'B') + style('B', 'A') });
    expect(await outcome(readDocx, bytes)).toBe('read');
  });
});
