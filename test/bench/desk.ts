/**
 * Whether the desk feels instant: `SAMPAN_DATA=… npm run bench -- desk [matter] [long] [table] [search]` (all where none
 * is named), on the built program (`npm run build`). A matter of 1,000 documents, a PDF of 1,000 pages beside the viewer
 * component of pdf.js in the same Electron, a table of 10,000 cells, and every key typed in search. `--folder FOLDER`
 * keeps the data folder for the next time; `--documents N` and `--pages N` for less of them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { projectFolder } from '#test/window/launch.ts';
import { makeDeskFolder, manyName } from './desk/desk-folder.ts';
import { type LongDocument, longDocumentHere, longDocumentInPeer } from './desk/long-document.ts';
import { measureManyCells } from './desk/many-cells.ts';
import { measureMatterList } from './desk/matter-list.ts';
import { electronHere } from './desk/start-electron.ts';
import { measureTypedSearch } from './desk/typed-search.ts';
import type { Frames } from './desk/watched-window.ts';

const parts = ['matter', 'long', 'table', 'search'] as const;
const { positionals, values } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    documents: { type: 'string', default: '1000' },
    pages: { type: 'string', default: '1000' },
  },
});
const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write('Set SAMPAN_DATA to the folder with hk_ordinances and taiwan_law.\n');
  exit(2);
}
const asked = new Set<string>(positionals.length === 0 ? parts : positionals);
const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'sampan-desk-')));

const ms = (value: number): string => `${Math.round(value)} ms`;
const row = (...cells: readonly string[]): void => void stdout.write(`| ${cells.join(' | ')} |\n`);
const frames = ({ frames: all, lost, late, longestMs }: Frames): string =>
  `${lost} lost in ${all} (${late} late, ${ms(longestMs)} at most)`;

const longPath = await makeDeskFolder({
  data,
  folder,
  documents: Number(values.documents),
  longPages: Number(values.pages),
});
// What the window remembers of the last time: the open document and its page.
await rm(join(folder, 'window'), { recursive: true, force: true });
const electron = await electronHere();
try {
  const load = loadavg().map((value) => value.toFixed(1));
  stdout.write(`Electron ${electron.version}, ${cpus().length} cores, load ${load.join(' ')} before\n\n`);
  const running = await electron.start([projectFolder, '--data', folder]);
  const { app, page } = running;
  let long: LongDocument | null = null;
  let size = { width: 0, height: 0 };
  try {
    await page.getByRole('button', { name: 'Commands' }).waitFor();
    const settings = JSON.stringify({ modelId: 'none', tourSeen: true, locale: 'en', theme: 'light' });
    await page.evaluate(`window.sampan.request('settings.set', ${settings})`);
    const skip = page.getByRole('button', { name: 'Skip the tour' });
    if (await skip.isVisible()) await skip.click();
    await page.locator('[data-document-name]').first().waitFor();
    // What a start begins in the background has ended.
    await page.waitForTimeout(5_000);
    row('what', 'Sampan');
    row('---', '---');
    if (asked.has('long')) {
      long = await longDocumentHere(running);
      size = await page.evaluate<typeof size>(
        `(({ clientWidth: width, clientHeight: height }) => ({ width, height }))(document.querySelector('.pages'))`,
      );
    }
    if (asked.has('matter')) {
      const matter = await measureMatterList(page);
      row(`a matter of ${values.documents} documents: press to list`, ms(matter.openMs));
      row('scrolling its list by 30 screens', frames(matter.frames));
    }
    if (asked.has('table') || asked.has('search'))
      await page.locator('.tree-item', { hasText: manyName }).first().click();
    if (asked.has('search')) {
      const { medianMs, slowestMs, keys } = await measureTypedSearch(page);
      row(`search: key to hits (${keys} keys)`, `${ms(medianMs)}, slowest ${ms(slowestMs)}`);
    }
    if (asked.has('table')) {
      const table = await measureManyCells(page);
      row('a table of 10 columns: key to rows', ms(table.openMs));
      row('scrolling it by 30 screens', frames(table.frames));
      row('sorting by a column', ms(table.sortMs));
      row('filtering, the pause of typing included', ms(table.filterMs));
    }
  } finally {
    await app.close();
  }
  if (long !== null) printBeside(long, await longDocumentInPeer(electron, longPath, size));
} finally {
  electron.close();
  if (values.folder === undefined) await rm(folder, { recursive: true, force: true });
}

function printBeside(here: LongDocument, peer: LongDocument): void {
  stdout.write('\n');
  row(`a PDF of ${values.pages} pages`, 'Sampan', 'pdf.js viewer', 'ratio');
  row('---', '---', '---', '---');
  const line = (name: string, own: number, other: number, unit: string): void =>
    row(name, `${Math.round(own)} ${unit}`, `${Math.round(other)} ${unit}`, (own / other).toFixed(2));
  line('press to first page, first of the session', here.firstOpenMs, peer.firstOpenMs, 'ms');
  line('press to first page, later', here.openMs, peer.openMs, 'ms');
  line('jump to page 900', here.jumpMs, peer.jumpMs, 'ms');
  row(
    'scrolling 30 screens',
    frames(here.frames),
    frames(peer.frames),
    (here.frames.lost / peer.frames.lost).toFixed(2),
  );
  line('memory, the window', here.megabytes.window, peer.megabytes.window, 'MB');
  line(
    'memory, window and main',
    here.megabytes.window + here.megabytes.main,
    peer.megabytes.window + peer.megabytes.main,
    'MB',
  );
  line('memory, every process', here.megabytes.all, peer.megabytes.all, 'MB');
}
