/**
 * What Electron needs of a Linux system: its shared libraries and a display.
 * Installs through apt-get where that is allowed, else says the exact command.
 */
import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.mjs';

/** Debian packages by library; names differ between releases (the 64-bit time change): the first that exists is taken. */
const packagesByLibrary = {
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libX11.so.6': ['libx11-6'],
  'libX11-xcb.so.1': ['libx11-xcb1'],
  'libxcb.so.1': ['libxcb1'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXcursor.so.1': ['libxcursor1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXi.so.6': ['libxi6'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXrender.so.1': ['libxrender1'],
  'libXtst.so.6': ['libxtst6'],
  'libudev.so.1': ['libudev1'],
};

/** GTK is opened at run time, so the linker does not ask for it; without it Electron ends at once. */
const openedAtRunTime = ['libgtk-3.so.0'];

/**
 * @typedef {{ log: (line: string) => void, install: boolean, executable: string }} DisplayOptions
 * `install` allows apt-get to be run, as root; `executable` is the Electron to look at.
 */

/**
 * Sees to it that Electron can run and has a display.
 * @param {DisplayOptions} options
 * @returns {Promise<{ env: Record<string, string>, close: () => void }>} what to add to the environment; `close` ends
 *   the display that was started
 * @throws an error with code `machine-lacks` whose message is the command to type
 */
export async function ensureDisplay({ log, install, executable }) {
  const nothing = { env: {}, close: () => {} };
  if (process.platform !== 'linux') return nothing;
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const libraries = await missingLibraries(executable);
  const wanted = libraries.map((name) => packagesByLibrary[name] ?? [name]);
  if (!hasDisplay && (await findOnPath('Xvfb')) === null) wanted.push(['xvfb']);
  if (wanted.length > 0) await installPackages({ wanted, libraries, install, log });
  if (hasDisplay) return nothing;
  return startFakeDisplay(log);
}

/**
 * Sees to it that programs are there which the tests call (each also the name of its package).
 * @param {{ log: (line: string) => void, install: boolean, names: readonly string[] }} options
 * @throws an error with code `machine-lacks` whose message is the command to type
 */
export async function ensurePrograms({ log, install, names }) {
  if (process.platform !== 'linux') return;
  const missing = [];
  for (const name of names) if ((await findOnPath(name)) === null) missing.push([name]);
  if (missing.length > 0) await installPackages({ wanted: missing, libraries: missing.flat(), install, log });
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>} the sonames of libraries that the machine lacks
 */
export async function missingLibraries(executable) {
  const listing = await runProgram('ldd', [executable]);
  const missing = new Set();
  for (const line of listing.split('\n')) {
    const name = /^\s*(\S+) => not found/.exec(line)?.[1];
    if (name !== undefined && name !== 'libffmpeg.so') missing.add(name);
  }
  const known = await runProgram('/sbin/ldconfig', ['-p']).catch(() => null);
  if (known !== null) for (const name of openedAtRunTime) if (!known.includes(name)) missing.add(name);
  return [...missing];
}

async function installPackages({ wanted, libraries, install, log }) {
  const aptGet = await findOnPath('apt-get');
  if (aptGet === null) {
    throw lacks(`Electron needs ${[...libraries, 'Xvfb'].join(', ')}. Install them with the system's package manager.`);
  }
  const isRoot = process.getuid?.() === 0;
  const mayInstall = install && isRoot;
  if (mayInstall) {
    log('Refreshing the list of system packages (apt-get update)');
    await runProgram(aptGet, ['update', '-qq']);
  }
  const names = [...new Set(await Promise.all(wanted.map(firstThatExists)))];
  const words = ['install', '-y', '--no-install-recommends', ...names];
  const command = `${isRoot ? '' : 'sudo '}apt-get ${words.join(' ')}`;
  if (!mayInstall) throw lacks(`This machine lacks what Sampan needs. Type: ${command}`);
  log(`Installing system packages: ${command}`);
  await runProgram(aptGet, [...words, '-o', 'DPkg::Lock::Timeout=300'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

async function firstThatExists(names) {
  for (const name of names) {
    // A name that is only a virtual package has no candidate of its own.
    const policy = await runProgram('apt-cache', ['policy', name]).catch(() => '');
    if (/Candidate: (?!\(none\))/.test(policy)) return name;
  }
  return names[0];
}

async function startFakeDisplay(log) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((done, fail) => {
    let said = '';
    server.stdio[3].on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) done(said.trim());
    });
    server.on('error', (error) => fail(lacks(`Xvfb could not be started: ${error.message}`)));
    server.on('exit', (code) => fail(lacks(`Xvfb ended with ${code} before it had a display.`)));
  });
  log(`Started a display without a screen (Xvfb :${number})`);
  // The display must not keep its starter alive, nor outlive it.
  server.unref();
  server.stdio[3].unref();
  const close = () => server.kill();
  process.once('exit', close);
  return { env: { DISPLAY: `:${number}` }, close };
}

async function findOnPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    const found = await access(path).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return null;
}

function lacks(message) {
  return Object.assign(new Error(message), { code: 'machine-lacks' });
}
