import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { SampanError } from '#contract/errors.ts';

/** How long a program has to end by itself when its input closes, and then when it is asked to. */
const endMs = 1_000;
/** As much of what it says on standard error as a message can hold. */
const saidLength = 400;

/** A program's own folder is its home; it sees nothing of this one's variables but what it needs to be found and to run. */
function smallEnvironment(folder: string): Record<string, string> {
  const kept = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'SYSTEMROOT', 'PATHEXT', 'COMSPEC'];
  const environment: Record<string, string> = { HOME: folder, USERPROFILE: folder, TMPDIR: folder, TEMP: folder };
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}

/**
 * The protocol over the standard input and output of a program that is started
 * without a shell, in an empty folder and a process group of its own, which is
 * ended with all it started.
 */
export class ProgramTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #words: readonly string[];
  readonly #mostBytes: number;
  readonly #parse: (line: string) => JSONRPCMessage;
  #child: ChildProcessWithoutNullStreams | null = null;
  #ended: Promise<unknown> = Promise.resolve();
  #folder: string | null = null;
  #buffered = Buffer.alloc(0);
  #said = '';

  constructor(
    words: readonly string[],
    options: { readonly mostBytes: number; readonly parse: (line: string) => JSONRPCMessage },
  ) {
    this.#words = words;
    this.#mostBytes = options.mostBytes;
    this.#parse = options.parse;
  }

  /** Errors: `tool-failed` where it cannot be started. */
  async start(): Promise<void> {
    const [command = '', ...rest] = this.#words;
    this.#folder = await mkdtemp(join(tmpdir(), 'sampan-tool-'));
    const child = spawn(command, rest, {
      cwd: this.#folder,
      env: smallEnvironment(this.#folder),
      stdio: ['pipe', 'pipe', 'pipe'],
      shell: false,
      // A group of its own, to end what it starts too.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.#child = child;
    this.#ended = new Promise((done) => child.once('close', done));
    child.stdin.on('error', (error) => this.onerror?.(error));
    child.stdout.on('data', (piece: Buffer) => this.#take(piece));
    child.stderr.on('data', (piece: Buffer) => {
      this.#said = `${this.#said}${piece.toString('utf8')}`.slice(-saidLength);
    });
    child.once('close', () => this.onclose?.());
    await new Promise<void>((started, fail) => {
      child.once('spawn', started);
      child.once('error', (error) =>
        fail(new SampanError('tool-failed', `${command} cannot be started: ${error.message}.`, { cause: error })),
      );
    });
  }

  /** The end of what the program said on standard error, on one line. */
  get said(): string {
    return this.#said.replace(/\p{C}+|\s+/gu, ' ').trim();
  }

  async send(message: JSONRPCMessage): Promise<void> {
    const { stdin } = this.#child ?? {};
    if (stdin === undefined || stdin.destroyed) throw new SampanError('tool-failed', 'The program has ended.');
    if (!stdin.write(`${JSON.stringify(message)}\n`))
      await new Promise<void>((drained) => stdin.once('drain', drained));
  }

  async close(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child !== null) {
      child.stdin.end();
      if (!(await this.#endsWithin(endMs))) {
        this.#signal(child, 'SIGTERM');
        await this.#endsWithin(endMs);
      }
      // Whatever it started may outlive it.
      this.#signal(child, 'SIGKILL');
      await this.#ended;
    }
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  async #endsWithin(timeMs: number): Promise<boolean> {
    return Promise.race([this.#ended.then(() => true), setTimeout(timeMs, false, { ref: false })]);
  }

  #signal(child: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): void {
    try {
      if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // Nothing of the group is left.
    }
  }

  #take(piece: Buffer): void {
    this.#buffered = Buffer.concat([this.#buffered, piece]);
    for (let end = this.#buffered.indexOf(10); end >= 0; end = this.#buffered.indexOf(10)) {
      const line = this.#buffered.toString('utf8', 0, end).trim();
      this.#buffered = this.#buffered.subarray(end + 1);
      if (line === '') continue;
      try {
        this.onmessage?.(this.#parse(line));
      } catch (error) {
        // A line that is no message: many programs greet on standard output.
        this.onerror?.(error instanceof Error ? error : new Error(String(error)));
      }
    }
    if (this.#buffered.length <= this.#mostBytes) return;
    this.#buffered = Buffer.alloc(0);
    this.onerror?.(new SampanError('tool-failed', `The program sends more than ${this.#mostBytes} bytes at once.`));
    void this.close();
  }
}
