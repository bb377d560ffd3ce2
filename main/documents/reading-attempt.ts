import type { z } from 'zod';
import type { MediaType, Page } from '#contract/document.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { machineStretch, timeLeftMs } from './machine-stretch.ts';
import type { ReadLimits } from './read-limits.ts';
import { cancelled, throwIfCancelled } from './read-pdf-errors.ts';
import type { DisposableReadRequest, ReaderChannel, SpawnReader } from './reader-channel.ts';
import { type FoundAttachment, type ReadingEnd, type ReadRequest, readerMessageSchema } from './reader-messages.ts';

export type Attempt =
  | ({ readonly outcome: 'done'; readonly attachments: readonly FoundAttachment[] } & ReadingEnd)
  | { readonly outcome: 'failed'; readonly error: SampanError };

export interface AttemptOptions {
  readonly request: DisposableReadRequest;
  readonly limits: ReadLimits;
  readonly firstPage: number;
  readonly onFormat: (mediaType: MediaType) => void;
  readonly onOpen: (total: number) => void;
  readonly onPage: (page: Page) => void;
}

/** The exit code of a process whose heap was full: 128 + SIGABRT. */
export const abortedExitCode = 134;

const watchEveryMs = 200;
/** A process that is nearly over its time is not asked more often. */
const shortestWaitMs = 50;

/** What the messages of a watched process can do. */
export interface ProcessControl<Result> {
  readonly send: (message: unknown) => void;
  /** The process is done; it is ended. */
  readonly settle: (result: Result) => void;
  readonly fail: (error: SampanError) => void;
  /** Starts the time for the next page. */
  readonly expectPage: () => void;
}

export interface WatchedProcessOptions<Message, Result> {
  /** The file's name, for messages to people. */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
  readonly limits: Pick<ReadLimits, 'openMs' | 'pageMs' | 'memoryBytes'>;
  /** Null for what the process must not say. */
  readonly parse: (message: unknown) => Message | null;
  readonly onMessage: (message: Message, control: ProcessControl<Result>) => void;
}

export interface FailedAttempt {
  readonly outcome: 'failed';
  readonly error: SampanError;
}

/** Runs one process until it is done, fails or breaks a limit. The process is gone afterwards. */
export async function watchedProcess<Message, Result>(
  spawn: SpawnReader,
  options: WatchedProcessOptions<Message, Result>,
): Promise<Result | FailedAttempt> {
  const { name, signal, limits } = options;
  throwIfCancelled(signal);
  const channel: ReaderChannel = spawn();
  return await new Promise<Result | FailedAttempt>((resolve) => {
    let settled = false;
    let opened = false;
    let deadline: ReturnType<typeof setTimeout> | undefined;
    const end = (attempt: Result | FailedAttempt): void => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
      channel.kill();
      resolve(attempt);
    };
    const fail = (error: SampanError): void => end({ outcome: 'failed', error });
    const abort = (): void => fail(cancelled());
    const expectWithin = (limitMs: number): void => {
      const beganMs = performance.now();
      const hadMs = channel.processorMs?.() ?? null;
      const wait = (ms: number): void => {
        clearTimeout(deadline);
        const mine = setTimeout(() => {
          // A parent that was busy itself first takes what has arrived meanwhile.
          setImmediate(() => {
            if (deadline !== mine) return;
            const nowMs = channel.processorMs?.() ?? null;
            const processorMs = hadMs === null || nowMs === null ? null : nowMs - hadMs;
            const left = timeLeftMs(limitMs, { wallMs: performance.now() - beganMs, processorMs }, machineStretch());
            if (left > 0) wait(Math.max(shortestWaitMs, left));
            else fail(tooSlow(name, limitMs, opened));
          });
        }, ms);
        deadline = mine;
      };
      wait(limitMs);
    };
    const watch = setInterval(() => {
      const bytes = channel.memoryBytes?.() ?? null;
      if (bytes !== null && bytes > limits.memoryBytes) fail(outOfMemory(name, limits.memoryBytes));
    }, watchEveryMs);
    signal?.addEventListener('abort', abort);
    channel.onExit((code) =>
      fail(code === abortedExitCode ? outOfMemory(name, limits.memoryBytes) : crashed(name, code)),
    );
    const control: ProcessControl<Result> = {
      send: channel.send,
      settle: end,
      fail,
      expectPage: () => {
        opened = true;
        expectWithin(limits.pageMs);
      },
    };
    channel.onMessage((message) => {
      if (settled) return;
      const parsed = options.parse(message);
      if (parsed === null) fail(crashed(name, null));
      else options.onMessage(parsed, control);
    });
    expectWithin(limits.openMs);
  });
}

/** Reads with one process from `firstPage` on, until it ends, fails or breaks a limit. The process is gone afterwards. */
export async function readingAttempt(spawn: SpawnReader, options: AttemptOptions): Promise<Attempt> {
  const { request, limits } = options;
  const attachments: FoundAttachment[] = [];
  return await watchedProcess<z.infer<typeof readerMessageSchema>, Attempt>(spawn, {
    name: request.name,
    signal: request.signal,
    limits,
    parse: (message) => readerMessageSchema.safeParse(message).data ?? null,
    onMessage: (message, control) => {
      switch (message.type) {
        case 'ready':
          control.send(readRequest(options));
          break;
        case 'format':
          options.onFormat(message.mediaType);
          break;
        case 'rendition':
          request.onRendition?.(message.path);
          break;
        case 'attachment':
          attachments.push(message);
          break;
        case 'opened':
          control.expectPage();
          options.onOpen(message.total);
          break;
        case 'page':
          control.expectPage();
          options.onPage(message.page);
          break;
        case 'done': {
          const { outline, warnings, facts } = message;
          control.settle({ outcome: 'done', outline, warnings, facts, attachments });
          break;
        }
        case 'failed':
          control.fail(sampanErrorFrom(message.error));
          break;
        default:
          message satisfies never;
      }
    },
  });
}

function readRequest(options: AttemptOptions): ReadRequest {
  const { path, key, documentId, sha256, name, password, pdfjsFolder, fontsFolder, workFolder, mediaType } =
    options.request;
  return {
    type: 'read',
    path,
    ...(key === undefined ? {} : { key }),
    documentId,
    sha256,
    name,
    ...(password === undefined ? {} : { password }),
    pdfjsFolder,
    ...(fontsFolder === undefined ? {} : { fontsFolder }),
    ...(workFolder === undefined ? {} : { workFolder }),
    ...(mediaType === undefined ? {} : { mediaType }),
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
