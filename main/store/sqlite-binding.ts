import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';

/** The Node-API version that the package's own SQLite addon is built for. */
const packageNodeApi = 10;

/**
 * The SQLite addon to load in this runtime, or undefined where the package's own
 * will do. Electron 33 and Node 20 have Node-API 9 and abort on the package's
 * prebuild, so the version is compared before anything is loaded.
 *
 * Errors: `machine-lacks` where neither fits.
 */
export function sqliteBinding(nativeFolder: string): string | undefined {
  if (Number(process.versions.napi) >= packageNodeApi) return undefined;
  const path = join(nativeFolder, 'prebuilds', `${process.platform}-${process.arch}`, 'better_sqlite3.napi9.node');
  // A file inside an archive cannot be loaded by the system's linker.
  const unpacked = path.replace('app.asar', 'app.asar.unpacked').replace('.unpacked.unpacked', '.unpacked');
  if (existsSync(unpacked)) return unpacked;
  throw new SampanError(
    'machine-lacks',
    `This runtime has Node-API ${process.versions.napi} and no SQLite built for it on ${process.platform}-${process.arch}. Use Node 24 or a current Electron, or run: node native/build-sqlite.mjs`,
  );
}
