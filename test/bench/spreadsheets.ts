/**
 * `npm run bench -- spreadsheets [FILE …]`: workbooks (XLSX, XLS, CSV; without any, one
 * of our own) are saved as ODS and FODS by LibreOffice, read, and each cell is
 * compared with LibreOffice's own CSV of the same file. Needs `soffice`. Dates in
 * the system's own order differ on purpose: the reader writes them as ISO 8601.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { csvRows } from '#main/formats/csv/csv-rows.ts';
import { readOds } from '#main/formats/ods/read-ods.ts';
import { flowCells, withoutEmpty } from './spreadsheets/flow-cells.ts';
import { madeWorkbook } from './spreadsheets/made-workbook.ts';

const folder = await mkdtemp(join(tmpdir(), 'sampan-sheets-'));
const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
// Comma, quotation mark, UTF-8, cells as shown, every sheet a file of its own.
const allSheets = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

function convert(kind: string, path: string, out: string): void {
  execFileSync('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', out, path], { stdio: 'ignore' });
}

async function shownBySoffice(path: string, out: string): Promise<string[][][]> {
  convert(allSheets, path, out);
  const files = await readdir(out);
  const sheets = await Promise.all(
    files.map(async (file) => withoutEmpty(csvRows(await readFile(join(out, file), 'utf8'), ',', () => {}))),
  );
  return sheets;
}

/** Sheets are matched by their words: the CSV files come in the order of their names. */
function compare(read: readonly string[][][], shown: string[][][]) {
  let equal = 0;
  let cells = 0;
  const different: string[] = [];
  const left = [...shown];
  for (const sheet of read) {
    const scores = left.map((other) => score(sheet, other));
    const best = scores.indexOf(Math.max(...scores));
    const [other] = best < 0 ? [[]] : left.splice(best, 1);
    for (let row = 0; row < Math.max(sheet.length, other?.length ?? 0); row += 1) {
      for (let column = 0; column < Math.max(sheet[row]?.length ?? 0, other?.[row]?.length ?? 0); column += 1) {
        const [ours, theirs] = [sheet[row]?.[column]?.trim() ?? '', other?.[row]?.[column]?.trim() ?? ''];
        if (ours === '' && theirs === '') continue;
        cells += 1;
        if (ours === theirs) equal += 1;
        else if (different.length < 3) different.push(`${JSON.stringify(ours)} for ${JSON.stringify(theirs)}`);
      }
    }
  }
  return { cells: cells + left.flat(2).filter((words) => words.trim() !== '').length, equal, different };
}

function score(one: readonly string[][], other: readonly string[][]): number {
  const words = new Set(other.flat());
  const same = one.flat().filter((word) => words.has(word)).length;
  return same - Math.abs(one.length - other.length) / 1_000;
}

try {
  const named = process.argv.slice(2);
  const own = join(folder, 'own.xlsx');
  if (named.length === 0) await writeFile(own, await madeWorkbook());
  const totals = { cells: 0, equal: 0 };
  process.stdout.write('| workbook | kind | cells | equal | share |\n|---|---|---|---|---|\n');
  for (const [index, path] of (named.length === 0 ? [own] : named).entries()) {
    for (const kind of ['ods', 'fods']) {
      const out = join(folder, `${index}-${kind}`);
      convert(kind, path, out);
      const [file] = await readdir(out);
      if (file === undefined) throw new Error(`LibreOffice did not open ${path}.`);
      const shown = await shownBySoffice(join(out, file), join(out, 'csv'));
      const read = flowCells(await readOds(await readFile(join(out, file)), { name: file }));
      const { cells, equal, different } = compare(read, shown);
      totals.cells += cells;
      totals.equal += equal;
      const share = `${((100 * equal) / Math.max(1, cells)).toFixed(2)} %`;
      process.stdout.write(`| ${basename(path)} | ${kind} | ${cells} | ${equal} | ${share} |\n`);
      for (const words of different) process.stdout.write(`  ${words}\n`);
    }
  }
  const share = ((100 * totals.equal) / Math.max(1, totals.cells)).toFixed(2);
  process.stdout.write(`\n${totals.equal} of ${totals.cells} cells equal (${share} %).\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
