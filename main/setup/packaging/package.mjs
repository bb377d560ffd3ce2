/**
 * `npm run package`: makes an installer of this platform from the build in `out`.
 * On Linux `dist/sampan_VERSION_ARCH.deb`; elsewhere, and with `-- --unpacked`,
 * the unpacked program, from which electron-builder.json makes an AppImage, an
 * NSIS installer or a dmg (docs/installed.md). Beside it the software bill of
 * materials, which is also in the program's folder.
 *
 * Built on the registry's test runtime, the package is a test package: its
 * version and its description say so.
 */
import { access, chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flipFuses } from '@electron/fuses';
import { packager } from '@electron/packager';
import { ensureElectron } from '../electron-runtime.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { applicationId, documentTypes, linkSchemes, mimeTypes } from './document-types.mjs';
import { writeIconFiles } from './icon-files.mjs';
import { layOutProgram } from './program-folder.mjs';
import { shippedFuses } from './shipped-fuses.mjs';
import { writeStoredZip } from './stored-zip.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const project = dirname(dirname(dirname(here)));
const dist = join(project, 'dist');
const { platform, arch } = process;
const isUnpackedWanted = platform !== 'linux' || process.argv.includes('--unpacked');

function log(line) {
  process.stderr.write(`${line}\n`);
}

async function makePackage() {
  await access(join(project, 'out', 'main', 'shell.mjs')).catch(() => {
    throw new Error('There is no build to pack. Type: npm run build');
  });
  const runtime = await ensureElectron({ log });
  const isTestPackage = runtime.source === 'registry';
  const scratch = await mkdtemp(join(tmpdir(), 'sampan-package-'));
  try {
    log('Laying out the program');
    const program = join(scratch, 'program');
    await layOutProgram({ project, folder: program, platform, arch });
    const application = await packProgram({ program, scratch, runtime });
    const marked = isTestPackage ? `sampan-${platform}-${arch}-test-package` : `sampan-${platform}-${arch}`;
    const target = join(dist, marked);
    await mkdir(dist, { recursive: true });
    await writeFile(join(dist, `${marked}.cdx.json`), `${JSON.stringify(await billOfMaterials(project), null, 1)}\n`);
    await rm(target, { recursive: true, force: true });
    if (isUnpackedWanted) {
      await cp(application, target, { recursive: true, verbatimSymlinks: true });
      log(`The program is ${target}`);
      return;
    }
    const deb = await makeDebianPackage({ application, runtime, isTestPackage });
    log(`The ${isTestPackage ? 'test ' : ''}package is ${deb}`);
    log(`Install it with: apt-get install ${deb}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Puts the program and the runtime together; returns the folder. */
async function packProgram({ program, scratch, runtime }) {
  const zips = join(scratch, 'electron');
  await mkdir(zips);
  log(`Packing it with Electron ${runtime.version}`);
  await writeStoredZip(
    dirname(runtime.path),
    join(zips, `electron-v${runtime.version}-${platform}-${arch}.zip`),
    // The starter of unpacked applications and the other program's licence page stay behind.
    (name) => !name.startsWith('resources/app/'),
  );
  const [folder] = await packager({
    dir: program,
    out: join(scratch, 'packed'),
    name: 'Sampan',
    executableName: 'sampan',
    platform,
    arch,
    electronVersion: runtime.version,
    electronZipDir: zips,
    icon: await writeIconFiles(join(project, 'resources', 'icons'), join(scratch, 'icons')),
    appBundleId: applicationId,
    protocols: [{ name: 'Sampan', schemes: linkSchemes }],
    extendInfo: {
      CFBundleDocumentTypes: documentTypes.map(({ endings }) => ({
        CFBundleTypeExtensions: endings,
        CFBundleTypeRole: 'Viewer',
        // Offered, never the default.
        LSHandlerRank: 'Alternate',
      })),
    },
    prune: false,
    derefSymlinks: true,
    quiet: true,
    // What the system's linker opens must be a file of its own.
    asar: { unpack: '{**/*.node,**/*.so,**/*.so.*,**/@node-llama-cpp/**}' },
  });
  await flipFuses(executableIn(folder), shippedFuses);
  // The packager puts Electron's licence under this name; ours belongs there, Electron's stays beside it.
  await copyFile(join(dirname(runtime.path), 'LICENSE'), join(folder, 'LICENSE.electron.txt')).catch(() => {});
  await copyFile(join(project, 'LICENSE'), join(folder, 'LICENSE'));
  await copyFile(join(project, 'NOTICES.md'), join(folder, 'NOTICES.md'));
  await writeFile(join(folder, 'sampan.cdx.json'), JSON.stringify(await billOfMaterials(project)));
  if (platform === 'linux') {
    await copyFile(join(here, 'sampan.sh'), join(folder, 'sampan.sh'));
    await chmod(join(folder, 'sampan.sh'), 0o755);
    await chmod(join(folder, 'sampan'), 0o755);
  }
  return folder;
}

function executableIn(folder) {
  if (platform === 'darwin') return join(folder, 'Sampan.app');
  return join(folder, platform === 'win32' ? 'sampan.exe' : 'sampan');
}

async function makeDebianPackage({ application, runtime, isTestPackage }) {
  const { default: createInstaller } = await import('electron-installer-debian').catch(() => {
    throw new Error(
      'The Debian packager (electron-installer-debian) is not installed; it runs on Linux and macOS only.',
    );
  });
  const { version } = await readPackage();
  const debianVersion = isTestPackage ? `${version}~test.electron${runtime.version.split('.')[0]}` : version;
  const warning = `TEST PACKAGE on Electron ${runtime.version}, made where the current Electron could not be fetched. Not for clients' documents.`;
  const debianArch = { x64: 'amd64', arm64: 'arm64' }[arch] ?? arch;
  log('Making the Debian package');
  await createInstaller({
    src: application,
    dest: dist,
    rename: (folder) => join(folder, `sampan_${debianVersion}_${debianArch}.deb`),
    name: 'sampan',
    productName: isTestPackage ? 'Sampan (test package)' : 'Sampan',
    genericName: 'Legal document workbench',
    description: 'Workbench for trilingual legal and arbitration documents',
    productDescription: isTestPackage ? warning : 'Reads, checks and summarises contracts on your own machine.',
    version: debianVersion,
    arch: debianArch,
    maintainer: 'The Sampan authors',
    section: 'text',
    bin: 'sampan.sh',
    icon: Object.fromEntries(
      [32, 48, 64, 128, 256, 512].map((size) => [
        `${size}x${size}`,
        join(project, 'resources', 'icons', `sampan-${size}.png`),
      ]),
    ),
    categories: ['Office', 'Viewer'],
    mimeType: mimeTypes,
    depends: [
      'libasound2t64 | libasound2',
      'libcups2t64 | libcups2',
      'libxkbcommon0',
      'libxcomposite1',
      'libxdamage1',
      'libxrandr2',
    ],
    compression: 'zstd',
    desktopTemplate: join(here, 'sampan.desktop.ejs'),
  });
  return join(dist, `sampan_${debianVersion}_${debianArch}.deb`);
}

async function readPackage() {
  return JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
}

makePackage().catch((error) => {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 3;
});
