import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import type { RedactionBox } from '#contract/redaction.ts';
import { charQuads } from '#main/documents/anchor.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { redactPdf } from '#main/redaction/redact-pdf.ts';
import { writeRedactedCopy } from '#main/redaction/write-redacted-copy.ts';
import { sample } from '#test/application/temporary-application.ts';
import { read } from '#test/documents/made-pdfs.ts';

const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = mkdtempSync(join(tmpdir(), 'sampan-redaction-'));
const secret = 'Mr Chan admitted the breach';

/** The boxes of the first place of some words on a page. */
function boxesOf(page: Page, words: string): RedactionBox[] {
  const start = page.text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  return charQuads(page, start, start + words.length).map((quad) => {
    const xs = quad.filter((_, index) => index % 2 === 0);
    const ys = quad.filter((_, index) => index % 2 === 1);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  });
}

async function redacted(bytes: Uint8Array, words: readonly string[]) {
  const { pages } = await read(bytes);
  const marked = pages.flatMap((page) => {
    const boxes = words.filter((one) => page.text.includes(one)).flatMap((one) => boxesOf(page, one));
    return boxes.length === 0 ? [] : [{ page, boxes }];
  });
  const outPath = join(folder, `${Math.random()}.pdf`);
  const proof = await redactPdf(bytes, { name: 'a.pdf', pdfjsFolder, pages: marked, outPath, onPage: async () => {} });
  const written = new Uint8Array(await readFile(outPath));
  return { proof, written, after: await read(written) };
}

/** Every stream of a file, unpacked where it is packed, and everything between. */
function allBytes(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const parts = [raw];
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    try {
      parts.push(
        inflateSync(Buffer.from(bytes.subarray(start, raw.indexOf('endstream', start))), { finishFlush: 2 }).toString(
          'latin1',
        ),
      );
    } catch {
      // Not packed, or a picture.
    }
  }
  return parts.join('\n');
}

describe('a redacted copy', () => {
  test.each([
    [0, [0, 0]],
    [90, [-20, 13.5]],
    [180, [37, 51]],
    [270, [0, 0]],
  ] as const)('has neither the words nor the ink, turned %i', async (rotation, [x, y]) => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const page = pdf.addPage([400, 600]);
    page.setMediaBox(x - 15, y - 25, 500, 700);
    page.setCropBox(x, y, 400, 600);
    page.setRotation(degrees(rotation));
    page.drawText(`Before ${secret} after.`, { x: x + 40, y: y + 300, size: 12, font });
    page.drawText('The seat of arbitration is Hong Kong.', { x: x + 40, y: y + 280, size: 12, font });
    pdf.setTitle(secret);
    pdf.setSubject(secret);
    const { proof, written, after } = await redacted(await pdf.save(), [secret]);
    expect(proof).toMatchObject({ pages: 1, redactedPages: 1, picturedPages: 1 });
    expect(proof.charactersRemoved).toBeGreaterThan(20);
    expect(proof.pixelsChecked).toBeGreaterThan(1_000);
    const [copy] = after.pages;
    expect(copy).toMatchObject({ rotation, width: 400, height: 600 });
    expect(copy?.text).toContain('The seat of arbitration is Hong Kong.');
    expect(copy?.text).toMatch(/^Before\s+after\.$/m);
    expect(allBytes(written)).not.toMatch(/Chan|admitted|breach/);
  });

  test('takes nothing of another page along, though the file keeps all pictures in one place', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const canvas = createCanvas(40, 40);
    canvas.getContext('2d').fillRect(0, 0, 40, 40);
    const picture = await pdf.embedPng(canvas.toBuffer('image/png'));
    const first = pdf.addPage([300, 300]);
    const second = pdf.addPage([300, 300]);
    first.drawText(secret, { x: 20, y: 200, size: 12, font });
    first.drawImage(picture, { x: 20, y: 20 });
    second.drawText('An innocent page.', { x: 20, y: 200, size: 12, font });
    const form = pdf.context.register(
      pdf.context.flateStream(`BT (${secret}) Tj ET`, { Type: 'XObject', Subtype: 'Form' }),
    );
    const resources = second.node.Resources();
    resources?.set(PDFName.of('XObject'), pdf.context.obj({ Unused: form, Picture: picture.ref }));
    second.node.set(PDFName.of('PieceInfo'), pdf.context.obj({ Note: PDFString.of(secret) }));
    await pdf.attach(new TextEncoder().encode(secret), 'letter.txt', { description: secret });
    const { proof, written, after } = await redacted(await pdf.save(), [secret]);
    expect(proof).toMatchObject({ pages: 2, redactedPages: 1, picturedPages: 1 });
    expect(after.pages[1]?.text).toBe('An innocent page.');
    expect(allBytes(written)).not.toMatch(/Chan|admitted|breach|letter\.txt/);
    // One picture: that of the redacted page.
    expect(allBytes(written).match(/\/Subtype\s*\/Image/g)).toHaveLength(1);
  });

  test('shows what a form and a note showed, but keeps neither', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const page = pdf.addPage([300, 300]);
    page.drawText('Name of the tenant:', { x: 20, y: 200, size: 12, font });
    const field = pdf.getForm().createTextField('tenant');
    field.setText('Lee Siu Ming');
    field.addToPage(page, { x: 140, y: 190, width: 120, height: 24 });
    pdf.addPage([300, 300]).drawText(secret, { x: 20, y: 200, size: 12, font });
    const { proof, written, after } = await redacted(await pdf.save(), [secret, 'Lee Siu Ming']);
    expect(proof).toMatchObject({ pages: 2, redactedPages: 2, picturedPages: 2 });
    expect(after.pages[0]?.text).toContain('Name of the tenant:');
    expect(allBytes(written)).not.toMatch(/Lee Siu|Chan|AcroForm|\/Annots/);
  });

  test('is written by a process of its own, from a contract in Chinese', { timeout: 60_000 }, async () => {
    const path = sample('supply-agreement-zh-Hant.pdf');
    const { pages } = await read(new Uint8Array(await readFile(path)));
    const words = '仲裁';
    const marked = pages
      .filter((page) => page.text.includes(words))
      .map((page) => ({ page, boxes: boxesOf(page, words) }));
    const outPath = join(folder, 'agreement.pdf');
    const seen: number[] = [];
    const entry = new URL('../../main/redaction/redaction-process.ts', import.meta.url);
    const proof = await writeRedactedCopy(
      { path, name: 'agreement.pdf', pdfjsFolder, outPath, pages: marked, onPage: (number) => seen.push(number) },
      spawnNodeReader(entry),
    );
    expect(proof.redactedPages).toBe(marked.length);
    expect(seen).toEqual(pages.map(({ number }) => number));
    const after = await read(new Uint8Array(await readFile(outPath)));
    for (const { page } of marked) {
      const count = (text = '') => text.split(words).length - 1;
      expect(count(after.pages[page.number - 1]?.text)).toBe(count(page.text) - 1);
    }
  });
});
