import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FlowBlock, FlowDocument } from '#contract/flow.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { readPdf } from '#main/documents/read-pdf.ts';
import { plainParagraph } from '#main/formats/flow-text.ts';
import { typeset } from '#main/rendition/typeset.ts';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const fontsFolder = `${modules}@expo-google-fonts`;
const words =
  '本協議由甲方與乙方訂立，任何爭議（包括其存在、效力、解釋或終止）提交仲裁。The tribunal shall consist of three arbitrators. ';

function flowOf(blocks: readonly FlowBlock[]): FlowDocument {
  return { mediaType: 'text/plain', sections: [{ blocks }], attachments: [], facts: [], warnings: [] };
}

const bare = (text: string) => text.replace(/\s+/g, '');

describe('typeset', () => {
  it('gives pages whose text and places pdf.js reads back from the PDF', async () => {
    const flow = flowOf(
      Array.from({ length: 40 }, (_, index) =>
        plainParagraph(words.repeat(1 + (index % 3)), { number: `${index + 1}.` }),
      ),
    );
    const { pdf, pages } = await typeset(flow, { fontsFolder });
    const reading = await readPdf(pdf, {
      documentId: 'x',
      sha256: createHash('sha256').update(pdf).digest('hex'),
      name: 'x.pdf',
      pdfjsFolder: `${modules}pdfjs-dist`,
      limits: defaultReadLimits,
    });
    expect(pages.length).toBeGreaterThan(1);
    expect(reading.pages.map(({ text }) => bare(text))).toEqual(pages.map(({ text }) => bare(text)));
    for (const [index, page] of pages.entries()) {
      const own = page.lines
        .flatMap(({ runs }) => runs.slice(-1))
        .map((run) => [run.x + (run.edges.at(-1) ?? 0), run.y]);
      const read = (reading.pages[index]?.lines ?? [])
        .flatMap(({ runs }) => runs.slice(-1))
        .map((run) => [run.x + (run.edges.at(-1) ?? 0), run.y]);
      expect(read.length).toBe(own.length);
      for (const [at, place] of own.entries())
        for (const axis of [0, 1]) expect(Math.abs((place[axis] ?? 0) - (read[at]?.[axis] ?? 999))).toBeLessThan(1);
    }
  });

  it('keeps every character, sets none outside the frame, and obeys the rules of line starts and ends', async () => {
    const { pages } = await typeset(flowOf([plainParagraph(words.repeat(30)), plainParagraph('x'.repeat(900))]), {
      fontsFolder,
    });
    expect(bare(pages.map(({ text }) => text).join(''))).toBe(bare(words.repeat(30)) + 'x'.repeat(900));
    for (const page of pages) {
      for (const line of page.lines) {
        expect(page.text.slice(line.start, line.end)).not.toMatch(/^[，。）、]|[（]$/);
        for (const run of line.runs) {
          expect(run.edges.length).toBe(run.end - run.start + 1);
          expect(run.x + (run.edges.at(-1) ?? 0)).toBeLessThan(page.width - 40);
        }
      }
    }
  });

  it('cuts tables over pages with their header rows, and cells hold their own words', async () => {
    const row = (index: number) => [
      { blocks: [plainParagraph(`no ${index}`)] },
      { blocks: [plainParagraph(index === 5 ? words.repeat(60) : '貨品')] },
    ];
    const table: FlowBlock = {
      kind: 'table',
      headerRows: 1,
      rows: [
        [
          { blocks: [plainParagraph('No')], header: true },
          { blocks: [plainParagraph('Item')], header: true },
        ],
        ...Array.from({ length: 60 }, (_, index) => row(index)),
      ],
    };
    const { pages } = await typeset(flowOf([table]), { fontsFolder });
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      // A page's parts go to other processes and into the store: nothing else may hang on them.
      expect(Object.keys(page.tables?.[0] ?? {}).sort()).toEqual(['box', 'rows']);
      const first = page.tables?.[0]?.rows[0]?.map(({ start, end }) => page.text.slice(start, end));
      expect(first).toEqual(['No', 'Item']);
    }
    const firsts = pages.flatMap((page) =>
      (page.tables ?? []).flatMap(({ rows }) => rows.map(([cell]) => page.text.slice(cell?.start, cell?.end))),
    );
    expect(firsts.filter((text) => text.startsWith('no '))).toEqual(
      Array.from({ length: 60 }, (_, index) => `no ${index}`),
    );
  });

  it('marks changes, counts boxes, and gives the same bytes again', async () => {
    const flow = flowOf([
      {
        kind: 'paragraph',
        spans: [{ text: 'kept ' }, { text: 'gone', marks: [{ kind: 'deleted', author: 'A' }] }, { text: ' 😀' }],
      },
    ]);
    const one = await typeset(flow, { fontsFolder });
    const page = one.pages[0];
    expect(page?.marks?.map(({ kind, start, end }) => [kind, page.text.slice(start, end)])).toEqual([
      ['deleted', 'gone'],
    ]);
    expect(page?.warnings).toHaveLength(1);
    expect(Buffer.from((await typeset(flow, { fontsFolder })).pdf).equals(Buffer.from(one.pdf))).toBe(true);
  });
});
