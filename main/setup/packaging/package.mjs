/**
 * `npm run package`: makes the installers of this platform from the build in `out`. On Linux the Debian package and the
 * AppImage; `-- --deb` or `-- --appimage` makes one of them. Elsewhere, and with `-- --unpacked`, the unpacked program,
 * from which electron-builder.json makes an NSIS installer or a dmg (docs/installed.md). Beside it the software bill of
 * materials, which is also in the program's folder. What is packed is checked first (program-check.mjs).
 *
 * Built on the registry's test runtime, the package is a test package: its version and its description say so.
 */
import { access, chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flipFuses } from '@electron/fuses';
import { packager } from '@electron/packager';
import { ensureElectron } from '../electron-runtime.mjs';
import { runProgram } from '../run-program.mjs';
import { appImageHindrance, makeAppImage } from './appimage.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { makeDebianPackage } from './debian-package.mjs';
import { applicationId, documentTypes, linkSchemes } from './document-types.mjs';
import { writeIconFiles } from './icon-files.mjs';
import { checkProgram, executableIn, programTold } from './program-check.mjs';
import { layOutProgram } from './program-folder.mjs';
import { isRuntimeFileNeeded, runtimeFolder } from './runtime-files.mjs';
import { shippedFuses } from './shipped-fuses.mjs';
import { sourceDate } from './source-date.mjs';
import { writeStoredZip } from './stored-zip.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const project = dirname(dirname(dirname(here)));
const dist = join(project, 'dist');
const { platform, arch } = process;

function log(line) {
  process.stderr.write(`${line}\n`);
}

/** What was asked for; a kind that was named must be made. */
function wantedKinds() {
  const named = ['unpacked', 'deb', 'appimage'].filter((kind) => process.argv.includes(`--${kind}`));
  if (platform !== 'linux') return { kinds: ['unpacked'], isNamed: true };
  return named.length > 0 ? { kinds: named, isNamed: true } : { kinds: ['deb', 'appimage'], isNamed: false };
}

async function makePackages() {
  await access(join(project, 'out', 'main', 'shell.mjs')).catch(() => {
    throw new Error('There is no build to pack. Type: npm run build');
  });
  const { kinds, isNamed } = wantedKinds();
  const hindrance = kinds.includes('appimage') ? await appImageHindrance(arch) : null;
  if (hindrance !== null && isNamed) throw new Error(`No AppImage can be made: ${hindrance}`);
  // Read by mksquashfs and dpkg-deb.
  process.env.SOURCE_DATE_EPOCH = await sourceDate(project);
  const runtime = await ensureElectron({ log });
  const isTestPackage = runtime.source === 'registry';
  const scratch = await mkdtemp(join(tmpdir(), 'sampan-package-'));
  try {
    log('Laying out the program');
    const program = join(scratch, 'program');
    await layOutProgram({ project, folder: program, platform, arch, nodeApi: await nodeApiOf(runtime.path) });
    const application = await packProgram({ program, scratch, runtime });
    const marked = isTestPackage ? `sampan-${platform}-${arch}-test-package` : `sampan-${platform}-${arch}`;
    await mkdir(dist, { recursive: true });
    await writeFile(join(dist, `${marked}.cdx.json`), `${JSON.stringify(await billOfMaterials(project), null, 1)}\n`);
    if (kinds.includes('unpacked')) {
      const target = join(dist, marked);
      await rm(target, { recursive: true, force: true });
      await cp(application, target, { recursive: true, verbatimSymlinks: true });
      log(`The program is ${target}`);
    }
    const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
    const options = {
      ...{ application, project, dist, scratch, arch },
      version: isTestPackage ? `${version}~test.electron${runtime.version.split('.')[0]}` : version,
      warning: isTestPackage
        ? `TEST PACKAGE on Electron ${runtime.version}, made where the current Electron could not be fetched. Not for clients' documents.`
        : null,
    };
    if (kinds.includes('deb')) {
      log('Making the Debian package');
      const path = await makeDebianPackage(options);
      await tellPackage(path, isTestPackage);
      log(`Install it with: apt-get install ${path}`);
    }
    if (kinds.includes('appimage') && hindrance === null) {
      log('Making the AppImage');
      await tellPackage(await makeAppImage(options), isTestPackage);
    }
    if (hindrance !== null) log(`No AppImage was made: ${hindrance}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function tellPackage(path, isTestPackage) {
  const megabytes = ((await stat(path)).size / 1e6).toFixed(1);
  log(`The ${isTestPackage ? 'test ' : ''}package is ${path} (${megabytes} MB)`);
}

/** The Node-API version of the Electron that is packed: it decides which of two SQLite bindings is. */
async function nodeApiOf(electron) {
  const said = await runProgram(electron, ['-p', 'process.versions.napi'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return Number.parseInt(said, 10);
}

/** Puts the program and the runtime together; returns the folder. */
async function packProgram({ program, scratch, runtime }) {
  const zips = join(scratch, 'electron');
  await mkdir(zips);
  log(`Packing it with Electron ${runtime.version}`);
  const electron = runtimeFolder(runtime.path, platform);
  await writeStoredZip(
    electron,
    join(zips, `electron-v${runtime.version}-${platform}-${arch}.zip`),
    isRuntimeFileNeeded,
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
    asar: { unpack: '{**/*.node,**/*.so,**/*.so.*,**/*.dylib,**/*.dll,**/@node-llama-cpp/**}' },
  });
  await flipFuses(executableIn(folder, platform), shippedFuses);
  // The packager puts Electron's licence under this name; ours belongs there, Electron's stays beside it.
  await copyFile(join(electron, 'LICENSE'), join(folder, 'LICENSE.electron.txt')).catch(() => {});
  await copyFile(join(project, 'LICENSE'), join(folder, 'LICENSE'));
  await copyFile(join(project, 'NOTICES.md'), join(folder, 'NOTICES.md'));
  await writeFile(join(folder, 'sampan.cdx.json'), JSON.stringify(await billOfMaterials(project)));
  if (platform === 'linux') {
    await copyFile(join(here, 'sampan.sh'), join(folder, 'sampan.sh'));
    await chmod(join(folder, 'sampan.sh'), 0o755);
    await chmod(join(folder, 'sampan'), 0o755);
  }
  const found = await checkProgram(folder, { platform, arch });
  for (const line of programTold(found)) log(`  ${line}`);
  if (found.faults.length > 0) throw new Error('The program that was packed is not as it must be.');
  return folder;
}

makePackages().catch((error) => {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 3;
});
