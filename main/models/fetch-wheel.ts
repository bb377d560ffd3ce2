/** Brings one wheel of a Python registry into a folder: with pip where it is installed, else without any Python. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { get } from './http-get.ts';
import type { PipConfiguration } from './pip-configuration.ts';
import { findWheel } from './simple-index.ts';

export interface FetchWheelOptions {
  readonly folder: string;
  readonly pip: PipConfiguration;
  /** Command that runs pip, or null to read the index ourselves. */
  readonly pipCommand: readonly string[] | null;
  readonly signal?: AbortSignal;
  /** Bytes of the wheel that have arrived. */
  readonly onBytes?: (bytes: number) => void;
}

/** Path of the wheel in the folder. @throws Error with a short reason. */
export async function fetchWheel(project: string, version: string, options: FetchWheelOptions): Promise<string> {
  if (options.pipCommand !== null)
    return fetchWithPip(project, version, { ...options, pipCommand: options.pipCommand });
  const { folder, pip, signal, onBytes } = options;
  const wheel = await findWheel(project, version, { pip, ...(signal ? { signal } : {}) });
  const answer = await get(wheel.url, {
    certificateFiles: pip.certificateFiles,
    proxy: pip.proxy,
    ...(signal ? { signal } : {}),
  });
  const path = join(folder, `${project}-${version}.whl`);
  const hash = createHash('sha256');
  let bytes = 0;
  const watch = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      onBytes?.(bytes);
      done(null, piece);
    },
  });
  await pipeline(answer.body, watch, createWriteStream(path), ...(signal ? [{ signal }] : []));
  if (wheel.sha256 !== null && hash.digest('hex') !== wheel.sha256) throw new Error(`${project} arrived damaged`);
  return path;
}

const pipCommands: readonly (readonly string[])[] = [
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
  ['pip3'],
  ['pip'],
];

/**
 * The command that runs pip here, or null. pip knows more ways of reaching a registry than we do (keyrings,
 * client certificates), and is how the owner of a registry expects to be asked.
 */
export async function findPip(signal?: AbortSignal): Promise<readonly string[] | null> {
  for (const command of pipCommands) {
    const { status } = await run([...command, '--version'], signal);
    if (status === 0) return command;
  }
  return null;
}

async function fetchWithPip(
  project: string,
  version: string,
  options: FetchWheelOptions & { readonly pipCommand: readonly string[] },
): Promise<string> {
  const { folder, pipCommand, signal } = options;
  const settings = ['--quiet', '--no-deps', '--no-cache-dir', '--only-binary=:all:', '--disable-pip-version-check'];
  const { status, output } = await run(
    [...pipCommand, 'download', ...settings, '--dest', folder, `${project}==${version}`],
    signal,
  );
  signal?.throwIfAborted();
  const reason = output.trim().split('\n').at(-1) ?? '';
  if (status !== 0) throw new Error(`pip could not fetch ${project} ${version}: ${reason}`);
  const prefix = `${project.replaceAll('-', '_')}-${version}-`;
  const name = (await readdir(folder)).find((file) => file.startsWith(prefix) && file.endsWith('.whl'));
  if (name === undefined) throw new Error(`pip fetched no wheel of ${project} ${version}`);
  return join(folder, name);
}

function run(
  [program = '', ...args]: readonly string[],
  signal?: AbortSignal,
): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...(signal ? { signal } : {}) });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
    child.on('error', (error) => resolve({ status: null, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
