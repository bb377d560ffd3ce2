import { describe, expect, it } from 'vitest';
import type { FlowTable } from '#contract/flow.ts';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import {
  blockWords,
  bodyBlocks,
  bodyLines,
  bodyParagraphs,
  documentWords,
  textOfParagraph,
  wordsInPackage,
} from './all-text.ts';
import { level, numbered, p, r, type WordParts, wordFile } from './word-file.ts';

const list = (id: number, levels: string, more = '') =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels}</w:abstractNum>`;
const use = (id: number, abstract: number, overrides = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;

async function lines(parts: WordParts): Promise<string[]> {
  return bodyLines(await readDocx(wordFile(parts)));
}

describe('automatic clause numbers', () => {
  it('counts levels, restarts deeper ones and shows ancestors in their own format', async () => {
    const numbering =
      list(1, level(0, 'upperRoman', 'Part %1') + level(1, 'decimal', '%1.%2') + level(2, 'lowerLetter', '(%3)')) +
      use(1, 1);
    const body = [
      numbered('Definitions', 1),
      numbered('one', 1, 1),
      numbered('a', 1, 2),
      numbered('b', 1, 2),
      numbered('two', 1, 1),
      numbered('a again', 1, 2),
      numbered('Payment', 1),
      numbered('one', 1, 1),
    ].join('');
    expect(await lines({ body, numbering })).toEqual([
      'Part I Definitions',
      'I.1 one',
      '(a) a',
      '(b) b',
      'I.2 two',
      '(a) a again',
      'Part II Payment',
      'II.1 one',
    ]);
  });

  it('writes legal numbers in digits, and never restarts a level that says so', async () => {
    const numbering =
      list(
        1,
        level(0, 'chineseCounting', '第%1條') + level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/><w:isLgl/>'),
      ) + use(1, 1);
    const body = [numbered('定義', 1), numbered('甲', 1, 1), numbered('付款', 1), numbered('乙', 1, 1)].join('');
    expect(await lines({ body, numbering })).toEqual(['第一條 定義', '1.1 甲', '第二條 付款', '2.2 乙']);
  });

  it.each([
    ['chineseLegalSimplified', '壹', '壹拾壹'],
    ['ideographLegalTraditional', '壹', '壹拾壹'],
    ['ideographTraditional', '甲', '11'],
    ['taiwaneseCounting', '一', '十一'],
    ['taiwaneseCountingThousand', '一', '十一'],
    ['lowerRoman', 'i', 'xi'],
    ['upperLetter', 'A', 'K'],
    ['decimalZero', '01', '11'],
    ['decimalEnclosedCircle', '①', '⑪'],
    ['ordinalText', 'First', 'Eleventh'],
  ])('writes %s', async (format, first, eleventh) => {
    const numbering = list(1, level(0, format, '%1')) + use(1, 1);
    const body = Array.from({ length: 11 }, (_, index) => numbered(`x${index}`, 1)).join('');
    const found = await lines({ body, numbering });
    expect([found[0], found[10]]).toEqual([`${first} x0`, `${eleventh} x10`]);
  });

  it('shares counters between uses of one list, and starts anew at an override, once', async () => {
    const numbering =
      list(1, level(0, 'decimal', '%1.')) +
      use(1, 1) +
      use(2, 1) +
      use(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
    const body = [numbered('a', 1), numbered('b', 2), numbered('c', 3), numbered('d', 3), numbered('e', 1)].join('');
    expect(await lines({ body, numbering })).toEqual(['1. a', '2. b', '5. c', '6. d', '7. e']);
  });

  it('numbers paragraphs whose style names the list, and follows linked list styles', async () => {
    const numbering =
      list(
        1,
        level(0, 'decimal', '%1', '<w:pStyle w:val="H1"/>') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>'),
        '<w:styleLink w:val="Legal"/>',
      ) +
      '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Legal"/></w:abstractNum>' +
      use(1, 1) +
      use(2, 2);
    const heading = (id: string, name: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`;
    const styles =
      heading('H1', 'heading 1') +
      heading('H2', 'heading 2') +
      '<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Plain heading"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>';
    const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
    const body =
      p('Scope', style('H1')) +
      p('General', style('H2')) +
      p('Unnumbered', style('Plain')) +
      p('Term', style('H1')) +
      p('Start', style('H2'));
    const flow = await readDocx(wordFile({ body, numbering, styles }));
    expect(bodyLines(flow)).toEqual(['1 Scope', '1.1 General', 'Unnumbered', '2 Term', '2.1 Start']);
    expect(bodyParagraphs(flow).map((paragraph) => paragraph.headingLevel)).toEqual([1, 2, 1, 1, 2]);
  });

  it('shows bullets of symbol fonts as signs', async () => {
    const bullet = `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>`;
    expect(await lines({ body: numbered('x', 1), numbering: list(1, bullet) + use(1, 1) })).toEqual(['• x']);
  });
});

describe('tracked changes and comments', () => {
  const who = (id: number) => `w:id="${id}" w:author="李偉" w:date="2026-03-01T09:30:00Z"`;

  it('keeps inserted, deleted and moved words with who and when', async () => {
    const body = `<w:p>${r('The fee is ')}<w:del ${who(1)}><w:r><w:delText>HK$1</w:delText></w:r></w:del><w:ins ${who(2)}>${r('HK$2')}</w:ins><w:moveFrom ${who(3)}>${r(' gone')}</w:moveFrom><w:moveTo ${who(4)}>${r(' here')}</w:moveTo>${r('.')}</w:p>`;
    const [paragraph] = bodyParagraphs(await readDocx(wordFile({ body })));
    const at = { author: '李偉', at: '2026-03-01T09:30:00Z' };
    expect(paragraph?.spans).toEqual([
      { text: 'The fee is ' },
      { text: 'HK$1', marks: [{ kind: 'deleted', ...at }] },
      { text: 'HK$2', marks: [{ kind: 'inserted', ...at }] },
      { text: ' gone', marks: [{ kind: 'deleted', note: 'moved from here', ...at }] },
      { text: ' here', marks: [{ kind: 'inserted', note: 'moved to here', ...at }] },
      { text: '.' },
    ]);
  });

  it('does not count a clause that was deleted whole, and marks its number', async () => {
    const numbering = list(1, level(0, 'decimal', '%1.')) + use(1, 1);
    const gone = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del ${who(1)}/></w:rPr></w:pPr><w:del ${who(2)}><w:r><w:delText>old</w:delText></w:r></w:del></w:p>`;
    const flow = await readDocx(wordFile({ body: numbered('a', 1) + gone + numbered('c', 1), numbering }));
    expect(bodyLines(flow)).toEqual(['1. a', '2.\told', '2. c']);
    expect(bodyParagraphs(flow)[1]?.spans.every((span) => span.marks?.[0]?.kind === 'deleted')).toBe(true);
  });

  it('marks rows that were inserted', async () => {
    const body = `<w:tbl><w:tr><w:trPr><w:ins ${who(1)}/></w:trPr><w:tc>${p('new')}</w:tc></w:tr></w:tbl>`;
    const [table] = bodyBlocks(await readDocx(wordFile({ body })));
    expect(JSON.stringify(table)).toContain('"inserted"');
  });

  it('puts comments and their answers over the words that they stand over', async () => {
    const comment = (id: number, paragraph: string, text: string) =>
      `<w:comment w:id="${id}" w:author="Chan" w:date="2026-01-02T00:00:00Z"><w:p w14:paraId="${paragraph}">${r(text)}</w:p></w:comment>`;
    const body = `<w:p>${r('Rent ')}<w:commentRangeStart w:id="0"/>${r('monthly')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${r(' in advance')}<w:r><w:commentReference w:id="2"/></w:r></w:p>`;
    const flow = await readDocx(
      wordFile({
        body,
        comments:
          comment(0, 'AA', 'Weekly?') +
          comment(1, 'BB', 'No.') +
          comment(2, 'CC', 'Point') +
          comment(3, 'DD', 'Nowhere'),
        commentsExtended: '<w15:commentEx w15:paraId="AA"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>',
      }),
    );
    const [paragraph, rest] = bodyParagraphs(flow);
    expect(paragraph?.spans.map((span) => [span.text, span.marks?.map((mark) => mark.note)])).toEqual([
      ['Rent ', undefined],
      ['monthly', ['Weekly?', 'No.']],
      [' in advance', undefined],
      ['', ['Point']],
    ]);
    expect(rest?.spans).toEqual([
      { text: '', marks: [{ kind: 'comment', note: 'Nowhere', author: 'Chan', at: '2026-01-02T00:00:00Z' }] },
    ]);
  });
});

describe('the rest of a Word document', () => {
  it('keeps struck-out, hidden and highlighted words as such', async () => {
    const body = `<w:p>${r('a', '<w:strike/>')}${r('b', '<w:vanish/>')}${r('c', '<w:highlight w:val="yellow"/>')}${r('d', '<w:strike w:val="0"/>')}</w:p>`;
    const [paragraph] = bodyParagraphs(await readDocx(wordFile({ body })));
    expect(paragraph?.spans.map((span) => span.marks?.[0]?.kind)).toEqual([
      'struck-out',
      'hidden',
      'highlight',
      undefined,
    ]);
  });

  it('reads merged cells and header rows', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const body = `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>
      <w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('項目')}${cell('金額', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('Rent', '<w:vMerge w:val="restart"/>')}${cell('1')}${cell('2')}</w:tr>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('3')}${cell('4')}</w:tr></w:tbl>`;
    const [table] = bodyBlocks(await readDocx(wordFile({ body }))) as readonly FlowTable[];
    expect(table?.headerRows).toBe(1);
    expect(table?.columnWidths).toEqual([100, 50, 50]);
    expect(
      table?.rows.map((row) => row.map((one) => [blockWords(one.blocks), one.columnSpan ?? 1, one.rowSpan ?? 1])),
    ).toEqual([
      [
        ['項目', 1, 1],
        ['金額', 2, 1],
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

  it('shows results of fields, not their instructions', async () => {
    const field = (instruction: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = `<w:p>${r('See clause ')}${field('REF _Ref1 \\r \\h', '3.1')}${r(' on page ')}${field('PAGE', '7')}<w:fldSimple w:instr="PAGEREF x">${r('9')}</w:fldSimple></w:p>
      <w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${r(' agreed')}</w:p>`;
    const [first, second] = bodyParagraphs(await readDocx(wordFile({ body })));
    expect(textOfParagraph(first)).toBe('See clause 3.1 on page 79');
    expect(first?.spans.filter((span) => span.pageField === 'number').map((span) => span.text)).toEqual(['7']);
    expect(textOfParagraph(second)).toBe('☒ agreed');
  });

  it('shows all words where a field is never ended', async () => {
    const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('kept')}</w:p>${p('too')}`;
    expect(await lines({ body })).toEqual(['kept', 'too']);
  });

  it('hangs footnotes on their marks and sets endnotes at the end', async () => {
    const note = (kind: string, id: number, text: string) => `<w:${kind} w:id="${id}">${p(text)}</w:${kind}>`;
    const body = `<w:p>${r('Seat')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' is HK')}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>`;
    const flow = await readDocx(
      wordFile({ body, footnotes: note('footnote', 2, '仲裁地'), endnotes: note('endnote', 2, 'Cap. 609') }),
    );
    const [first, end] = bodyParagraphs(flow);
    expect(first?.spans.map((span) => [span.text, span.footnote?.map(textOfParagraph)])).toEqual([
      ['Seat', undefined],
      ['1', ['仲裁地']],
      [' is HK', undefined],
      ['i', undefined],
    ]);
    expect([end?.number, textOfParagraph(end)]).toEqual(['i', 'Cap. 609']);
  });

  it('gives each section its page, headers and footers, inherited where it has none', async () => {
    const section = (inner: string) => `<w:sectPr>${inner}</w:sectPr>`;
    const body =
      p(
        'one',
        section(
          '<w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/><w:titlePg/><w:pgSz w:w="11906" w:h="16838"/>',
        ),
      ) +
      p('two') +
      section('<w:footerReference w:type="default" r:id="f1"/><w:pgSz w:w="16838" w:h="11906"/>');
    const flow = await readDocx(
      wordFile({ body, headers: { h1: p('Draft'), h2: p('Cover') }, footers: { f1: p('Foot') } }),
    );
    expect(
      flow.sections.map((one) => [
        one.pageWidth,
        blockWords(one.header),
        blockWords(one.firstHeader),
        blockWords(one.footer),
      ]),
    ).toEqual([
      [595.3, 'Draft', 'Cover', ''],
      [841.9, 'Draft', '', 'Foot'],
    ]);
  });

  it('reads text boxes once, symbols, breaks, ruby and content controls', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${p('Boxed')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('Boxed')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body =
      `<w:p>${r('x')}${box}</w:p>` +
      `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:br/></w:r><w:r><w:ruby><w:rt>${r('かん')}</w:rt><w:rubyBase>${r('漢')}</w:rubyBase></w:ruby></w:r></w:p>` +
      `<w:sdt><w:sdtContent>${p('controlled')}</w:sdtContent></w:sdt>` +
      `<w:p>${r('before')}<w:r><w:br w:type="page"/></w:r>${r('after')}</w:p>`;
    const flow = await readDocx(wordFile({ body }));
    expect(bodyLines(flow)).toEqual(['x', 'Boxed', '☑\u2011\u00ad\t\n漢（かん）', 'controlled', 'before', 'after']);
    expect(bodyBlocks(flow).map((block) => block.kind)).toContain('page-break');
  });

  it('keeps pictures, embedded files and facts, and tells of macros', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    const body = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="x" descr="Seal"/><a:graphic><a:graphicData><a:blip r:embed="i1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:p><w:r><w:object><o:OLEObject r:id="o1"/></w:object></w:r></w:p>`;
    const flow = await readDocx(
      wordFile({
        body,
        relationships: [['i1', 'image', 'media/image1.png']],
        files: { 'word/media/image1.png': png, 'word/embeddings/sheet.xlsx': 'data', 'word/vbaProject.bin': 'x' },
        core: '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>陳大文</dc:creator></cp:coreProperties>',
      }),
    );
    expect(bodyBlocks(flow)[0]).toEqual({
      kind: 'picture',
      bytes: png,
      mediaType: 'image/png',
      width: 100,
      height: 50,
      alt: 'Seal',
    });
    expect(flow.attachments.map((file) => file.name)).toEqual(['sheet.xlsx']);
    expect(flow.facts).toEqual([{ name: 'author', value: '陳大文' }]);
    expect(flow.warnings.join(' ')).toMatch(/macros.*embedded object/);
  });

  it('loses no text: every text of every part is in the flow', async () => {
    const bytes = wordFile({
      body: `${p('一 Body 正文')}<w:tbl><w:tr><w:tc>${p('cell 格')}<w:tbl><w:tr><w:tc>${p('inner')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl><w:p><w:hyperlink r:id="x">${r('linked')}</w:hyperlink><w:smartTag>${r('tagged')}</w:smartTag><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>`,
      footnotes: `<w:footnote w:id="1">${p('註 note')}</w:footnote>`,
      comments: `<w:comment w:id="9" w:author="A">${p('remark')}</w:comment>`,
      headers: { h: p('頁首 header') },
    });
    const all = documentWords(await readDocx(bytes));
    const words = await wordsInPackage(bytes);
    expect(words).toHaveLength(9);
    for (const word of words) expect(all).toContain(word);
  });
});
