import { stat } from 'node:fs/promises';
import type { MediaType, Page, SourceDocument } from '#contract/document.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { SourceFact } from '#contract/flow.ts';
import { unreadPage } from './page-from-drawing.ts';
import { defaultReadLimits, type ReadLimits } from './read-limits.ts';
import { tooLarge } from './read-pdf-errors.ts';
import type { DisposableReadRequest, SpawnReader } from './reader-channel.ts';
import type { FoundAttachment } from './reader-messages.ts';
import { type Attempt, readingAttempt } from './reading-attempt.ts';
import { markRunningHeads } from './running-heads.ts';

export type { DisposableReadRequest, ReaderChannel, SpawnReader } from './reader-channel.ts';

/** A read file: its pages, and what else was in it. */
export interface FileReading extends SourceDocument {
  readonly facts: readonly SourceFact[];
  /** In the work folder, for the caller to take. */
  readonly attachments: readonly FoundAttachment[];
  readonly pageCount: number;
}

/**
 * Reads a file in a process that is thrown away after it, within limits of time,
 * memory and size.
 *
 * Every page of the file is in the result (or went to `onPage`). One that took
 * too long, filled the memory or crashed the reader has no text and a warning
 * that says so, and a fresh process goes on with the page after it.
 *
 * @throws {SampanError} what `readPdf` and the readers of other formats throw; `too-slow`,
 *   `out-of-memory` or `reader-crashed` where no page at all could be read; `file-not-found`,
 *   `file-unreadable`.
 */
export async function readInDisposableProcess(
  request: DisposableReadRequest,
  spawn: SpawnReader,
): Promise<FileReading> {
  const limits = { ...defaultReadLimits, ...request.limits };
  await requireFile(request, limits);
  const pages: Page[] = [];
  let number = (request.firstPage ?? 1) - 1;
  let unread = 0;
  let anyRead = number > 0;
  let total: number | null = null;
  let mediaType: MediaType = request.mediaType ?? 'application/pdf';
  let end: Pick<FileReading, 'outline' | 'warnings' | 'facts' | 'attachments'> = {
    outline: [],
    warnings: [],
    facts: [],
    attachments: [],
  };
  let failures = 0;
  let finished = false;
  let hasRendition = false;
  const onRendition = (path: string): void => {
    hasRendition = true;
    request.onRendition?.(path);
  };
  const add = (page: Page): void => {
    number += 1;
    if (isRead(page)) anyRead = true;
    else unread += 1;
    if (request.keepPages !== false) pages.push(page);
    request.onPage?.(page, total ?? number);
  };
  while (!finished) {
    const attempt: Attempt = await readingAttempt(spawn, {
      request: { ...request, onRendition },
      limits,
      firstPage: number + 1,
      onFormat: (format) => {
        mediaType = format;
      },
      onOpen: (count) => {
        total = count;
      },
      onPage: add,
    });
    if (attempt.outcome === 'done') {
      end = attempt;
      finished = true;
      continue;
    }
    const { error } = attempt;
    if (total === null || isFinal(error)) throw error;
    failures += 1;
    if (number < total) add(unreadPage(number + 1, null, pageWarning(error)));
    if (number >= total) finished = true;
    else if (failures > limits.restarts) {
      while (number < total) add(unreadPage(number + 1, null, notTried));
      finished = true;
    }
    if (finished && !anyRead) throw error;
  }
  return {
    id: request.documentId,
    sha256: request.sha256,
    name: request.name,
    mediaType,
    // What is typeset here says itself which lines are its header and footer.
    pages: hasRendition ? pages : markRunningHeads(pages),
    pageCount: number,
    outline: end.outline,
    facts: end.facts,
    attachments: end.attachments,
    warnings: [...end.warnings, ...(unread > 0 ? [`${unread} of ${number} pages could not be read`] : [])],
  };
}

const notTried = 'could not be read: too many pages of this file failed before it';

function isRead(page: Page): boolean {
  return !page.warnings.some((warning) => warning.startsWith('could not be read'));
}

/** Failures after which a fresh process would only fail again. */
function isFinal(error: SampanError): boolean {
  return !['too-slow', 'out-of-memory', 'reader-crashed'].includes(error.code);
}

function pageWarning(error: SampanError): string {
  switch (error.code) {
    case 'too-slow':
      return 'could not be read: too slow';
    case 'out-of-memory':
      return 'could not be read: needs too much memory';
    default:
      return 'could not be read: the reader stopped at this page';
  }
}

async function requireFile(request: DisposableReadRequest, limits: ReadLimits): Promise<void> {
  let size: number;
  try {
    const found = await stat(request.path);
    if (!found.isFile()) {
      throw new SampanError(
        'file-unreadable',
        `“${request.name}” is not a file. Choose a file, or a folder in the window.`,
      );
    }
    size = found.size;
  } catch (error) {
    throw sampanErrorFrom(error);
  }
  if (size > limits.fileBytes) throw tooLarge(request.name, size, limits.fileBytes);
}
