/** Makes the Debian package of a packed program. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { desktopCategories, desktopFile } from './desktop-file.mjs';

/**
 * Returns the package's path.
 * @param {{
 *   application: string, project: string, dist: string, scratch: string,
 *   version: string, arch: string, warning: string | null,
 * }} options `version` as Debian writes it; `warning` marks a test package
 */
export async function makeDebianPackage({ application, project, dist, scratch, version, arch, warning }) {
  const { Installer } = await import('electron-installer-debian').catch(() => {
    throw new Error(
      'The Debian packager (electron-installer-debian) is not installed; it runs on Linux and macOS only.',
    );
  });
  const debianArch = { x64: 'amd64', arm64: 'arm64' }[arch] ?? arch;
  const name = `sampan_${version}_${debianArch}.deb`;
  const productName = warning === null ? 'Sampan' : 'Sampan (test package)';
  const description = 'Workbench for trilingual legal and arbitration documents';
  const template = join(scratch, 'sampan.desktop');
  await writeFile(template, desktopFile({ productName, description }));

  const installer = new Installer({
    src: application,
    dest: dist,
    rename: (folder) => join(folder, name),
    logger: () => {},
    name: 'sampan',
    productName,
    genericName: 'Legal document workbench',
    description,
    productDescription: warning ?? 'Reads, checks and summarises contracts on your own machine.',
    version,
    arch: debianArch,
    size: await sizeInKilobytes(application),
    maintainer: 'The Sampan authors',
    section: 'text',
    bin: 'sampan.sh',
    icon: Object.fromEntries(
      [32, 48, 64, 128, 256, 512].map((size) => [
        `${size}x${size}`,
        join(project, 'resources', 'icons', `sampan-${size}.png`),
      ]),
    ),
    categories: desktopCategories,
    depends: [
      'libasound2t64 | libasound2',
      'libcups2t64 | libcups2',
      'libxkbcommon0',
      'libxcomposite1',
      'libxdamage1',
      'libxrandr2',
    ],
    compression: 'zstd',
    desktopTemplate: template,
  });
  await installer.generateDefaults();
  await installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await writeChecksums(installer.stagingDir);
  await installer.createPackage();
  await installer.movePackage();
  return join(dist, name);
}

/** The list by which `dpkg --verify sampan` finds a file that was changed after the installation. */
async function writeChecksums(staging) {
  const lines = [];
  for (const path of await filesOf(join(staging, 'usr'))) {
    const sum = createHash('md5')
      .update(await readFile(path))
      .digest('hex');
    lines.push(`${sum}  ${relative(staging, path)}`);
  }
  await mkdir(join(staging, 'DEBIAN'), { recursive: true });
  await writeFile(join(staging, 'DEBIAN', 'md5sums'), `${lines.join('\n')}\n`);
}

/** The sum of the files: what folders take differs from one file system to another. */
async function sizeInKilobytes(folder) {
  let bytes = 0;
  for (const path of await filesOf(folder)) bytes += (await lstat(path)).size;
  return Math.ceil(bytes / 1024);
}

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
