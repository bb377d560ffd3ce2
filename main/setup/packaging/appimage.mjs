/**
 * Makes the AppImage of a packed program: the runtime of `appimage/`, and behind it the program as a squashfs image,
 * which Debian's squashfs-tools write. Nothing is fetched.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, copyFile, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../run-program.mjs';
import { desktopFile } from './desktop-file.mjs';

const runtimes = join(dirname(fileURLToPath(import.meta.url)), 'appimage');
const machines = { x64: 'x86_64', arm64: 'aarch64' };

/**
 * Why no AppImage can be made on this machine; null where it can.
 * @param {string} arch
 */
export async function appImageHindrance(arch) {
  const runtime = join(runtimes, `runtime-${machines[arch]}`);
  if (
    !(await access(runtime).then(
      () => true,
      () => false,
    ))
  )
    return `there is no runtime for ${arch} yet; main/setup/packaging/appimage/build-runtime.sh makes it`;
  const hasTool = await runProgram('mksquashfs', ['-version']).then(
    () => true,
    () => false,
  );
  return hasTool ? null : 'mksquashfs is missing. Type: apt-get install squashfs-tools';
}

/**
 * Returns the AppImage's path.
 * @param {{
 *   application: string, project: string, dist: string, scratch: string,
 *   version: string, arch: string, warning: string | null,
 * }} options
 */
export async function makeAppImage({ application, project, dist, scratch, version, arch, warning }) {
  const folder = join(scratch, 'AppDir');
  await layOutAppDir({ application, project, folder, warning });
  const image = join(scratch, 'sampan.squashfs');
  // The files' times and the image's own are SOURCE_DATE_EPOCH's, which mksquashfs reads from the environment.
  await runProgram('mksquashfs', [
    folder,
    image,
    ...['-noappend', '-all-root', '-no-xattrs', '-no-progress', '-quiet'],
    ...['-comp', 'zstd', '-Xcompression-level', '9', '-b', '256K'],
  ]);
  const machine = machines[arch];
  const path = join(dist, `Sampan-${version}-${machine}.AppImage`);
  await rm(path, { force: true });
  await copyFile(await recordedRuntime(machine), path);
  await pipeline(createReadStream(image), createWriteStream(path, { flags: 'a' }));
  await chmod(path, 0o755);
  return path;
}

/** The layout that the AppImage specification asks for. */
async function layOutAppDir({ application, project, folder, warning }) {
  const program = join('usr', 'lib', 'sampan');
  await mkdir(join(folder, 'usr', 'lib'), { recursive: true });
  await cp(application, join(folder, program), { recursive: true, verbatimSymlinks: true });
  await symlink(join(program, 'sampan.sh'), join(folder, 'AppRun'));
  const productName = warning === null ? 'Sampan' : 'Sampan (test package)';
  const description = warning ?? 'Workbench for trilingual legal and arbitration documents';
  await writeFile(join(folder, 'sampan.desktop'), desktopFile({ productName, description }));
  await copyFile(join(project, 'resources', 'icons', 'sampan-512.png'), join(folder, 'sampan.png'));
  await symlink('sampan.png', join(folder, '.DirIcon'));
}

/** The committed runtime's path, after a look at its sum. */
async function recordedRuntime(machine) {
  const name = `runtime-${machine}`;
  const path = join(runtimes, name);
  const record = await readFile(join(runtimes, 'SHA256SUMS'), 'utf8');
  const sum = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  if (!record.split('\n').some((line) => line.startsWith(`${sum}  ${name}  `)))
    throw new Error(`${name} is not the one that SHA256SUMS records.`);
  return path;
}
