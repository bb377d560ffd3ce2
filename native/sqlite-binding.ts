import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { findNativeFolder } from './native-folder.ts';
import { fileSha256, readPrebuildRecords } from './prebuild-record.ts';

/**
 * What to pass to better-sqlite3 as `nativeBinding` in this runtime: undefined where the package's own
 * Node-API 10 binary loads, else the path of the Node-API 9 build (Node 20, Electron 33). Ask before the
 * package is opened: the wrong binary aborts the process and cannot be caught.
 * @throws SampanError `machine-lacks` when this runtime needs the build and there is none, or it is not the recorded one.
 */
export function sqliteNativeBinding(
  options: { readonly nativeFolder?: string; readonly nodeApiVersion?: number } = {},
): string | undefined {
  const version = options.nodeApiVersion ?? Number(process.versions.napi ?? '0');
  if (version >= 10) return undefined;
  const folder = findNativeFolder(options.nativeFolder);
  const name = `${process.platform}-${process.arch}/better_sqlite3.napi9.node`;
  const path = folder === null ? null : join(folder, 'prebuilds', name);
  if (folder === null || path === null || !existsSync(path)) {
    throw new SampanError(
      'machine-lacks',
      `The database needs Node-API 10 (Node 22.12 or later, Electron 35 or later) or a build of its own for ${process.platform} ${process.arch}. Run "node native/build-sqlite.mjs" in the source folder.`,
    );
  }
  const record = readPrebuildRecords(folder).find((candidate) => candidate.name === name);
  if (record === undefined || record.sha256 !== fileSha256(path)) {
    throw new SampanError(
      'machine-lacks',
      `The database's binary ${path} is not the recorded one. Restore it, or run "node native/build-sqlite.mjs".`,
    );
  }
  return path;
}
