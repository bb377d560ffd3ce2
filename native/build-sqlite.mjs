/**
 * Builds SQLite's binding once more for runtimes that speak Node-API 9
 * (Node 20, Electron 33). The npm package ships Node-API 10 binaries, which
 * those runtimes abort on. The package's sources are taken as they are, copied
 * out of node_modules first: a `build/` folder inside the package would shadow
 * the shipped binary for every other runtime. What they need of Node-API 10 is
 * in `sqlite/node-api-9.h`.
 *
 * Usage: node native/build-sqlite.mjs [--out FILE]
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder, prebuildFolderName, runNodeGyp } from './node-gyp.mjs';
import { recordPrebuild } from './prebuild-record.mjs';

const nativeFolder = dirname(fileURLToPath(import.meta.url));

/** SHA-256 over the names and contents of the package's sources and build files, and over our own header. */
export function sqliteSourceSha256() {
  const root = packageFolder('better-sqlite3');
  const hash = createHash('sha256');
  for (const entry of ['binding.gyp', 'package.json', 'deps', 'src']) {
    const files = entry.includes('.')
      ? [entry]
      : readdirSync(join(root, entry), { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile())
          .map((file) => relative(root, join(file.parentPath ?? file.path, file.name)).replaceAll('\\', '/'))
          .sort();
    for (const file of files)
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  hash.update(readFileSync(join(nativeFolder, 'sqlite', 'node-api-9.h'), 'utf8').replaceAll('\r\n', '\n'));
  return hash.digest('hex');
}

/** Builds the binding into `outFile` and returns its path. */
export function buildSqlite(outFile) {
  const work = mkdtempSync(join(tmpdir(), 'sampan-sqlite-'));
  try {
    const source = join(work, 'source');
    cpSync(packageFolder('better-sqlite3'), source, { recursive: true, filter: (path) => !path.includes('prebuilds') });
    mkdirSync(join(source, 'node_modules'));
    symlinkSync(packageFolder('node-addon-api'), join(source, 'node_modules', 'node-addon-api'), 'junction');
    const shim = join(work, 'node-api-9.h');
    cpSync(join(nativeFolder, 'sqlite', 'node-api-9.h'), shim);
    const reproducible = `-ffile-prefix-map=${work}=.`;
    runNodeGyp({
      folder: source,
      gypOptions: ['--force_build=1'],
      // These come after the package's own -DNAPI_VERSION=10.
      flags: {
        CXXFLAGS: `-UNAPI_VERSION -DNAPI_VERSION=9 -include ${shim} -O1 -fno-lto ${reproducible}`,
        CFLAGS: `-O1 -fno-lto ${reproducible}`,
        LDFLAGS: '-fno-lto -s',
      },
    });
    mkdirSync(dirname(outFile), { recursive: true });
    cpSync(join(source, 'build', 'Release', 'better_sqlite3.node'), outFile);
    return outFile;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.indexOf('--out');
  const outFile =
    given > 0 && process.argv[given + 1]
      ? process.argv[given + 1]
      : join(nativeFolder, 'prebuilds', prebuildFolderName(), 'better_sqlite3.napi9.node');
  buildSqlite(outFile);
  if (given < 0) recordPrebuild({ file: outFile, sourceSha256: sqliteSourceSha256() });
  process.stderr.write(`built ${outFile}\n`);
}
