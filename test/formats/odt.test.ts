import { describe, expect, it } from 'vitest';
import type { FlowTable } from '#contract/flow.ts';
import { readOdt } from '#main/formats/odt/read-odt.ts';
import { blockWords, bodyBlocks, bodyLines, bodyParagraphs } from './all-text.ts';
import { zipOf } from './zip-of.ts';

const names = ['office', 'text', 'table', 'style', 'meta']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ');

function odt(body: string, styles = '', master = ''): Uint8Array {
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${names}><office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">${master}</style:master-page></office:master-styles></office:document-styles>`,
    'meta.xml': `<office:document-meta ${names}><office:meta><dc:title>租約</dc:title></office:meta></office:document-meta>`,
  });
}

const p = (text: string) => `<text:p>${text}</text:p>`;

describe('readOdt', () => {
  it('counts lists over their levels, and goes on where the file says so', async () => {
    const styles =
      '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" style:num-suffix="條"/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="1" style:num-suffix="."/></text:list-style>';
    const body =
      `<text:list xml:id="a" text:style-name="N"><text:list-item>${p('定義')}<text:list><text:list-item>${p('one')}</text:list-item><text:list-item>${p('two')}</text:list-item></text:list></text:list-item></text:list>` +
      p('between') +
      `<text:list text:continue-list="a" text:style-name="N"><text:list-item>${p('付款')}${p('more')}</text:list-item></text:list>` +
      `<text:list text:style-name="N"><text:list-item>${p('anew')}</text:list-item></text:list>`;
    expect(bodyLines(await readOdt(odt(body, styles)))).toEqual([
      '第一條 定義',
      '1. one',
      '2. two',
      'between',
      '第二條 付款',
      'more',
      '第一條 anew',
    ]);
  });

  it('keeps tracked changes and annotations as marks', async () => {
    const info =
      '<office:change-info><dc:creator>何</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>';
    const body =
      `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>${info}${p('old')}</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion>${info}</text:insertion></text:changed-region></text:tracked-changes>` +
      p(
        'fee <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>new<text:change-end text:change-id="c2"/> <office:annotation office:name="n"><dc:creator>Ho</dc:creator><text:p>Which?</text:p></office:annotation>rent<office:annotation-end office:name="n"/>',
      );
    const at = { author: '何', at: '2026-01-01T00:00:00' };
    expect(bodyParagraphs(await readOdt(odt(body)))[0]?.spans).toEqual([
      { text: 'fee ' },
      { text: 'old', marks: [{ kind: 'deleted', ...at }] },
      { text: 'new', marks: [{ kind: 'inserted', ...at }] },
      { text: ' ' },
      { text: 'rent', marks: [{ kind: 'comment', note: 'Which?', author: 'Ho' }] },
    ]);
  });

  it('reads tables, notes, headers, page size, white space and facts', async () => {
    const body =
      `<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2">${p('項目')}</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell>${p('a')}</table:table-cell><table:table-cell>${p('b')}</table:table-cell></table:table-row></table:table>` +
      p(
        '  x\n  y<text:s text:c="3"/>z<text:tab/><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>註</text:p></text:note-body></text:note>',
      );
    const flow = await readOdt(odt(body, '', `<style:header>${p('頁首')}</style:header>`));
    const [section] = flow.sections;
    expect([section?.pageWidth, section?.pageHeight, blockWords(section?.header)]).toEqual([595.28, 841.89, '頁首']);
    const [table] = bodyBlocks(flow) as readonly FlowTable[];
    expect(table?.headerRows).toBe(1);
    expect(table?.rows.map((row) => row.map((cell) => [blockWords(cell.blocks), cell.columnSpan ?? 1]))).toEqual([
      [['項目', 2]],
      [
        ['a', 1],
        ['b', 1],
      ],
    ]);
    const [paragraph] = bodyParagraphs(flow);
    expect(paragraph?.spans.map((span) => [span.text, span.footnote && blockWords(span.footnote)])).toEqual([
      ['x y   z\t', undefined],
      ['1', '註'],
    ]);
    expect(flow.facts).toEqual([{ name: 'title', value: '租約' }]);
  });

  it('says what to do where the file is encrypted in a way that is not opened', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    await expect(readOdt(zipOf({ 'content.xml': 'x', 'META-INF/manifest.xml': manifest }))).rejects.toMatchObject({
      code: 'unsupported-format',
    });
  });
});
