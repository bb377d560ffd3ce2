import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OutputLanguage, Page } from '#contract/document.ts';
import { proposedPdf } from '#main/application/proposal-task.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import type { RiderEntry } from '#main/redlines/rider.ts';
import { temporaryFolder } from '#test/application/temporary-application.ts';
import { read } from '#test/documents/made-pdfs.ts';
import { openedPdf, type SeenPdf } from '#test/reports/opened-pdf.ts';

const seat = 'The seat of arbitration shall be London.';
const law = 'This Agreement is governed by the laws of New York.';

/** Two pages, the second turned; the tree of pages hands a rotation and a size down. */
async function contract(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const words of [seat, law]) document.addPage([400, 300]).drawText(words, { x: 60, y: 200, size: 12, font });
  document.catalog.Pages().set(PDFName.of('Rotate'), document.context.obj(90));
  return document.save({ useObjectStreams: false });
}

function entry(pages: readonly Page[], number: number, given: Partial<RiderEntry>): RiderEntry {
  const page = pages[number - 1];
  if (page === undefined) throw new Error('no such page');
  const words = number === 1 ? seat : law;
  const start = page.text.indexOf(words);
  return {
    quote: words,
    change: 'insert-after',
    words: '',
    reason: 'Because.',
    title: 'Title',
    anchors: [anchorFor('d', page, start, start + words.length)],
    clause: { number: '4', heading: '' },
    ...given,
  };
}

async function written(
  bytes: Uint8Array,
  language: OutputLanguage,
  entries: readonly RiderEntry[],
): Promise<Uint8Array> {
  const path = join(await temporaryFolder(), 'contract.pdf');
  await writeFile(path, bytes);
  const { fontsFolder } = findInstallation();
  const task = { source: { path }, password: null, name: 'contract.pdf', language, pageCount: 2, fontsFolder, atMs: 0 };
  return proposedPdf({ ...task, proposals: entries });
}

const textOf = ({ pages }: SeenPdf, number: number) =>
  (pages[number - 1]?.text ?? [])
    .map(({ str }) => str)
    .join('')
    .replace(/\s+/g, '');

describe('proposals on a PDF', () => {
  let source: Uint8Array;
  let pages: readonly Page[];
  beforeAll(async () => {
    source = await contract();
    pages = (await read(source)).pages;
  });

  test('are marked at their words with the number of the rider, and the file’s own bytes stay', async () => {
    const entries = [
      entry(pages, 1, { title: 'Seat: Hong Kong', words: 'The seat of arbitration shall be Hong Kong.' }),
      entry(pages, 2, { change: 'replace', title: 'Law', words: '' }),
      entry(pages, 2, { change: 'comment', title: 'Law again' }),
    ];
    const bytes = await written(source, 'en', entries);
    expect(Buffer.from(bytes.subarray(0, source.length)).equals(source)).toBe(true);
    const seen = await openedPdf(bytes);
    expect(seen.pages).toHaveLength(3);
    const on = (number: number, subtype: string) =>
      (seen.pages[number - 1]?.annotations ?? []).filter((annotation) => annotation.subtype === subtype);
    expect([1, 2].map((number) => on(number, 'Highlight').length)).toEqual([1, 2]);
    for (const [number, index] of [
      [1, 0],
      [2, 1],
    ] as const) {
      const quads = entries[index]?.anchors.flatMap((anchor) => anchor.quads.flat()) ?? [];
      expect(quads).toHaveLength(8);
      const drawnAt = Array.from(on(number, 'Highlight')[0]?.quadPoints ?? []);
      for (const [at, value] of quads.entries()) expect(drawnAt[at]).toBeCloseTo(value, 1);
    }
    expect(on(1, 'Highlight')[0]?.contentsObj.str).toBe(
      'R1 Seat: Hong Kong\nThe seat of arbitration shall be Hong Kong.\nBecause.',
    );
    const notes = on(2, 'Text');
    expect(notes.map(({ contentsObj }) => contentsObj.str.split('\n')[0])).toEqual([
      'R2: see the rider, p. 3.',
      'R3: see the rider, p. 3.',
    ]);
    const tops = notes.map(({ rect }) => rect[3] ?? 0);
    expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 0))).toBeGreaterThanOrEqual(20);
    expect(on(3, 'Link')).toHaveLength(3);
    expect(seen.outline.at(-1)).toMatchObject({
      title: 'Rider',
      page: 3,
      items: [{ title: 'R1 Seat: Hong Kong' }, {}, {}],
    });
  });

  test('stand in a rider on upright pages, in English', async () => {
    const bytes = await written(source, 'en', [
      entry(pages, 1, { title: 'Seat: Hong Kong', words: 'The seat of arbitration shall be Hong Kong.' }),
      entry(pages, 2, { change: 'replace', title: 'Law' }),
    ]);
    const rider = textOf(await openedPdf(bytes), 3);
    const wanted = [
      'Rider:proposedchanges',
      'R1Seat:HongKong',
      'clause4,p.1',
      `Wordsmarked:${seat.replace(/\s/g, '')}`,
    ];
    for (const words of [
      ...wanted,
      'Insertaftertheclause:TheseatofarbitrationshallbeHongKong.',
      'R2Law',
      'p.2',
      'Strikeout',
    ]) {
      expect(rider).toContain(words);
    }
    const page = (await PDFDocument.load(bytes)).getPage(2);
    expect([page.getRotation().angle, page.getWidth() < page.getHeight()]).toEqual([0, true]);
  });

  test.each([
    ['zh-Hant', '附件：建議修訂', '於該條款之後加入：仲裁地為香港。', '第1頁'],
    ['zh-Hans', '附件：建议修订', '在该条款之后加入：仲裁地为香港。', '第1页'],
    ['yue-Hant', '附件：建議修訂', '喺嗰條之後加：仲裁地為香港。', '第1頁'],
  ] as const)('have a rider in %s', async (language, title, change, page) => {
    const words = language === 'zh-Hans' ? '仲裁地为香港。' : '仲裁地為香港。';
    const bytes = await written(source, language, [entry(pages, 1, { title: '仲裁地：香港', words })]);
    const rider = textOf(await openedPdf(bytes), 3);
    for (const wanted of [title, 'R1仲裁地：香港', change, page]) expect(rider).toContain(wanted);
  });

  test('a damaged file is told', async () => {
    await expect(written(Buffer.from('no pdf'), 'en', [entry(pages, 1, {})])).rejects.toMatchObject({
      code: 'damaged-file',
    });
  });
});
