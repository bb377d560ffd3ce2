/**
 * The project's packages and the Node that its TypeScript needs, installed with
 * nothing but Node 18 and npm.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const stampPath = join(projectFolder, 'node_modules', '.sampan-installed');

/** Node runs this project's TypeScript as it is from this version on. */
const wantedNode = 24;

/**
 * Installs the packages of the lock file unless they are there already.
 * @param {(line: string) => void} log
 */
export async function ensurePackages(log) {
  const lock = await readFile(join(projectFolder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const installed = await readFile(stampPath, 'utf8').catch(() => '');
  if (installed === wanted) return;
  log('Installing the packages of package-lock.json (npm ci; about 1 GB, once; no package runs a script) …');
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // The maker of .deb packages refuses Windows, where it is not used: npm is told not to mind.
  if (process.platform === 'win32') words.push('--force');
  await runVisibly(...npmCommand(), words, log);
  await writeFile(stampPath, wanted);
}

/**
 * @returns {Promise<string>} the Node to run the project with: this one, or the one among the packages
 */
export async function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wantedNode) return process.execPath;
  const name = process.platform === 'win32' ? 'win-x64/bin/node.exe' : `${process.platform}-${process.arch}/bin/node`;
  const path = join(projectFolder, 'node_modules', `node-${name}`);
  try {
    await access(path);
    return path;
  } catch {
    throw new Error(`Sampan needs Node ${wantedNode} on this kind of machine. Install it and run the command again.`);
  }
}

/** npm as it was called, or as it stands on the path. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Runs a program with its errors shown; standard output stays free for data. */
function runVisibly(command, before, words, log) {
  return new Promise((done, fail) => {
    const child = spawn(command, [...before, ...words], {
      cwd: projectFolder,
      stdio: ['ignore', 2, 2],
      shell: command.endsWith('.cmd'),
    });
    const startedAtMs = Date.now();
    const pulse = setInterval(() => log(`  … ${Math.round((Date.now() - startedAtMs) / 1000)} s`), 15_000);
    child.on('error', fail);
    child.on('close', (code) => {
      clearInterval(pulse);
      if (code === 0) done();
      else
        fail(
          new Error(
            'npm could not install the packages. Check the connection to the package registry and run the command again.',
          ),
        );
    });
  });
}
