import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'main', 'setup', 'packaging', 'appimage');
const runtime = join(folder, 'runtime-x86_64');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the runtime of the AppImage', () => {
  const sources = [
    'build-runtime.sh',
    'built-for-glibc.c',
    'fuse-mount.c',
    'fuse-mount.h',
    'runtime.c',
    'squashfs-image.h',
    'squashfs-serve.c',
    'squashfs-unpack.c',
  ];

  test('is the recorded one, built from the sources beside it', () => {
    const record = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
    const source = sha256(Buffer.concat(sources.map((name) => readFileSync(join(folder, name)))));
    expect(record).toContain(`${sha256(readFileSync(runtime))}  runtime-x86_64  source:${source}\n`);
    expect(
      readdirSync(folder)
        .filter((name) => /\.[ch]$/.test(name))
        .sort(),
    ).toEqual(sources.slice(1));
  });

  test('bears the mark of type 2, and needs no library of the system', () => {
    const bytes = readFileSync(runtime);
    expect(bytes.subarray(8, 11)).toEqual(Buffer.from('AI\x02', 'latin1'));
    // ELF-64: the table of segments; type 3 would name a loader of libraries.
    const [begin, size, count] = [Number(bytes.readBigUInt64LE(32)), bytes.readUInt16LE(54), bytes.readUInt16LE(56)];
    const types = Array.from({ length: count }, (_, number) => bytes.readUInt32LE(begin + number * size));
    expect(types).toContain(1);
    expect(types).not.toContain(3);
  });

  test('holds neither glibc nor libfuse, which are under the LGPL', () => {
    // Names that a static glibc and libfuse cannot do without.
    expect(readFileSync(runtime, 'latin1')).not.toMatch(/GLIBC_|glibc|libfuse|fuse_session|fuse: /);
  });
});

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('an AppImage', () => {
  let work: string;
  let image: string;

  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'sampan-appimage-'));
    image = join(work, 'tiny.AppImage');
    const squashfs = readFileSync(join(import.meta.dirname, 'files', 'app-dir.squashfs'));
    writeFileSync(image, Buffer.concat([readFileSync(runtime), squashfs]));
    chmodSync(image, 0o755);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const start = (...words: readonly string[]) =>
    spawnSync(image, words, { cwd: work, encoding: 'utf8', env: { ...process.env, TMPDIR: work } });

  test('begins its file system where the executable ends', () => {
    expect(start('--appimage-offset').stdout).toBe(`${statSync(runtime).size}\n`);
  });

  test('runs what is inside, with its words and its exit code, and leaves nothing behind', () => {
    const before = readdirSync(work);
    const { stdout, status } = start('--appimage-extract-and-run', 'one', 'two words');
    expect({ stdout, status }).toEqual({ stdout: 'words: one two words\n舢舨\n', status: 7 });
    expect(readdirSync(work)).toEqual(before);
  });

  test('is mounted where the system lets us, read through the mount, and the mount goes with its holder', async (context) => {
    const holder = spawn(image, ['--appimage-mount'], { cwd: work, env: { ...process.env, TMPDIR: work } });
    const ended = once(holder, 'exit');
    const [said] = await Promise.race([once(holder.stdout, 'data'), ended]);
    if (!Buffer.isBuffer(said)) context.skip('nobody may mount here');
    const folder = String(said).trim();
    try {
      expect(readdirSync(folder).sort()).toEqual(['AppRun', 'link', 'sub']);
      expect(readlinkSync(join(folder, 'link'))).toBe('sub/text');
      expect(readFileSync(join(folder, 'link'), 'utf8')).toBe('舢舨\n');
      expect(statSync(join(folder, 'AppRun')).mode & 0o777).toBe(0o755);
      expect(() => readFileSync(join(folder, 'nothing'))).toThrow(/ENOENT/);
      expect(() => writeFileSync(join(folder, 'sub', 'text'), '')).toThrow(/EROFS/);
    } finally {
      holder.kill();
      await ended;
    }
    await vi.waitFor(() => expect(readdirSync(work).filter((name) => name.startsWith('.mount_'))).toEqual([]));
  });

  test('is taken apart, links as links', () => {
    execFileSync(image, ['--appimage-extract'], { cwd: work });
    const root = join(work, 'squashfs-root');
    expect(readFileSync(join(root, 'sub', 'text'), 'utf8')).toBe('舢舨\n');
    expect(readlinkSync(join(root, 'link'))).toBe('sub/text');
    expect(statSync(join(root, 'AppRun')).mode & 0o777).toBe(0o755);
  });

  test('refuses a word of its own that it does not know, and a file system that is cut off', () => {
    expect(start('--appimage-nonsense').status).toBe(2);
    const cut = join(work, 'cut.AppImage');
    writeFileSync(cut, readFileSync(image).subarray(0, statSync(runtime).size + 200), { mode: 0o755 });
    const { status, stdout } = spawnSync(cut, ['--appimage-extract-and-run'], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: work },
    });
    expect({ status, stdout }).toEqual({ status: 127, stdout: '' });
    expect(readdirSync(work).filter((name) => name.startsWith('appimage-'))).toEqual([]);
  });
});
