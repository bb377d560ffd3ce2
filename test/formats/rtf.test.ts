import { describe, expect, it } from 'vitest';
import type { FlowTable } from '#contract/flow.ts';
import { readRtf } from '#main/formats/rtf/read-rtf.ts';
import { blockWords, bodyBlocks, bodyLines, bodyParagraphs, textOfParagraph } from './all-text.ts';

function rtf(body: string, head = '\\ansi\\ansicpg1252'): Uint8Array {
  return Buffer.from(`{\\rtf1${head}${body}}`, 'latin1');
}

describe('readRtf', () => {
  it.each([
    ['the file’s code page', '\\ansi\\ansicpg936', "\\'d6\\'d9\\'b2\\'c3", '仲裁'],
    ['Big5 with second bytes that are signs of RTF', '\\ansi\\ansicpg950', "\\'a5\\'5c\\'a5\\\\", '功功'],
    ['Big5 with a second byte written out', '\\ansi\\ansicpg950', "\\'a7@", '作'],
    [
      'a font’s own charset',
      '\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset136 MingLiU;}{\\f1\\fcharset134 SimSun;}}',
      "{\\f0 \\'b4\\'fa}{\\f1 \\'b2\\'e2}",
      '測测',
    ],
    [
      'the double-byte font of a run',
      '\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f13\\fcharset134 SimSun;}}',
      "{\\loch\\af0\\hich\\af0\\dbch\\af13 \\'d6\\'d0}{\\loch\\f0 a\\'e9}",
      '中aé',
    ],
    ['Shift JIS', '\\ansi\\ansicpg932', "\\'92\\'87\\'8d\\'d9", '仲裁'],
    [
      'Unicode with stand-ins to skip',
      '\\ansi',
      "\\uc2\\u20210\\'a5\\'f2{\\uc1\\u-30507?}\\uc0\\u-10172\\u-8704 x",
      '仲裕𡈀x',
    ],
  ])('decodes %s', async (_, head, body, text) => {
    expect(bodyLines(await readRtf(rtf(`\\pard ${body}\\par`, head))).join('')).toBe(text);
  });

  it('keeps tracked changes, struck-out and hidden words as such', async () => {
    const head = '\\ansi{\\*\\revtbl {Unknown;}{Ho;}}';
    const flow = await readRtf(
      rtf('\\pard a{\\revised\\revauth1\\revdttm1980270080 b}{\\deleted\\revauthdel1 c}{\\strike d}{\\v e}\\par', head),
    );
    expect(
      bodyParagraphs(flow)[0]?.spans.map((span) => [span.text, span.marks?.[0]?.kind, span.marks?.[0]?.author]),
    ).toEqual([
      ['a', undefined, undefined],
      ['b', 'inserted', 'Ho'],
      ['c', 'deleted', 'Ho'],
      ['d', 'struck-out', undefined],
      ['e', 'hidden', undefined],
    ]);
  });

  it('takes the numbers of lists as the file has them', async () => {
    const flow = await readRtf(rtf('{\\pard{\\listtext 3.1\\tab}Payment\\par}{\\pard{\\pntext (a)\\tab}Late\\par}'));
    expect(bodyLines(flow)).toEqual(['3.1 Payment', '(a) Late']);
  });

  it('reads tables with merged cells, and words after them', async () => {
    const row = (cells: string, definitions: string) => `\\trowd${definitions}\\pard\\intbl ${cells}\\row`;
    const flow = await readRtf(
      rtf(
        `\\pard before\\par${row('Item\\cell Amount\\cell', '\\trhdr\\cellx2000\\cellx6000')}${row('Rent\\cell 1\\cell 2\\cell', '\\clvmgf\\cellx2000\\cellx4000\\cellx6000')}${row('\\cell 3\\cell 4\\cell', '\\clvmrg\\cellx2000\\cellx4000\\cellx6000')}\\pard after\\par`,
      ),
    );
    const blocks = bodyBlocks(flow);
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'paragraph']);
    const table = blocks[1] as FlowTable;
    expect(table.headerRows).toBe(1);
    expect(
      table.rows.map((cells) =>
        cells.map((cell) => [blockWords(cell.blocks), cell.columnSpan ?? 1, cell.rowSpan ?? 1]),
      ),
    ).toEqual([
      [
        ['Item', 1, 1],
        ['Amount', 2, 1],
      ],
      [
        ['Rent', 1, 2],
        ['1', 1, 1],
        ['2', 1, 1],
      ],
      [
        ['3', 1, 1],
        ['4', 1, 1],
      ],
    ]);
  });

  it('reads notes, headers, comments, fields and facts', async () => {
    const flow = await readRtf(
      rtf(
        '{\\info{\\title Lease}{\\author Ho}}{\\header\\pard Draft\\par}{\\footer\\pard Page {\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}\\par}' +
          '\\pard Seat{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} Hong Kong\\par} x{\\*\\atrfstart 1}rent{\\*\\atrfend 1}{\\*\\atnid H}{\\*\\atnauthor Ho}\\chatn{\\*\\annotation{\\*\\atnref 1}\\pard Which?\\par} {\\field{\\*\\fldinst{HYPERLINK "x"}}{\\fldrslt{link}}}\\par',
      ),
    );
    const [section] = flow.sections;
    expect([blockWords(section?.header), blockWords(section?.footer)]).toEqual(['Draft', 'Page 2']);
    expect(flow.facts).toEqual([
      { name: 'title', value: 'Lease' },
      { name: 'author', value: 'Ho' },
    ]);
    const [paragraph] = bodyParagraphs(flow);
    expect(textOfParagraph(paragraph)).toBe('Seat1 xrent link');
    expect(paragraph?.spans.find((span) => span.text === '1')?.footnote?.map(textOfParagraph)).toEqual([' Hong Kong']);
    expect(paragraph?.spans.find((span) => span.text === 'rent')?.marks).toEqual([
      { kind: 'comment', note: 'Which?', author: 'Ho' },
    ]);
  });

  it('keeps pictures and embedded files', async () => {
    const flow = await readRtf(
      rtf(
        '\\pard x{\\pict\\pngblip\\picwgoal2000\\pichgoal1000 89504e47\n0d0a1a0a}{\\object{\\*\\objdata 0102}{\\result y}}\\par',
      ),
    );
    const picture = bodyBlocks(flow).find((block) => block.kind === 'picture');
    expect(picture).toMatchObject({ mediaType: 'image/png', width: 100, height: 50 });
    expect(flow.attachments.map((file) => [...file.bytes])).toEqual([[1, 2]]);
    expect(bodyLines(flow)).toEqual(['xy']);
  });

  it('shows what is there of a file that ends early, and refuses one nested too deep', async () => {
    const flow = await readRtf(Buffer.from('{\\rtf1\\ansi{\\b kept', 'latin1'));
    expect(bodyLines(flow)).toEqual(['kept']);
    expect(flow.warnings).toEqual(['The file ends early; what was there is shown.']);
    await expect(readRtf(rtf('{'.repeat(5_000)))).rejects.toMatchObject({ code: 'too-large' });
  });
});
