/** Builds the window's program into `out`, unless it was built from the very same sources. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './dependencies.mjs';

const stampPath = join(projectFolder, 'out', '.built-from');
const sourceFolders = ['main', 'preload', 'renderer', 'native', 'resources/locales'];
const sourceFiles = ['package.json', 'package-lock.json', 'electron.vite.config.ts'];

/**
 * @param {{ node: string, log: (line: string) => void }} options
 */
export async function ensureBuild({ node, log }) {
  const wanted = await hashSources();
  if ((await readFile(stampPath, 'utf8').catch(() => '')) === wanted) return;
  log('Building the window (electron-vite; half a minute, only after a change) …');
  await run(node, [join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn']);
  await mkdir(join(projectFolder, 'out'), { recursive: true });
  await writeFile(stampPath, wanted);
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
