/** Builds the program, its window and its commands, into `out`, unless it was built from the very same sources. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectFolder } from './dependencies.mjs';

const stampPath = join(projectFolder, 'out', '.built-from');
/** There while somebody builds; one that is older than any build takes was left by a program that ended. */
const busyPath = join(projectFolder, 'node_modules', '.sampan-building');
const longestBuildMs = 5 * 60_000;
const sourceFolders = ['main', 'preload', 'renderer', 'native', 'resources/locales'];
const sourceFiles = ['package.json', 'package-lock.json', 'electron.vite.config.ts'];

/**
 * @param {{ node: string, log: (line: string) => void }} options
 */
export async function ensureBuild({ node, log }) {
  const wanted = await hashSources();
  const isBuilt = async () => (await readFile(stampPath, 'utf8').catch(() => '')) === wanted;
  if (await isBuilt()) return;
  while (!(await isMyTurn())) {
    await setTimeout(500);
    if (await isBuilt()) return;
  }
  try {
    log('Building Sampan (electron-vite; half a minute, only after a change) …');
    await run(node, [join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn']);
    await mkdir(join(projectFolder, 'out'), { recursive: true });
    await writeFile(stampPath, wanted);
  } finally {
    await rm(busyPath, { force: true });
  }
}

/** Of two programs that would build at once, one waits. */
async function isMyTurn() {
  const since = await stat(busyPath).catch(() => null);
  if (since !== null && Date.now() - since.mtimeMs > longestBuildMs) await rm(busyPath, { force: true });
  try {
    await writeFile(busyPath, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

async function hashSources() {
  const hash = createHash('sha256');
  const files = [...sourceFiles];
  for (const folder of sourceFolders) {
    const entries = await readdir(join(projectFolder, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (entry.isFile() && !/\.(o|d|node)$/.test(entry.name)) files.push(path.slice(projectFolder.length + 1));
    }
  }
  for (const file of files.sort())
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(projectFolder, file)));
  return hash.digest('hex');
}

function run(command, words) {
  return new Promise((done, fail) => {
    const child = spawn(command, words, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`The build failed:\n${said}`))));
  });
}
