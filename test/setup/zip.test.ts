import { chmodSync, mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeStoredZip } from '#main/setup/packaging/stored-zip.mjs';
import { unzip } from '#main/setup/unzip.mjs';

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sampan-zip-'));
}

async function zipped(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const zipPath = join(newFolder(), 'made.zip');
  await writeStoredZip(folder, zipPath, () => true);
  return zipPath;
}

describe('a stored zip', () => {
  test('gives back the same files, names and modes', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'run'), '#!/bin/sh\n');
    chmodSync(join(folder, 'run'), 0o755);
    writeFileSync(join(folder, 'sub', '舢舨.txt'), '三板');
    writeFileSync(join(folder, 'left-out'), 'x');
    writeFileSync(join(folder, 'empty'), '');
    const zipPath = join(newFolder(), 'made.zip');
    await writeStoredZip(folder, zipPath, (name) => name !== 'left-out');

    const target = newFolder();
    await unzip(zipPath, target, (name) => name);
    expect((await readdir(target, { recursive: true })).sort()).toEqual(['empty', 'run', 'sub', 'sub/舢舨.txt']);
    expect(readFileSync(join(target, 'sub', '舢舨.txt'), 'utf8')).toBe('三板');
    expect(statSync(join(target, 'run')).mode & 0o777).toBe(0o755);
  });

  test('keeps links by their mode: the frameworks of macOS are full of them', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'Versions', 'A'), { recursive: true });
    symlinkSync('A', join(folder, 'Versions', 'Current'));
    const zipPath = join(newFolder(), 'made.zip');
    await writeStoredZip(folder, zipPath, () => true);

    const zip = readFileSync(zipPath);
    const entry = zip.indexOf('PK\x01\x02', 0, 'latin1');
    // APPNOTE.TXT 4.3.12: the mode is the upper half of the external attributes.
    expect((zip.readUInt32LE(entry + 38) >>> 16) & 0o170000).toBe(0o120000);
    const data = 30 + 'Versions/Current'.length;
    expect(zip.toString('utf8', 30, entry)).toBe('Versions/CurrentA');
    expect(zip.readUInt32LE(entry + 24)).toBe(entry - data);
  });

  test('entries can be renamed and left out', async () => {
    const zipPath = await zipped({ 'Program/a': 'a', 'Program/resources/b': 'b' });
    const target = newFolder();
    await unzip(zipPath, target, (name) => (name.includes('/resources/') ? null : name.replace('Program/', '')));
    expect(await readdir(target, { recursive: true })).toEqual(['a']);
  });

  test('a name outside the folder is refused', async () => {
    const zipPath = await zipped({ a: 'a' });
    await expect(unzip(zipPath, newFolder(), () => '../escaped')).rejects.toThrow('outside');
  });
});
