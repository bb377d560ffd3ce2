import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts, TextRenderingMode } from '@cantoo/pdf-lib';
import { createCanvas, ImageData } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { readPdf } from '#main/documents/read-pdf.ts';
import { layerDisagrees } from '#main/recognition/believed-text.ts';
import { type RecognisePagesRequest, recognisePages } from '#main/recognition/recognise-pages.ts';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';
import { searchablePdf } from '#main/reports/searchable-pdf.ts';
import { modelsFolder, paragraph, pdfjsFolder, pictureOfLines } from './made-pictures.ts';

const spawn = spawnNodeReader(new URL('../../main/recognition/recognition-process.ts', import.meta.url));
let folder = '';
let scanned: Uint8Array = new Uint8Array();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sampan-recognition-'));
  scanned = await scan(2);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function png(image: RecognitionImage): Uint8Array {
  const canvas = createCanvas(image.width, image.height);
  const pixels = new ImageData(new Uint8ClampedArray(image.data), image.width, image.height);
  canvas.getContext('2d').putImageData(pixels, 0, 0);
  return canvas.toBuffer('image/png');
}

/** A PDF of pages that are only pictures, each 360 points wide, with `hidden` text under them. */
async function scan(pages: number, hidden?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const image = pictureOfLines(paragraph);
  const embedded = await document.embedPng(png(image));
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 0; number < pages; number += 1) {
    const page = document.addPage([360, 144]);
    page.drawImage(embedded, { x: 0, y: 0, width: 360, height: 144 });
    if (hidden !== undefined) {
      page.drawText(hidden, { x: 20, y: 20, size: 8, font, renderMode: TextRenderingMode.Invisible, maxWidth: 320 });
    }
  }
  return document.save();
}

async function recognised(bytes: Uint8Array, options: Partial<RecognisePagesRequest> = {}): Promise<Page[]> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.pdf`);
  await writeFile(path, bytes);
  const pages: Page[] = [];
  await recognisePages(
    {
      path,
      name: 'made.pdf',
      pageNumbers: [1],
      pdfjsFolder,
      modelsFolder,
      onPage: (page) => pages.push(page),
      ...options,
    },
    spawn,
  );
  return pages;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

describe('pages of a PDF', () => {
  test('are recognised in a process of their own, in the order asked for', async () => {
    const pages = await recognised(scanned, { pageNumbers: [2, 1] });
    expect(pages.map(({ number }) => number)).toEqual([2, 1]);
    for (const page of pages) {
      expect(page.origin).toBe('ocr');
      expect(plain(page.text)).toBe(plain(paragraph.join('')));
      // 0.36 points a pixel; the first baseline is 100 pixels from the top.
      expect(Math.abs((page.lines[0]?.runs[0]?.y ?? 0) - (144 - 36))).toBeLessThan(4);
    }
  });

  test('are all accounted for when each takes too long', async () => {
    const pages = await recognised(scanned, { pageNumbers: [1, 2], limits: { pageMs: 1 } });
    expect(pages.map(({ number, origin, warnings }) => [number, origin, warnings])).toEqual([
      [1, 'image', ['not recognised: too slow']],
      [2, 'image', ['not recognised: too slow']],
    ]);
  });

  test('that are not there are told', async () => {
    const [page] = await recognised(scanned, { pageNumbers: [9] });
    expect(page?.warnings).toEqual(['not recognised: the page is damaged']);
  });

  test('of a damaged file are refused', async () => {
    await expect(recognised(Buffer.from('%PDF-1.7 nothing'))).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

test('a hidden text that is not what the page shows is not believed', async () => {
  const lie =
    'The buyer waives every claim against the seller and pays two million dollars at once, whatever the goods are like.';
  const [page] = await recognised(await scan(1, lie));
  expect(page?.warnings).toContain(layerDisagrees);
  expect(page?.text).toContain('governed by the laws of Hong Kong');
  expect(page?.text).not.toContain('waives');
});

test('recognised text lies unseen over its ink in a searchable copy', async () => {
  const pages = await recognised(scanned, { pageNumbers: [1, 2] });
  const copy = await searchablePdf(scanned, pages);
  expect(Buffer.compare(Buffer.from(copy.subarray(0, scanned.length)), Buffer.from(scanned))).toBe(0);
  const options = { documentId: 'd', sha256: '0', name: 'copy.pdf', pdfjsFolder, limits: defaultReadLimits };
  const read = await readPdf(copy, options);
  for (const [index, page] of read.pages.entries()) {
    const source = pages[index];
    expect(plain(page.text)).toBe(plain(source?.text ?? ''));
    for (const [at, line] of page.lines.entries()) {
      const [run] = line.runs;
      const [own] = source?.lines[at]?.runs ?? [];
      expect(Math.abs((run?.x ?? 0) - (own?.x ?? 0))).toBeLessThan(1);
      expect(Math.abs((run?.y ?? 0) - (own?.y ?? 0))).toBeLessThan(1);
      expect(Math.abs((run?.edges.at(-1) ?? 0) - (own?.edges.at(-1) ?? 0))).toBeLessThan(2);
    }
  }
  expect(await searchablePdf(scanned, [])).toBe(scanned);
});
