/**
 * `npm test`: makes the machine ready and runs every check, one after the other.
 * Ends with `N passed, N failed, N skipped`. Needs Node 18 and npm.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensurePackages, findNode, projectFolder } from './dependencies.mjs';
import { compileCacheEnv } from './program-env.mjs';

/** @param {string} line */
function log(line) {
  process.stderr.write(`${line}\n`);
}

const totals = { passed: 0, failed: 0, skipped: 0 };

/** The longest a set of tests may take before it is taken for stuck. */
const limitMs = 20 * 60_000;

/**
 * Runs a program with its output shown; resolves with its exit code, or with null when it was stuck: it and
 * everything it started are then ended, so that nothing hangs for ever.
 */
function run(command, words, { env = {}, withinMs = limitMs } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, words, {
      cwd: projectFolder,
      stdio: ['ignore', 2, 2],
      env: { ...compileCacheEnv, ...process.env, ...env },
      detached: process.platform !== 'win32',
    });
    let stuck = false;
    const end = setTimeout(() => {
      stuck = true;
      log(`No end after ${withinMs / 60_000} minutes: stopped.`);
      endGroup(child);
    }, withinMs);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => endGroup(child));
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(end);
      done(stuck ? null : (code ?? 1));
    });
  });
}

/** Ends a program and what it started. */
function endGroup(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** A check that passes or fails as a whole. */
async function check(name, node, words) {
  log(`\n── ${name}`);
  const code = await run(node, words);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

/** A set of tests run by vitest, counted one by one; one skipped is a failure in CI. */
async function suite(name, node, words, { env = {}, withinMs = limitMs, tries = 1 } = {}) {
  log(`\n── ${name}`);
  const folder = await mkdtemp(join(tmpdir(), 'sampan-tests-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = join('node_modules', 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run(node, ['--no-warnings', vitest, 'run', ...words, ...reporters], { env, withinMs });
    if (code === null && tries > 1)
      return suite(`${name}, once more`, node, words, { env, withinMs, tries: tries - 1 });
    const counted = JSON.parse(await readFile(report, 'utf8'));
    totals.passed += counted.numPassedTests;
    totals.failed += counted.numFailedTests + counted.numFailedTestSuites * (counted.numFailedTests === 0 ? 1 : 0);
    const skipped = counted.numPendingTests + counted.numTodoTests;
    if (skipped > 0 && process.env.CI) totals.failed += skipped;
    else totals.skipped += skipped;
    if (code !== 0 && counted.numFailedTests === 0 && counted.numFailedTestSuites === 0) totals.failed += 1;
    if (counted.numTotalTests === 0) totals.failed += 1;
  } catch (error) {
    log(`The tests ended without a report: ${error instanceof Error ? error.message : error}`);
    totals.failed += 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main() {
  await ensurePackages(log);
  const node = await findNode();
  const { ensureElectron } = await import('./electron-runtime.mjs');
  const { ensureDisplay, ensurePrograms } = await import('./system-libraries.mjs');
  const bin = (...path) => join('node_modules', ...path);

  const tsc = bin('typescript', 'bin', 'tsc');
  await Promise.all([
    check('Types', node, [tsc, '-p', '.']),
    check('Types of the window', node, [tsc, '-p', 'renderer']),
  ]);
  await Promise.all([
    check('Lint and format', node, [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']),
    check('Layers', node, [
      bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      'main',
      'preload',
      'renderer',
      'native',
    ]),
  ]);
  await suite('Units, properties, native code, command line', node, []);

  log('\n── Window');
  const electron = await ensureElectron({ log });
  const display = await ensureDisplay({ log, install: process.getuid?.() === 0, executable: electron.path });
  try {
    await ensurePrograms({ log, install: process.getuid?.() === 0, names: ['strace'] });
    await ensureBuild({ node, log });
    const env = { ...display.env, SAMPAN_ELECTRON_PATH: electron.path };
    await suite(
      `Window tests on Electron ${electron.version}`,
      node,
      ['--config', join('test', 'window', 'vitest.config.ts')],
      { env, withinMs: 15 * 60_000, tries: 2 },
    );
  } finally {
    display.close();
  }
}

main()
  .catch((error) => {
    log(error instanceof Error ? error.message : String(error));
    totals.failed += 1;
  })
  .then(() => {
    log('');
    const { passed, failed, skipped } = totals;
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    process.exitCode = failed === 0 ? 0 : 1;
  });
