import type { OutlineEntry, Page } from '#contract/document.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { ReadLimits } from './read-limits.ts';
import { cancelled, throwIfCancelled } from './read-pdf-errors.ts';
import type { DisposableReadRequest, ReaderChannel, SpawnReader } from './reader-channel.ts';
import { type ReadRequest, readerMessageSchema } from './reader-messages.ts';

export type Attempt =
  | { readonly outcome: 'done'; readonly outline: readonly OutlineEntry[]; readonly warnings: readonly string[] }
  | { readonly outcome: 'failed'; readonly error: SampanError };

export interface AttemptOptions {
  readonly request: DisposableReadRequest;
  readonly limits: ReadLimits;
  readonly firstPage: number;
  readonly onOpen: (total: number) => void;
  readonly onPage: (page: Page) => void;
}

/** The exit code of a process whose heap was full: 128 + SIGABRT. */
export const abortedExitCode = 134;

const watchEveryMs = 200;

/** Reads with one process from `firstPage` on, until it ends, fails or breaks a limit. The process is gone afterwards. */
export async function readingAttempt(spawn: SpawnReader, options: AttemptOptions): Promise<Attempt> {
  const { request, limits } = options;
  throwIfCancelled(request.signal);
  const channel: ReaderChannel = spawn();
  return await new Promise<Attempt>((resolve) => {
    let settled = false;
    let opened = false;
    let deadline: ReturnType<typeof setTimeout> | undefined;
    const settle = (attempt: Attempt): void => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      clearInterval(watch);
      request.signal?.removeEventListener('abort', abort);
      channel.kill();
      resolve(attempt);
    };
    const fail = (error: SampanError): void => settle({ outcome: 'failed', error });
    const abort = (): void => fail(cancelled());
    const expectWithin = (limitMs: number): void => {
      clearTimeout(deadline);
      const mine = setTimeout(() => {
        // A parent that was busy itself first takes what has arrived meanwhile.
        setImmediate(() => {
          if (deadline === mine) fail(tooSlow(request.name, limitMs, opened));
        });
      }, limitMs);
      deadline = mine;
    };
    const watch = setInterval(() => {
      const bytes = channel.memoryBytes?.() ?? null;
      if (bytes !== null && bytes > limits.memoryBytes) fail(outOfMemory(request.name, limits.memoryBytes));
    }, watchEveryMs);
    request.signal?.addEventListener('abort', abort);
    channel.onExit((code) =>
      fail(code === abortedExitCode ? outOfMemory(request.name, limits.memoryBytes) : crashed(request.name, code)),
    );
    channel.onMessage((message) => {
      if (settled) return;
      const parsed = readerMessageSchema.safeParse(message);
      if (!parsed.success) {
        fail(crashed(request.name, null));
        return;
      }
      const { data } = parsed;
      switch (data.type) {
        case 'ready':
          channel.send(readRequest(options));
          break;
        case 'opened':
          opened = true;
          expectWithin(limits.pageMs);
          options.onOpen(data.total);
          break;
        case 'page':
          expectWithin(limits.pageMs);
          options.onPage(data.page);
          break;
        case 'done':
          settle({ outcome: 'done', outline: data.outline, warnings: data.warnings });
          break;
        case 'failed':
          fail(sampanErrorFrom(data.error));
          break;
        default:
          data satisfies never;
      }
    });
    expectWithin(limits.openMs);
  });
}

function readRequest(options: AttemptOptions): ReadRequest {
  const { path, documentId, sha256, name, password, pdfjsFolder } = options.request;
  return {
    type: 'read',
    path,
    documentId,
    sha256,
    name,
    ...(password === undefined ? {} : { password }),
    pdfjsFolder,
    firstPage: options.firstPage,
    limits: options.limits,
  };
}

function tooSlow(name: string, limitMs: number, opened: boolean): SampanError {
  const seconds = Math.round(limitMs / 1000);
  return new SampanError(
    'too-slow',
    opened
      ? `A page of “${name}” took longer than ${seconds} s. The file may be damaged or made to hang readers.`
      : `“${name}” did not open within ${seconds} s. The file may be damaged or made to hang readers.`,
  );
}

function outOfMemory(name: string, limitBytes: number): SampanError {
  const megabytes = Math.round(limitBytes / 2 ** 20).toLocaleString('en');
  return new SampanError(
    'out-of-memory',
    `Reading “${name}” needed more than ${megabytes} MB of memory and was stopped. The file may be made to fill the memory; try to print it to a new PDF.`,
  );
}

function crashed(name: string, code: number | null): SampanError {
  const detail = code === null ? '' : ` (code ${code})`;
  return new SampanError(
    'reader-crashed',
    `The reader stopped while reading “${name}”${detail}. Try again; if it happens again, the file is damaged.`,
  );
}
