import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Page } from '#contract/document.ts';
import type { FlowBlock, FlowMark, FlowParagraph, FlowSection } from '#contract/flow.ts';
import { plainParagraph } from '#main/formats/flow-text.ts';
import { type Rendition, typeset } from '#main/rendition/typeset.ts';
import { pdfPage } from './pdf-page.ts';

const fontsFolder = fileURLToPath(new URL('../../node_modules/@expo-google-fonts', import.meta.url));
const words = '凡因本協議引起的爭議均應提交仲裁。Any dispute shall be referred to arbitration. ';
const set = (...sections: readonly FlowSection[]): Promise<Rendition> =>
  typeset({ mediaType: 'text/plain', sections, attachments: [], facts: [], warnings: [] }, { fontsFolder });
const commented = (text: string, mark: FlowMark): FlowParagraph => ({
  kind: 'paragraph',
  spans: [{ text: 'Laytime is ' }, { text, marks: [mark] }, { text: ' hours.' }],
});
const textOf = (page: Page | undefined, role: string) =>
  (page?.lines ?? []).filter((line) => line.role === role).map(({ start, end }) => page?.text.slice(start, end));

describe('comments on pages', () => {
  it('stand at the foot with their number, author and date, and are no part of the text', async () => {
    const mark: FlowMark = { kind: 'comment', note: '請確認 WWD?', author: 'Mary', at: '2024-05-03T10:00:00Z' };
    const { pdf, pages } = await set({ blocks: [commented('72 running', mark), plainParagraph('Next.')] });
    expect(pages[0]?.text).toBe('Laytime is 72 running hours.\nNext.');
    expect(pages[0]?.marks).toEqual([{ ...mark, start: 11, end: 21 }]);
    const drawn = (await pdfPage(pdf, 1)).text;
    expect(drawn).toContain('C1Mary,2024-05-03:請確認WWD?');
    expect(drawn.split('C1')).toHaveLength(3);
  });

  it('have one number and one note each, on the page that they begin on', async () => {
    const mark: FlowMark = { kind: 'comment', note: 'once', author: 'A' };
    const other: FlowMark = { kind: 'comment', note: 'twice', author: 'B' };
    const table: FlowBlock = { kind: 'table', rows: [[{ blocks: [commented('x', other)] }]] };
    const { pdf } = await set({
      blocks: [commented('a', mark), commented('b', { ...mark }), { kind: 'page-break' }, table],
    });
    const [first, second] = [(await pdfPage(pdf, 1)).text, (await pdfPage(pdf, 2)).text];
    expect(first.split('once')).toHaveLength(2);
    expect(first).not.toContain('twice');
    expect(second).toContain('C2B:twice');
  });

  it('of great length go on at the foot of the next pages', async () => {
    const note = Array.from({ length: 900 }, (_, index) => `w${index}`)
      .join(' ')
      .repeat(4);
    const { pdf, pages } = await set({ blocks: [commented('x', { kind: 'comment', note, author: 'A' })] });
    expect(pages.length).toBeGreaterThan(1);
    const all = await Promise.all(pages.map(async ({ number }) => (await pdfPage(pdf, number)).text));
    expect(all.join('')).toContain(note.replaceAll(' ', ''));
  });

  it('a formula of a sheet gets no note', async () => {
    const { pdf } = await set({ blocks: [commented('5', { kind: 'comment', note: '=A1+1' })] });
    expect((await pdfPage(pdf, 1)).text).not.toContain('A1+1');
  });
});

describe('running parts and notes', () => {
  it('put headers and footers with the page’s number and the count on every page', async () => {
    const footer: FlowParagraph = {
      kind: 'paragraph',
      align: 'centre',
      spans: [
        { text: 'Page ' },
        { text: '9', pageField: 'number' },
        { text: ' of ' },
        { text: '9', pageField: 'count' },
      ],
    };
    const { pages } = await set({
      header: [plainParagraph('Draft')],
      firstHeader: [],
      footer: [footer],
      blocks: Array.from({ length: 60 }, () => plainParagraph(words)),
    });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(textOf(page, 'footer')).toEqual([`Page ${page.number} of ${pages.length}`]);
      expect(textOf(page, 'header')).toEqual(page.number === 1 ? [] : ['Draft']);
    }
  });

  it('name pages after their sections and enter headings in the outline', async () => {
    const heading = (text: string, level: number): FlowBlock => ({ ...plainParagraph(text), headingLevel: level });
    const { pdf, pages, outline } = await set(
      { name: 'Costs', blocks: [heading('One', 1), plainParagraph('x'), heading('Two 二', 2)] },
      { blocks: [heading('Three', 1)] },
    );
    expect(pages.map(({ label }) => label)).toEqual(['Costs', null]);
    expect(outline).toEqual([
      { title: 'Costs', level: 1, page: 1 },
      { title: 'One', level: 1, page: 1 },
      { title: 'Two 二', level: 2, page: 1 },
      { title: 'Three', level: 1, page: 2 },
    ]);
    const read = await pdfPage(pdf, 1);
    expect(read.labels).toEqual(['Costs', '2']);
    expect(read.outline).toEqual(['Costs', 'One', 'Three']);
  });

  it('set footnotes after their marks, and carry on those that do not fit', async () => {
    const long = Array.from({ length: 80 }, (_, index) => plainParagraph(`${index}: ${words}`));
    const { pages } = await set({
      blocks: [
        { kind: 'paragraph', spans: [{ text: 'Body' }, { text: '1', position: 'superscript', footnote: long }] },
        plainParagraph('After'),
      ],
    });
    expect(pages.length).toBeGreaterThan(1);
    const notes = pages.map((page) =>
      (page.marks ?? []).filter(({ kind }) => kind === 'footnote').map(({ start, end }) => page.text.slice(start, end)),
    );
    expect(notes[0]?.[0]).toMatch(/^1 0: /);
    const all = notes.flat().join('').replace(/\s/g, '');
    for (const [index] of long.entries()) expect(all).toContain(`${index}:${words.replace(/\s/g, '').slice(0, 8)}`);
  });

  it('slant italics, and set quotation marks in Latin words narrow, in Chinese wide', async () => {
    const { pages } = await set({
      blocks: [{ kind: 'paragraph', spans: [{ text: 'say “yes” ', italic: true }, { text: '說“是”' }] }],
    });
    const runs = pages[0]?.lines[0]?.runs ?? [];
    expect(runs.map(({ italic }) => italic === true)).toEqual([true, false]);
    const width = (run: number, at: number) => (runs[run]?.edges[at + 1] ?? 0) - (runs[run]?.edges[at] ?? 0);
    expect(width(0, 4)).toBeLessThan(6);
    expect(width(1, 1)).toBeGreaterThan(9);
  });

  it('lay out a thousand paragraphs without losing one', async () => {
    const { pages } = await set({
      blocks: Array.from({ length: 1_000 }, (_, index) => plainParagraph(`§${index}. ${words}`)),
    });
    const found = pages.flatMap(({ text }) => text.match(/^§\d+\./gm) ?? []);
    expect(found).toEqual(Array.from({ length: 1_000 }, (_, index) => `§${index}.`));
  });
});
