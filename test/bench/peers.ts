/**
 * Programs to compare with, installed when a benchmark asks for them, outside
 * the checkout, by the ordinary clients of their registries.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { env, stderr } from 'node:process';

const peersFolder = join(env.SAMPAN_CACHE ?? join(homedir(), '.cache', 'sampan'), 'peers');

/** Installs npm packages of exact versions; returns the folder that holds their `node_modules`. */
export async function npmPeers(name: string, versions: Readonly<Record<string, string>>): Promise<string> {
  const packages = Object.entries(versions).map(([packageName, version]) => `${packageName}@${version}`);
  return once(`npm-${name}`, packages, async (folder) => {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    await run(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
      folder,
    );
  });
}

/** Installs Python packages of exact versions (`name==version`); returns the Python that has them. */
export async function pythonPeers(name: string, requirements: readonly string[]): Promise<string> {
  const folder = await once(`python-${name}`, requirements, async (where) => {
    await run('python3', ['-m', 'venv', '--clear', join(where, 'environment')], where);
    await run(join(where, 'environment', 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...requirements], where);
  });
  return join(folder, 'environment', 'bin', 'python');
}

const cargoFiles = ['Cargo.toml', join('src', 'main.rs')];

/** Builds the Rust program in `sourceFolder` (its `Cargo.toml` names exact versions) for release; returns the path of its binary. */
export async function cargoPeer(sourceFolder: string): Promise<string> {
  const parts = await Promise.all(cargoFiles.map((file) => readFile(join(sourceFolder, file), 'utf8')));
  const name = basename(sourceFolder);
  const folder = await once(`cargo-${name}`, parts, async (where) => {
    await mkdir(join(where, 'src'), { recursive: true });
    for (const file of cargoFiles) {
      await copyFile(join(sourceFolder, file), join(where, file));
    }
    await run('cargo', ['build', '--release', '--quiet', '--jobs', '2'], where);
  });
  return join(folder, 'target', 'release', name);
}

/** Makes `peersFolder/name` once for these ingredients; a changed list makes it again. */
async function once(
  name: string,
  ingredients: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(peersFolder, name);
  const stamp = join(folder, 'installed');
  const wanted = createHash('sha256').update(ingredients.join('\n')).digest('hex');
  const installed = await readFile(stamp, 'utf8').catch(() => '');
  if (installed === wanted) return folder;
  stderr.write(`Installing what to compare with into ${folder} …\n`);
  await mkdir(folder, { recursive: true });
  await make(folder);
  await writeFile(stamp, wanted);
  return folder;
}

function run(command: string, words: readonly string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${words.slice(0, 3).join(' ')} … ended with ${code}`));
    });
  });
}
