import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive } from '#main/setup/packaging/asar-check.mjs';
import { binaryKind } from '#main/setup/packaging/binary-kind.mjs';
import { licenceTexts } from '#main/setup/packaging/licence-texts.mjs';
import { isRuntimeFileNeeded, runtimeFolder } from '#main/setup/packaging/runtime-files.mjs';
import { sourceDate } from '#main/setup/packaging/source-date.mjs';

describe('what a file is machine code for', () => {
  const elf = (processor: number) => {
    const head = Buffer.alloc(64);
    head.write('\x7fELF', 'latin1');
    head.writeUInt16LE(processor, 18);
    return head;
  };
  const windows = (processor: number) => {
    const head = Buffer.alloc(256);
    head.write('MZ', 'latin1');
    head.writeUInt32LE(128, 60);
    head.write('PE\0\0', 128, 'latin1');
    head.writeUInt16LE(processor, 132);
    return head;
  };
  const apple = (magic: number, second: number) => {
    const head = Buffer.alloc(32);
    head.writeUInt32BE(magic, 0);
    head.writeUInt32LE(second, 4);
    return head;
  };

  test.each([
    ['linux-x64', elf(0x3e)],
    ['linux-arm64', elf(0xb7)],
    ['win32-x64', windows(0x8664)],
    ['win32-arm64', windows(0xaa64)],
    ['darwin-arm64', apple(0xcffaedfe, 0x0100000c)],
    ['darwin-x64', apple(0xcffaedfe, 0x01000007)],
    ['darwin-universal', apple(0xcafebabe, 0x02000000)],
    // A Java class of version 65, a text, a WebAssembly module.
    [null, apple(0xcafebabe, 0x41000000)],
    [null, Buffer.from('MZ is how this sentence begins, and nothing more than that is said here at all.')],
    [null, Buffer.from('\0asm\x01\0\0\0 with some more bytes behind', 'latin1')],
  ])('%s', (kind, head) => {
    expect(binaryKind(head)).toBe(kind);
  });

  test('is read off the binaries that are committed', () => {
    const prebuilds = join(import.meta.dirname, '..', '..', 'native', 'prebuilds');
    expect(binaryKind(readFileSync(join(prebuilds, 'linux-x64', 'sampan.node')))).toBe('linux-x64');
    expect(binaryKind(readFileSync(join(prebuilds, 'wasm32', 'sampan.wasm')))).toBe(null);
  });
});

describe('an archive read back', () => {
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  /** An archive as Electron reads it: two sizes, the header's length, the header, the files. */
  function archiveOf(
    files: Readonly<Record<string, { readonly said: Buffer; readonly kept: Buffer; readonly unpacked?: boolean }>>,
  ) {
    const folder = mkdtempSync(join(tmpdir(), 'sampan-asar-'));
    const path = join(folder, 'app.asar');
    const parts: Buffer[] = [];
    let offset = 0;
    const entries = Object.entries(files).map(([name, { said, kept, unpacked = false }]) => {
      const integrity = { algorithm: 'SHA256', hash: sha256(said), blockSize: 4_194_304, blocks: [sha256(said)] };
      const place = unpacked ? { unpacked } : { offset: String(offset) };
      if (unpacked) {
        mkdirSync(`${path}.unpacked`, { recursive: true });
        writeFileSync(join(`${path}.unpacked`, name), kept);
      } else {
        parts.push(kept);
        offset += kept.length;
      }
      return [name, { size: said.length, integrity, ...place }];
    });
    const header = JSON.stringify({
      files: { sub: { files: Object.fromEntries(entries.slice(0, 1)) }, ...Object.fromEntries(entries.slice(1)) },
    });
    const text = Buffer.from(header);
    const padded = Math.ceil(text.length / 4) * 4;
    const head = Buffer.alloc(16 + padded);
    for (const [at, size] of [4, padded + 8, padded + 4, text.length].entries()) head.writeUInt32LE(size, 4 * at);
    text.copy(head, 16);
    writeFileSync(path, Buffer.concat([head, ...parts]));
    return { path, hash: sha256(text) };
  }
  const text = (words: string) => ({ said: Buffer.from(words), kept: Buffer.from(words) });

  test('is whole where each file has its hash', async () => {
    const { path, hash } = archiveOf({ a: text('一'), b: text('two'), 'c.node': { ...text('three'), unpacked: true } });
    expect(await checkArchive(path)).toEqual({ files: 3, headerHash: hash, faults: [] });
  });

  test('tells a changed file, inside and beside it, and machine code where it must not be', async () => {
    const changed = (words: string, instead: string) => ({ said: Buffer.from(words), kept: Buffer.from(instead) });
    const code = Buffer.alloc(64);
    code.write('\x7fELF', 'latin1');
    const { path } = archiveOf({
      a: changed('pay', 'Pay'),
      'b.node': { ...changed('four', 'fouR'), unpacked: true },
      'c.node': { said: code, kept: code },
    });
    const { faults } = await checkArchive(path);
    expect(faults).toEqual([
      'sub/a is not what the archive says',
      'b.node is not what the archive says',
      'c.node is machine code inside the archive',
    ]);
  });
});

test('Chromium’s words are packed in the window’s languages only, on each system', () => {
  const needed = (name: string) => isRuntimeFileNeeded(name);
  const framework = 'Electron.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Resources';
  expect(['locales/zh-TW.pak', 'locales/en-US.pak', `${framework}/zh_CN.lproj/locale.pak`].every(needed)).toBe(true);
  expect(['locales/de.pak', `${framework}/de.lproj/locale.pak`, 'resources/app/main.mjs'].some(needed)).toBe(false);
  expect(needed('resources.pak')).toBe(true);
});

test('the runtime’s folder is what Electron’s archive unpacks to', () => {
  expect(runtimeFolder('/e/dist/electron', 'linux')).toBe('/e/dist');
  expect(runtimeFolder('/e/dist/Electron.app/Contents/MacOS/Electron', 'darwin')).toBe('/e/dist');
});

test('the day of a package is the environment’s, the last commit’s, or a fixed one', async () => {
  const before = process.env.SOURCE_DATE_EPOCH;
  try {
    process.env.SOURCE_DATE_EPOCH = '1700000000';
    expect(await sourceDate(tmpdir())).toBe('1700000000');
    process.env.SOURCE_DATE_EPOCH = 'yesterday';
    expect(await sourceDate(mkdtempSync(join(tmpdir(), 'sampan-no-history-')))).toBe('1767225600');
  } finally {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  }
});

test('every package that ships has its licence, and nearly every one its text', async () => {
  const licences = await licenceTexts(join(import.meta.dirname, '..', '..'));
  const named = licences.find(({ name }) => name === 'react-dom');
  expect(named?.licence).toBe('MIT');
  expect(named?.text).toContain('Permission is hereby granted');
  expect(licences.filter(({ licence }) => licence === '')).toEqual([]);
  expect(licences.filter(({ text }) => text === '').length).toBeLessThan(0.1 * licences.length);
});
