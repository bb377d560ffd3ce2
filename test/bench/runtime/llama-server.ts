/**
 * llama-server, built from the sources that node-llama-cpp carries: the same llama.cpp as the local runtime's, behind
 * the protocol that the endpoint runtime speaks.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { env, stderr } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const sources = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  '..',
  'node_modules',
  'node-llama-cpp',
  'llama',
);
const releaseSchema = z.object({ release: z.string().regex(/^[\w.-]+$/) });

/** Path of the program, built on first use (cmake and a C++ compiler; a quarter of an hour on two cores) and kept. */
export async function buildLlamaServer(): Promise<string> {
  const { release } = releaseSchema.parse(
    JSON.parse(await readFile(join(sources, 'binariesGithubRelease.json'), 'utf8')),
  );
  const folder = join(env.SAMPAN_CACHE ?? join(homedir(), '.cache', 'sampan'), 'peers', `llama-server-${release}`);
  const program = join(folder, 'llama-server');
  if (existsSync(program)) return program;
  stderr.write(`Building llama-server ${release} into ${folder} …\n`);
  await mkdir(folder, { recursive: true });
  const source = join(folder, 'source');
  const build = join(folder, 'build');
  if (!existsSync(source)) {
    const fresh = `${source}.${process.pid}`;
    await run('git', ['clone', '--quiet', join(sources, 'gitRelease.bundle'), fresh]);
    await rename(fresh, source);
  }
  const off = ['TESTS', 'EXAMPLES', 'APP', 'UI'].map((part) => `-DLLAMA_BUILD_${part}=OFF`);
  await run('nice', [
    ...['cmake', '-S', source, '-B', build, '-DCMAKE_BUILD_TYPE=Release', '-DBUILD_SHARED_LIBS=OFF', ...off],
    ...['-DLLAMA_USE_PREBUILT_UI=OFF', '-DLLAMA_OPENSSL=OFF', '-DGGML_OPENMP=OFF'],
  ]);
  await run('nice', ['cmake', '--build', build, '--target', 'llama-server', '-j', '2']);
  await rename(join(build, 'bin', 'llama-server'), program);
  await rm(build, { recursive: true, force: true });
  await rm(source, { recursive: true, force: true });
  return program;
}

export interface RunningServer {
  readonly baseUrl: string;
  /** Processor time it has taken so far, in milliseconds. */
  processorMs(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server on the loopback interface and waits until it answers. */
export async function startLlamaServer(options: {
  readonly modelFile: string;
  readonly contextSize: number;
  readonly threads: number;
  readonly words?: readonly string[];
}): Promise<RunningServer> {
  const program = await buildLlamaServer();
  const port = await freePort();
  const { modelFile, contextSize, threads, words = [] } = options;
  const child = spawn(
    program,
    [
      ...['--model', modelFile, '--host', '127.0.0.1', '--port', String(port), '--ctx-size', String(contextSize)],
      ...['--threads', String(threads), '--threads-batch', String(threads), '--threads-http', '2', '--parallel', '1'],
      // With repacked weights the server of this release crashed in every run when it was built here.
      ...['--jinja', '--no-ui', '--offline', '--no-repack', ...words],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.stderr?.on('data', (piece: Buffer) => {
    log = (log + piece.toString('utf8')).slice(-4_000);
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  for (let waited = 0; ; waited++) {
    if (child.exitCode !== null || child.signalCode !== null || waited > 600) {
      child.kill('SIGKILL');
      throw new Error(`llama-server did not start:\n${log}`);
    }
    const answer = await fetch(`${baseUrl}/health`).catch(() => null);
    if (answer?.ok) break;
    await sleep(200);
  }
  return { baseUrl: `${baseUrl}/v1`, processorMs: () => processorMs(child), stop: () => stop(child) };
}

async function processorMs({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await closed;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function run(command: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${words.slice(0, 3).join(' ')} … ended with ${code}`));
    });
  });
}
