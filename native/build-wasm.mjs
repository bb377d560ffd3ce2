/**
 * Builds the tokenizers' WebAssembly module, for machines that no native binary fits.
 *
 * Usage: node native/build-wasm.mjs [--out FILE]
 * Without `--out` the committed module is replaced and its line in
 * `prebuilds/SHA256SUMS` rewritten. It takes clang 14 or later with its
 * WebAssembly linker and libraries (Debian: clang lld wasi-libc
 * libc++-dev-wasm32 libclang-rt-dev-wasm32).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordPrebuild } from './prebuild-record.mjs';
import { tokenizerSourceSha256 } from './source-hash.mjs';

const nativeFolder = dirname(fileURLToPath(import.meta.url));

/** What the module has no use for: Node-API and threads. */
const nativeOnly = new Set(['addon.cpp', 'addon-trilingual.cpp', 'shared-tokenizers.cpp']);

/** Builds the module into `outFile` and returns its path. */
export function buildWasm(outFile) {
  const folders = ['', 'trilingual', 'wasm'];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(nativeFolder, 'src', folder))
      .filter((name) => name.endsWith('.cpp') && !nativeOnly.has(name))
      .map((name) => join('src', folder, name)),
  );
  mkdirSync(dirname(outFile), { recursive: true });
  const words = [
    '--target=wasm32-wasi',
    '-mexec-model=reactor',
    ...['-std=c++17', '-O3', '-flto', '-fno-exceptions', '-fno-rtti', '-fvisibility=hidden', '-mbulk-memory'],
    ...['-Wl,--strip-all', '-Wl,--gc-sections', '-Wl,-z,stack-size=1048576'],
    ...['-o', outFile],
    ...sources.sort(),
  ];
  const { status, error, stderr } = spawnSync('clang++', words, { cwd: nativeFolder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`clang++ could not build the module: ${error?.message ?? stderr}`);
  return outFile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.indexOf('--out');
  const named = given > 0 ? process.argv[given + 1] : undefined;
  const outFile = named ?? join(nativeFolder, 'prebuilds', 'wasm32', 'sampan.wasm');
  buildWasm(outFile);
  if (named === undefined) recordPrebuild({ file: outFile, sourceSha256: tokenizerSourceSha256(nativeFolder) });
  process.stderr.write(`built ${outFile}\n`);
}
