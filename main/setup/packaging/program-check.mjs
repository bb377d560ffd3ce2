/**
 * Reads a packed program back, wherever it came from: that it holds machine code for one platform only, that its
 * fuses are the shipped ones, and that its archive is whole.
 *
 *   node main/setup/packaging/program-check.mjs FOLDER [PLATFORM-ARCH]
 */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { checkArchive } from './asar-check.mjs';
import { binaryKind, headBytes } from './binary-kind.mjs';
import { fusesOf } from './shipped-fuses.mjs';

/**
 * What the packager calls the program in its folder.
 * @param {string} folder
 * @param {string} platform
 */
export function executableIn(folder, platform) {
  if (platform === 'darwin') return join(folder, 'Sampan.app');
  return join(folder, platform === 'win32' ? 'sampan.exe' : 'sampan');
}

/**
 * @param {string} folder
 * @param {{ platform: string, arch: string }} target
 */
export async function checkProgram(folder, { platform, arch }) {
  const target = `${platform}-${arch}`;
  const resources = join(folder, ...(platform === 'darwin' ? ['Sampan.app', 'Contents', 'Resources'] : ['resources']));
  const { binaries, files, bytes } = await binariesIn(folder);
  const archive = await checkArchive(join(resources, 'app.asar'));
  const fuses = await getCurrentFuseWire(executableIn(folder, platform));
  const wanted = fusesOf(platform);
  const faults = [
    ...binaries
      .filter(({ kind }) => kind !== target && kind !== `${platform}-universal`)
      .map(({ path, kind }) => `${path} is for ${kind}, not for ${target}`),
    ...Object.entries(FuseV1Options)
      .filter(([name, option]) => Number.isNaN(Number(name)) && wanted[option] !== undefined)
      .filter(([, option]) => fuses[option] !== (wanted[option] ? FuseState.ENABLE : FuseState.DISABLE))
      .map(([name]) => `the fuse ${name} is not as it ships`),
    ...archive.faults,
    ...((await isHashKnown(folder, platform, archive.headerHash))
      ? []
      : ['the executable does not know the hash of its archive']),
  ];
  return { target, files, bytes, binaries, archive, faults };
}

/**
 * What was found, in lines.
 * @param {Awaited<ReturnType<typeof checkProgram>>} found
 */
export function programTold({ target, files, bytes, binaries, archive, faults }) {
  return [
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB; ${archive.files} in the archive, each whole`,
    `${binaries.length} with machine code, all for ${target}; fuses as they ship`,
    `the archive's header is ${archive.headerHash}`,
  ]
    .filter(() => faults.length === 0)
    .concat(faults.map((fault) => `WRONG: ${fault}`));
}

async function binariesIn(folder) {
  const found = { binaries: [], files: 0, bytes: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size } = await stat(path);
    found.files += 1;
    found.bytes += size;
    const kind = binaryKind(await headOf(path));
    if (kind !== null) found.binaries.push({ path: relative(folder, path), kind, size });
  }
  found.binaries.sort((left, right) => left.path.localeCompare(right.path));
  return found;
}

async function headOf(path) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** On macOS and Windows the hash stands in the bundle's list and in the executable; on Linux Electron knows none. */
async function isHashKnown(folder, platform, hash) {
  if (platform === 'linux') return true;
  const holder =
    platform === 'darwin' ? join(folder, 'Sampan.app', 'Contents', 'Info.plist') : join(folder, 'sampan.exe');
  return (await readFile(holder)).includes(hash);
}

async function main([folder, target = `${process.platform}-${process.arch}`]) {
  if (folder === undefined) throw new Error('program-check.mjs FOLDER [PLATFORM-ARCH]');
  const [platform, arch] = target.split('-');
  const found = await checkProgram(folder, { platform, arch });
  for (const { path, kind, size } of found.binaries) process.stdout.write(`${kind}  ${size}  ${path}\n`);
  for (const line of programTold(found)) process.stdout.write(`${line}\n`);
  process.exitCode = found.faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
}
