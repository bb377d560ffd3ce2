/** Runs one TypeScript file of a folder, by name, on the project's Node: benchmarks and training. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensurePackages, findNode, projectFolder } from './dependencies.mjs';

const log = (line) => process.stderr.write(`${line}\n`);

/**
 * Runs `folder/NAME.ts` with the words after its name and takes over its exit code; without a name, or with one that
 * is not there, lists what can be run and exits with 2. A file counts as runnable when its head says how it is run.
 * @param {{ folder: readonly string[], words: readonly string[], title: string, hint: string }} options
 */
export async function runScript({ folder, words, title, hint }) {
  const [name, ...rest] = words;
  const path = join(projectFolder, ...folder);
  const script = join(path, `${name}.ts`);
  if (name === undefined || !existsSync(script)) {
    log(`${title}: ${(await runnable(path)).join(', ')}. ${hint}`);
    process.exitCode = 2;
    return;
  }
  await ensurePackages(log);
  const child = spawn(await findNode(), ['--no-warnings', script, ...rest], { stdio: 'inherit', cwd: projectFolder });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function runnable(path) {
  const files = (await readdir(path)).filter((file) => file.endsWith('.ts')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(path, file), 'utf8')));
  return files
    .filter((_, index) => /npm run (?:bench|train) -- /.test(texts[index] ?? ''))
    .map((file) => file.slice(0, -3));
}
