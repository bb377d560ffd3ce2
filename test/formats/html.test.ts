import { describe, expect, it } from 'vitest';
import { unescapeHtml } from '#main/formats/html/html-tokens.ts';
import { readHtml } from '#main/formats/html/read-html.ts';
import { bodyBlocks, bodyLines, bodyParagraphs, documentWords } from './all-text.ts';

const read = (html: string) => readHtml(new TextEncoder().encode(html));

describe('HTML pages', () => {
  it.each([
    '<script data-x="a>b">alert(1)</script>',
    "<SCRIPT type = 'x>y'>alert(1)</ScRiPt >",
    '<script src=x/>alert(1)</script>',
    '<style media="(min-width:1px)">alert{}</style>',
    '<script>"</scripty>alert(1)"</script>',
    '<!-- <p>alert</p> -->',
    '<svg><text>alert</text></svg>',
    '<template><p>alert</p></template>',
  ])('leaves out %s', async (part) => {
    const words = documentWords(await read(`<p>before</p>${part}<p>after</p>`));
    expect(words).toContain('before');
    expect(words).toContain('after');
    expect(words).not.toContain('alert');
  });

  it('keeps what stands after a drawing that never ends', async () => {
    expect(documentWords(await read('<p>a</p><svg><path d="x"><p>after'))).toContain('after');
  });

  it('numbers nested lists as their types and values say', async () => {
    const flow = await read(
      '<ol><li>One<ol type=a><li>Two<li value=4><p>Three</p></ol><li>Four</ol><ol type=I start=3><li>Five</ol><ul><li>Six</ul>',
    );
    expect(bodyLines(flow)).toEqual(['1. One', 'a. Two', 'd. Three', '2. Four', 'III. Five', '• Six']);
    expect(bodyParagraphs(flow).map(({ indent }) => indent)).toEqual([20, 40, 40, 20, 20, 20]);
  });

  it('keeps tables with captions, header rows, spans and tables inside', async () => {
    const flow = await read(
      '<table><caption>Costs</caption><thead><tr><th>Item<th>USD</thead><tr><td rowspan=2>Freight<td>1<tr><td><table><tr><td>a<td>b</table></table>',
    );
    expect(bodyLines(flow)).toEqual(['Costs']);
    const table = bodyBlocks(flow).find((block) => block.kind === 'table');
    expect(table?.headerRows).toBe(1);
    expect(table?.rows.map((row) => row.length)).toEqual([2, 2, 1]);
    expect(table?.rows[1]?.[0]?.rowSpan).toBe(2);
    expect(table?.rows[2]?.[0]?.blocks[0]?.kind).toBe('table');
  });

  it('ends styles at their own end tag, and marks what is not to be seen', async () => {
    const [first, second] = bodyParagraphs(
      await read(
        '<p style="font-weight:bold">a<p><span style="text-decoration:line-through">b<span>c</span>d</span>e</p><div style="display:none">gone</div>',
      ),
    );
    expect(first?.spans).toEqual([{ text: 'a', bold: true }]);
    expect(second?.spans).toEqual([{ text: 'bcd', strike: true }, { text: 'e' }]);
    const hidden = bodyParagraphs(await read('<p>a</p><div style="display:none">gone</div>'))[1];
    expect(hidden?.spans[0]?.marks).toEqual([{ kind: 'hidden' }]);
  });

  it('resolves character references', () => {
    expect(
      unescapeHtml('A&amp;B &eacute;&Eacute; &sect;5 &#20210;&#x88C1; &nbsp;&copy 2024 &#146; &unknown; a&b'),
    ).toBe('A&B éÉ §5 仲裁 \u00a0© 2024 ’ &unknown; a&b');
  });

  it.each([
    ['gb2312', 'd6d9b2c3d0add2e9'],
    ['big5', 'a5f2b5f4a8f3c4b3'],
  ])('reads a page whose head says %s', async (charset, hex) => {
    const bytes = Buffer.concat([
      Buffer.from(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><p>`),
      Buffer.from(hex, 'hex'),
    ]);
    expect(documentWords(await readHtml(new Uint8Array(bytes)))).toMatch(/仲裁/);
  });

  it.each(['<', '<svg>', '<a ="', '</i>', '&#x'])('reads a page that is nothing but “%s”', async (part) => {
    const flow = await read(`<p>start</p>${part.repeat(200_000)}`);
    expect(documentWords(flow)).toContain('start');
  });
});
