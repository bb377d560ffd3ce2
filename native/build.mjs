/**
 * Builds the tokenizer addon.
 *
 * Usage: node native/build.mjs [--out FILE]
 * Without `--out` the committed prebuild of this platform is replaced and its
 * line in `prebuilds/SHA256SUMS` rewritten. It takes a C++17 compiler, make and
 * Python 3; the Node-API headers come from npm.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder, prebuildFolderName, runNodeGyp } from './node-gyp.mjs';
import { recordPrebuild } from './prebuild-record.mjs';
import { tokenizerSourceSha256 } from './source-hash.mjs';

const nativeFolder = dirname(fileURLToPath(import.meta.url));

/** Builds the addon into `outFile`, away from the source tree, and returns its path. */
export function buildTokenizer(outFile) {
  const work = mkdtempSync(join(tmpdir(), 'sampan-native-'));
  try {
    cpSync(join(nativeFolder, 'src'), join(work, 'src'), { recursive: true });
    cpSync(join(nativeFolder, 'binding.gyp'), join(work, 'binding.gyp'));
    mkdirSync(join(work, 'node_modules'));
    symlinkSync(packageFolder('node-addon-api'), join(work, 'node_modules', 'node-addon-api'), 'junction');
    runNodeGyp({
      folder: work,
      // Own copies of the C++ library, kept to ourselves: exported, llama.cpp would find them and fail to cast its errors.
      flags:
        process.platform === 'linux'
          ? {
              CXXFLAGS: `-ffile-prefix-map=${work}=.`,
              LDFLAGS: '-s -static-libstdc++ -static-libgcc -Wl,--exclude-libs,ALL',
            }
          : {},
    });
    mkdirSync(dirname(outFile), { recursive: true });
    cpSync(join(work, 'build', 'Release', 'sampan.node'), outFile);
    return outFile;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.indexOf('--out');
  const named = given > 0 ? process.argv[given + 1] : undefined;
  const outFile = named ?? join(nativeFolder, 'prebuilds', prebuildFolderName(), 'sampan.node');
  buildTokenizer(outFile);
  if (named === undefined) recordPrebuild({ file: outFile, sourceSha256: tokenizerSourceSha256(nativeFolder) });
  process.stderr.write(`built ${outFile}\n`);
}
