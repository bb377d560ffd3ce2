import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FlowBlock, FlowCell, FlowPicture } from '#contract/flow.ts';
import { plainParagraph } from '#main/formats/flow-text.ts';
import { type Rendition, typeset } from '#main/rendition/typeset.ts';

const fontsFolder = fileURLToPath(new URL('../../node_modules/@expo-google-fonts', import.meta.url));
const set = (blocks: readonly FlowBlock[]): Promise<Rendition> =>
  typeset(
    { mediaType: 'text/plain', sections: [{ blocks }], attachments: [], facts: [], warnings: [] },
    { fontsFolder },
  );
const cell = (text: string, more: Partial<FlowCell> = {}): FlowCell => ({ blocks: [plainParagraph(text)], ...more });
const cellTexts = ({ pages }: Rendition) =>
  pages.flatMap((page) =>
    (page.tables ?? []).flatMap(({ rows }) =>
      rows.map((row) => row.map(({ start, end }) => page.text.slice(start, end))),
    ),
  );

describe('tables on pages', () => {
  it('set a table in a cell as a table whose words are the cell’s', async () => {
    const inner: FlowBlock = {
      kind: 'table',
      rows: [
        [cell('a'), cell('b')],
        [cell('c'), cell('d')],
      ],
    };
    const result = await set([{ kind: 'table', rows: [[cell('left'), { blocks: [plainParagraph('top'), inner] }]] }]);
    expect(cellTexts(result)).toEqual([['left', 'top\na\nb\nc\nd']]);
    const lines = result.pages[0]?.lines ?? [];
    const place = (text: string) =>
      lines.find(({ start, end }) => result.pages[0]?.text.slice(start, end) === text)?.runs[0];
    expect(place('a')?.y).toBe(place('b')?.y);
    expect(place('a')?.x).toBeLessThan(place('b')?.x ?? 0);
  });

  it('keep all words of cells that join more rows than a page has', async () => {
    const rows = Array.from({ length: 90 }, (_, index) =>
      index === 0 ? [cell('joined', { rowSpan: 90 }), cell('row 0')] : [cell(`row ${index}`)],
    );
    const result = await set([{ kind: 'table', rows }]);
    expect(result.pages.length).toBeGreaterThan(1);
    expect(cellTexts(result).flat()).toEqual(['joined', ...Array.from({ length: 90 }, (_, index) => `row ${index}`)]);
  });

  it('set header rows again, with the words of both rows', async () => {
    const head = [
      [cell('A', { columnSpan: 2, header: true })],
      [cell('B', { header: true }), cell('C', { header: true })],
    ];
    const rows = [...head, ...Array.from({ length: 80 }, (_, index) => [cell(`b${index}`), cell('c')])];
    const { pages } = await set([{ kind: 'table', headerRows: 2, rows }]);
    expect(pages.length).toBeGreaterThan(1);
    for (const { text } of pages) expect(text).toMatch(/^A\nB\nC\n/);
  });

  it('keep footnotes of a row that is cut over pages', async () => {
    const note = { text: '1', footnote: [plainParagraph('the note')] };
    const long = plainParagraph('爭議應提交仲裁。'.repeat(400));
    const result = await set([
      { kind: 'table', rows: [[{ blocks: [{ kind: 'paragraph', spans: [{ text: 'x' }, note] }, long, long] }]] },
    ]);
    expect(result.pages.length).toBeGreaterThan(1);
    expect(result.pages.map(({ text }) => text).join('\n')).toContain('the note');
  });

  it('break a word that no column can hold, and stay on the page', async () => {
    const { pages } = await set([
      { kind: 'table', rows: [[cell('x'.repeat(300)), cell('y')]] },
      plainParagraph('z'.repeat(3_000)),
    ]);
    for (const page of pages)
      for (const { runs } of page.lines)
        for (const run of runs) expect(run.x + (run.edges.at(-1) ?? 0)).toBeLessThanOrEqual(page.width - 40);
    expect(pages.map(({ text }) => text.replace(/\s/g, '')).join('')).toBe(`${'x'.repeat(300)}y${'z'.repeat(3_000)}`);
  });
});

/** The head of a JPEG of 200 by 100 pixels that says how its camera was held. */
function jpeg(orientation: number): Uint8Array {
  const exif = Buffer.from('45786966000049492a0008000000010012010300010000000000000000000000', 'hex');
  exif.writeUInt16LE(orientation, 24);
  const segment = (marker: number, body: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const frame = Buffer.from([8, 0, 100, 0, 200, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
  return new Uint8Array(
    Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe1, exif), segment(0xc0, frame), Buffer.from([0xff, 0xd9])]),
  );
}

function png(width: number, height: number): Uint8Array {
  const chunk = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(Buffer.alloc(100))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

const picture = (bytes: Uint8Array, more: Partial<FlowPicture> = {}): FlowPicture => ({
  kind: 'picture',
  bytes,
  mediaType: '',
  alt: 'seal',
  ...more,
});
const boxOf = ({ pages }: Rendition) => {
  const [x0, y0, x1, y1] = pages[0]?.regions?.[0]?.box ?? [0, 0, 0, 0];
  return [Math.round(x1 - x0), Math.round(y1 - y0)];
};

describe('pictures on pages', () => {
  it.each([
    [1, [150, 75]],
    [3, [150, 75]],
    [6, [75, 150]],
    [8, [75, 150]],
  ])('are turned as a camera held in way %i says', async (orientation, size) => {
    expect(boxOf(await set([picture(jpeg(orientation))]))).toEqual(size);
  });

  it('are not turned where the file’s own frame fits them as they are', async () => {
    expect(boxOf(await set([picture(jpeg(6), { width: 200, height: 100 })]))).toEqual([200, 100]);
    expect(boxOf(await set([picture(jpeg(6), { width: 50, height: 100 })]))).toEqual([50, 100]);
  });

  it('that claim too many pixels are a frame with their words', async () => {
    for (const [width, height] of [
      [5_000, 5_000],
      [60_000, 60_000],
    ] as const) {
      const { pages, pdf } = await set([picture(png(width, height))]);
      expect(pages[0]?.text).toBe('seal');
      expect(pdf.length).toBeLessThan(100_000);
    }
  });
});
