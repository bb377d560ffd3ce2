import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInstallation } from '#main/cli/installation.ts';
import type { SpawnReader } from '#main/documents/disposable-reader.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { openStore } from '#main/store/open-store.ts';
import { countPages, loadPages } from '#main/store/pages.ts';
import { handWritten, stream } from '../documents/made-pdfs.ts';
import { testedInstallation } from '../program.ts';
import { temporaryApplication, temporaryFolder } from './temporary-application.ts';

const matter = { id: 'matter-1', name: 'Bundle' };

/** A bundle whose every page has the same header and a sentence of its own. */
function bundle(pageCount: number): Uint8Array {
  const pages = Array.from({ length: pageCount }, (_, index) =>
    stream(
      `BT /F 10 Tf 72 800 Td (Hearing bundle of 2026) Tj ET BT /F 12 Tf 72 500 Td (Page ${index + 1} says ${index * 7}.) Tj ET`,
    ),
  );
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  return handWritten([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pageCount} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      content,
    ]),
  ]);
}

/** A reader that tells at which page each of its processes was asked to begin. */
function watchedReader(begun: number[]): SpawnReader {
  const spawn = spawnNodeReader(testedInstallation().readerEntry);
  return () => {
    const channel = spawn();
    return {
      ...channel,
      send: (message) => {
        begun.push(Number(Reflect.get(Object(message), 'firstPage')));
        channel.send(message);
      },
    };
  };
}

/** More than a slow machine reads between page 20 and the stop. */
const pageCount = 240;

test('a reading that was cut off goes on at the page where it stopped', async () => {
  const dataFolder = await temporaryFolder();
  const path = join(dataFolder, 'bundle.pdf');
  await writeFile(path, bundle(pageCount));

  const first = await temporaryApplication(dataFolder);
  const { added } = await first.takeIn(matter, [path]);
  const documentId = added[0]?.id ?? '';
  const cut = new Promise<void>((resolve) => {
    first.on('queue.changed', ([job]) => {
      if ((job?.progress?.done ?? 0) >= 20) resolve();
    });
  });
  void first.analyse([documentId], { language: 'en' });
  await cut;
  await first.close();

  const store = await openStore({
    dataFolder,
    migrationsFolder: join(findInstallation().resourcesFolder, 'migrations'),
  });
  const kept = countPages(store, documentId);
  store.$client.close();
  expect(kept).toBeGreaterThanOrEqual(20);
  expect(kept).toBeLessThan(pageCount);

  const begun: number[] = [];
  const second = await temporaryApplication(dataFolder, { spawnReader: watchedReader(begun) });
  await second.analyse([documentId], { language: 'en' });
  expect(begun).toEqual([kept + 1]);
  const view = await second.request('documents.view', { documentId });
  expect(view.summary).toMatchObject({ state: 'ready', pageCount });
  await second.close();

  const whole = await openStore({
    dataFolder,
    migrationsFolder: join(findInstallation().resourcesFolder, 'migrations'),
  });
  const pages = await loadPages(whole, documentId);
  whole.$client.close();
  expect(pages.map(({ text }) => /Page (\d+) says (\d+)/.exec(text)?.slice(1).map(Number))).toEqual(
    Array.from({ length: pageCount }, (_, index) => [index + 1, index * 7]),
  );
  // Told from all pages together, those read before the cut included.
  expect(pages.map(({ lines }) => lines[0]?.role)).toEqual(Array(pageCount).fill('header'));
});
