import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { PackageKind, UpdateRefusal } from '#contract/update.ts';
import { checkUpdate, shippedReleaseKey } from '#main/updates/check-update.ts';
import { runningKind } from '#main/updates/running-kind.ts';
import { exitCodes } from './exit-codes.ts';
import { findInstallation } from './installation.ts';
import { print, say } from './terminal.ts';

export interface UpdateCommandOptions {
  readonly from: string;
  /** A public key of one's own, in place of the one that this build carries. */
  readonly key?: string;
  readonly json?: boolean;
}

/** What is wrong and what to do. */
const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'no-key':
    'This build carries no release key, so no update can be checked with it. Name the releaser’s public key (Ed25519, PEM): --key FILE.',
  'no-manifest': 'The folder has no sampan-update.json. Copy the whole folder of the release.',
  unsigned: 'The manifest is not signed: sampan-update.json.sig is missing. Do not install what stands beside it.',
  'signature-wrong':
    'The signature is not the releaser’s: the manifest was changed or comes from somebody else. Do not install what stands beside it.',
  'manifest-wrong': 'The manifest is signed but not of a form that this version knows. Ask the releaser for it again.',
  older:
    'The folder holds an older version than the one that runs. Going back is refused: an old version has old faults.',
  'no-package': 'The release has no package for this computer.',
  'package-missing': 'The package that the manifest names is not in the folder. Copy the whole folder of the release.',
  'package-wrong':
    'The package is not the one that was released: its size or its hash differs. Do not install it; copy the release again.',
};

const ways: Readonly<Record<PackageKind, (path: string) => string>> = {
  deb: (path) => `sudo apt-get install ${quoted(path)}`,
  AppImage: (path) => `close Sampan, put ${quoted(path)} in the place of the old file, and allow it to be executed`,
  exe: (path) => `close Sampan and start ${quoted(path)}`,
  dmg: (path) => `close Sampan, open ${quoted(path)} and drag Sampan into Applications`,
};

/**
 * `sampan update check`: checks a release in a folder and says how to install it; installs nothing and uses no
 * network. Returns the exit code: 1 where the release is refused.
 */
export async function updateCheck(
  options: UpdateCommandOptions,
  { version, signal }: { readonly version: string; readonly signal: AbortSignal },
): Promise<number> {
  const { platform, arch, env } = process;
  const { resourcesFolder } = findInstallation();
  const publicKey =
    options.key === undefined ? await shippedReleaseKey(resourcesFolder) : await readFile(options.key, 'utf8');
  const program = { version, platform, arch, kind: runningKind(platform, env) };
  const check = await checkUpdate({ folder: resolve(options.from), publicKey, program, signal });
  if (options.json) print(JSON.stringify(check));
  switch (check.state) {
    case 'verified':
      if (!options.json) print(check.path);
      say(`Sampan ${check.version} of ${check.released} is newer, signed and whole. Nothing was installed.`);
      say(`To install it: ${ways[check.kind](check.path)}`);
      return exitCodes.done;
    case 'current':
      say(`Sampan ${check.version} is what runs already.`);
      return exitCodes.done;
    case 'refused':
      say(refusals[check.reason]);
      return check.reason === 'no-key' ? exitCodes.machineLacks : exitCodes.someFailed;
  }
}

function quoted(path: string): string {
  return /^[\w./~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
