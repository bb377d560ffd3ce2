import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentSummary, Matter } from '#contract/matter.ts';
import type { PageReading } from '#contract/page-reading.ts';
import { dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'execution-page.pdf';
let files: string;
let sampan: LaunchedSampan;

/** The sample contract's last page, which is a scan. */
async function scannedPage(): Promise<Uint8Array> {
  const source = await PDFDocument.load(readFileSync(join(samplesFolder, 'supply-agreement-en.pdf')));
  const document = await PDFDocument.create();
  for (const page of await document.copyPages(source, [source.getPageCount() - 1])) document.addPage(page);
  return document.save();
}

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-scan-'));
  const path = join(files, name);
  writeFileSync(path, await scannedPage());
  sampan = await startJourney();
  await dropPaths(sampan.page, [path]);
  await waitForState(sampan.page, name, 'ready');
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

/** What the window asks the program. */
async function asked<Answer>(request: string, parameters: object): Promise<Answer> {
  const reply = await sampan.page.evaluate<{ readonly ok: true; readonly value: Answer } | { readonly ok: false }>(
    `window.sampan.request(${JSON.stringify(request)}, ${JSON.stringify(parameters)})`,
  );
  if (!reply.ok) expect.fail(`${request} was refused: ${JSON.stringify(reply)}`);
  return reply.value;
}

async function readingOf(documentName: string): Promise<PageReading> {
  for (const { id: matterId } of await asked<readonly Matter[]>('matters.list', {})) {
    const documents = await asked<readonly DocumentSummary[]>('documents.list', { matterId });
    const found = documents.find((document) => document.name === documentName);
    if (found !== undefined) return asked('pages.reading', { documentId: found.id, pageNumber: 1 });
  }
  throw new Error(`No matter has "${documentName}".`);
}

test('a scanned page is recognised by the program’s own process and shown', async () => {
  const reading = await readingOf(name);
  expect(reading.origin).toBe('ocr');
  const text = reading.lines.map((line) => line.text).join('\n');
  expect(text).toContain('EXECUTION PAGE');
  expect(text).toContain('HARBOUR LANTERN COMPONENTS LIMITED');
  expect(text).toContain('Date: 9 March 2026');
  await openFromList(sampan.page, name);
  await picture(sampan.page, 'recognised-scan');
});

test('its lines lie where they are printed, in user space of the page', async () => {
  const { lines } = await readingOf(name);
  const upperEdge = (words: string): number => {
    const [, y] = lines.find(({ text }) => text.includes(words))?.anchor.quads[0] ?? [];
    return y ?? expect.fail(`No line has "${words}".`);
  };
  const heading = upperEdge('EXECUTION PAGE');
  expect(heading).toBeGreaterThan(650);
  expect(heading).toBeLessThan(842);
  expect(upperEdge('HARBOUR LANTERN COMPONENTS LIMITED')).toBeLessThan(upperEdge('QINGSHAN PRECISION TECHNOLOGY'));
});
