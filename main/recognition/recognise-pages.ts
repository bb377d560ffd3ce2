import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Page } from '#contract/document.ts';
import { type SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { unreadPage } from '#main/documents/page-from-drawing.ts';
import { tooLarge } from '#main/documents/read-pdf-errors.ts';
import type { SpawnReader } from '#main/documents/reader-channel.ts';
import { watchedProcess } from '#main/documents/reading-attempt.ts';
import {
  defaultRecognitionLimits,
  type RecognitionLimits,
  type RecognitionRequest,
  recognitionMessageSchema,
} from './recognition-messages.ts';

export interface RecognisePagesRequest {
  /** A PDF; pictures are made one by `imageToPdf`. */
  readonly path: string;
  /** The key of this one file where it is sealed, hexadecimal. */
  readonly key?: string;
  readonly name: string;
  readonly password?: string;
  /** 1-based; each comes once to `onPage`, in this order. */
  readonly pageNumbers: readonly number[];
  /** See `ReadPdfOptions`. */
  readonly pdfjsFolder: string;
  /** `resources/recognition`, or a copy. */
  readonly modelsFolder: string;
  /** The vocabulary whose probabilities help on poor pages; default: `vocabularies/trilingual.bin` beside the models' folder. */
  readonly vocabularyFile?: string;
  readonly limits?: Partial<RecognitionLimits>;
  readonly signal?: AbortSignal;
  readonly onPage: (page: Page) => void;
}

/**
 * Recognises pages of a PDF in a process that is thrown away after them.
 *
 * A page that took too long, filled the memory or crashed the process comes as
 * an image page with a warning, and a fresh process goes on with the next.
 *
 * @throws {SampanError} `password-needed`, `password-wrong`, `damaged-file`, `no-pages`, `too-large`,
 *   `file-not-found`, `file-unreadable`, `cancelled`; `too-slow`, `out-of-memory` or
 *   `reader-crashed` where the file could not even be opened.
 */
export async function recognisePages(request: RecognisePagesRequest, spawn: SpawnReader): Promise<void> {
  const limits = { ...defaultRecognitionLimits, ...request.limits };
  const { size } = await stat(request.path).catch((error: unknown) => {
    throw sampanErrorFrom(error);
  });
  if (size > limits.fileBytes) throw tooLarge(request.name, size, limits.fileBytes);
  const left = [...request.pageNumbers];
  const give = (page: Page): void => {
    left.shift();
    request.onPage(page);
  };
  let failures = 0;
  while (left.length > 0) {
    const attempt = await recognitionAttempt(spawn, request, limits, left, give);
    if (attempt.error === null) {
      // A page that the process passed over is accounted for as well.
      for (const number of [...left]) give(unrecognised(number, 'not recognised: the page is damaged'));
      return;
    }
    const { error, opened } = attempt;
    if (!opened || !['too-slow', 'out-of-memory', 'reader-crashed'].includes(error.code)) throw error;
    failures += 1;
    const [next] = left;
    if (next !== undefined) give(unrecognised(next, warningOf(error)));
    if (failures > limits.restarts) {
      for (const number of [...left]) give(unrecognised(number, 'not recognised: too many pages failed before it'));
    }
  }
}

interface Attempt {
  readonly error: SampanError | null;
  readonly opened: boolean;
}

async function recognitionAttempt(
  spawn: SpawnReader,
  request: RecognisePagesRequest,
  limits: RecognitionLimits,
  left: readonly number[],
  give: (page: Page) => void,
): Promise<Attempt> {
  let opened = false;
  const { path, key, name, password, pdfjsFolder, modelsFolder } = request;
  const ended = await watchedProcess<z.infer<typeof recognitionMessageSchema>, { readonly outcome: 'done' }>(spawn, {
    name,
    signal: request.signal,
    limits,
    parse: (message) => recognitionMessageSchema.safeParse(message).data ?? null,
    onMessage: (message, control) => {
      switch (message.type) {
        case 'ready': {
          const asked: RecognitionRequest = {
            type: 'recognise',
            path,
            ...(key === undefined ? {} : { key }),
            name,
            ...(password === undefined ? {} : { password }),
            pageNumbers: [...left],
            pdfjsFolder,
            modelsFolder,
            vocabularyFile: request.vocabularyFile ?? join(modelsFolder, '..', 'vocabularies', 'trilingual.bin'),
          };
          control.send(asked);
          break;
        }
        case 'opened':
          opened = true;
          control.expectPage();
          break;
        case 'page':
          control.expectPage();
          // Only what was asked for, in its order.
          if (message.page.number === left[0]) give(message.page);
          break;
        case 'done':
          control.settle({ outcome: 'done' });
          break;
        case 'failed':
          control.fail(sampanErrorFrom(message.error));
          break;
        default:
          message satisfies never;
      }
    },
  });
  return { error: ended.outcome === 'failed' ? ended.error : null, opened };
}

function unrecognised(number: number, warning: string): Page {
  return { ...unreadPage(number, null, warning), origin: 'image' };
}

function warningOf(error: SampanError): string {
  switch (error.code) {
    case 'too-slow':
      return 'not recognised: too slow';
    case 'out-of-memory':
      return 'not recognised: needs too much memory';
    default:
      return 'not recognised: the recogniser stopped at this page';
  }
}
