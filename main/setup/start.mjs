/**
 * `npm start`: makes the machine ready and opens the window; with a command
 * (`npm start -- analyse …`) runs that without one. Needs Node 18 and npm.
 * Everything it says goes to standard error; standard output carries data only.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensurePackages, findNode, projectFolder } from './dependencies.mjs';
import { compileCacheEnv, fileNameEnv, memoryEnv, nodeOptions } from './program-env.mjs';

const commands = [
  'analyse',
  'read',
  'languages',
  'tokens',
  'clauses',
  'compress',
  'ask',
  'models',
  'search',
  'deadlines',
  'matter',
  'encryption',
  'chronology',
  'compare',
  'redact',
  'propose',
  'playbook',
  'review',
  'bundle',
  'workshop',
  'worker',
  'mcp',
  'tools',
  'doctor',
  'audit',
  'update',
  'help',
  '--help',
  '-h',
  '--version',
];
const words = process.argv.slice(2);

/** @param {string} line */
function log(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a program in the person's own folder with everything passed through; resolves with its exit code. */
function runThrough(command, programWords, env = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, programWords, {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: 'inherit',
      env: { ...memoryEnv, ...compileCacheEnv, ...process.env, ...fileNameEnv(process.env), ...env },
    });
    // The signal reaches the whole group; the program decides when it has stopped.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', fail);
    child.on('close', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** From the build, in which a command takes a third less time to start and end than from the sources; those where it fails. */
async function runCommand(node, commandWords) {
  let entry = join(projectFolder, 'out', 'main', 'cli.mjs');
  try {
    await ensureBuild({ node, log });
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    log('Going on from the sources.');
    entry = join(projectFolder, 'main', 'cli.ts');
  }
  return runThrough(node, [...nodeOptions, entry, ...commandWords]);
}

/** A link to a place in the window, as main/contract/deep-link.ts has it. */
function isLink(word) {
  return /^sampan:/i.test(word);
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** On a machine without a display: the samples' reports, and how to get the window. */
async function showSamplesWithoutDisplay(node) {
  const who = process.getuid?.() === 0 ? 'as root, ' : '';
  log(`This machine has no display (${who}DISPLAY and WAYLAND_DISPLAY are not set), so the window cannot open here.`);
  log('Analysing the sample documents without it …');
  const samples = join(projectFolder, 'resources', 'samples');
  const files = (await readdir(samples)).filter((name) => name.endsWith('.pdf')).sort();
  const folder = join(projectFolder, 'out', 'samples');
  const code = await runCommand(node, [
    'analyse',
    ...files.map((name) => join(samples, name)),
    '--out',
    folder,
    '--model',
    'none',
  ]);
  log('');
  log(`The reports are in ${folder}; open a .report.pdf, a .report.html or clauses.xlsx there.`);
  log('Your own documents:  npm start -- analyse FILE… --out DIR');
  log('The window:          run npm start on a machine with a display, or with xvfb-run.');
  // One sample is protected on purpose; that it asks for its password is no failure here.
  return code === 1 ? 0 : code;
}

async function openWindow(node) {
  const { ensureElectron } = await import('./electron-runtime.mjs');
  const { ensureDisplay } = await import('./system-libraries.mjs');
  const electron = await ensureElectron({ log });
  const display = await ensureDisplay({ log, install: process.getuid?.() === 0, executable: electron.path });
  await ensureBuild({ node, log });
  log(`Opening Sampan (Electron ${electron.version}) …`);
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const files = words.map((word) =>
    word.startsWith('-') || isLink(word) ? word : resolve(process.env.INIT_CWD ?? '.', word),
  );
  const env = { ...display.env, SAMPAN_FETCH_MODEL: process.env.SAMPAN_FETCH_MODEL ?? '1' };
  try {
    return await runThrough(electron.path, [...asRoot, projectFolder, ...files], env);
  } finally {
    display.close();
  }
}

async function main() {
  await ensurePackages(log);
  const node = await findNode();
  if (words[0] !== undefined && commands.includes(words[0])) return runCommand(node, words);
  if (
    words[0] !== undefined &&
    !words[0].startsWith('-') &&
    !isLink(words[0]) &&
    !existsSync(resolve(process.env.INIT_CWD ?? '.', words[0]))
  ) {
    log(
      `"${words[0]}" is neither a command nor a file. Commands: ${commands.filter((name) => !name.startsWith('-')).join(', ')}.`,
    );
    return 2;
  }
  return hasDisplay() ? openWindow(node) : showSamplesWithoutDisplay(node);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    log(error instanceof Error ? error.message : String(error));
    process.exitCode = 3;
  },
);
