import { stat } from 'node:fs/promises';
import type { OutlineEntry, Page, SourceDocument } from '#contract/document.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { unreadPage } from './page-from-drawing.ts';
import { defaultReadLimits, type ReadLimits } from './read-limits.ts';
import { tooLarge } from './read-pdf-errors.ts';
import type { DisposableReadRequest, SpawnReader } from './reader-channel.ts';
import { type Attempt, readingAttempt } from './reading-attempt.ts';
import { markRunningHeads } from './running-heads.ts';

export type { DisposableReadRequest, ReaderChannel, SpawnReader } from './reader-channel.ts';

/**
 * Reads a PDF in a process that is thrown away after it, within limits of time,
 * memory and size.
 *
 * Every page of the file is in the result. One that took too long, filled the
 * memory or crashed the reader has no text and a warning that says so, and a
 * fresh process goes on with the page after it.
 *
 * @throws {SampanError} what `readPdf` throws; `too-slow`, `out-of-memory` or `reader-crashed`
 *   where no page at all could be read; `file-not-found`, `file-unreadable`.
 */
export async function readInDisposableProcess(
  request: DisposableReadRequest,
  spawn: SpawnReader,
): Promise<SourceDocument> {
  const limits = { ...defaultReadLimits, ...request.limits };
  await requireFile(request, limits);
  const pages: Page[] = [];
  let total: number | null = null;
  let outline: readonly OutlineEntry[] = [];
  const warnings: string[] = [];
  let failures = 0;
  let finished = false;
  const add = (page: Page): void => {
    pages.push(page);
    request.onPage?.(page, total ?? pages.length);
  };
  while (!finished) {
    const attempt: Attempt = await readingAttempt(spawn, {
      request,
      limits,
      firstPage: pages.length + 1,
      onOpen: (count) => {
        total = count;
      },
      onPage: add,
    });
    if (attempt.outcome === 'done') {
      outline = attempt.outline;
      warnings.push(...attempt.warnings);
      finished = true;
      continue;
    }
    const { error } = attempt;
    if (total === null || isFinal(error)) throw error;
    failures += 1;
    if (pages.length < total) add(unreadPage(pages.length + 1, null, pageWarning(error)));
    if (pages.length >= total) finished = true;
    else if (failures > limits.restarts) {
      while (pages.length < total) add(unreadPage(pages.length + 1, null, notTried));
      finished = true;
    }
    if (finished && !pages.some(isRead)) throw error;
  }
  const unread = pages.filter((page) => !isRead(page)).length;
  if (unread > 0) warnings.push(`${unread} of ${pages.length} pages could not be read`);
  return {
    id: request.documentId,
    sha256: request.sha256,
    name: request.name,
    mediaType: 'application/pdf',
    pages: markRunningHeads(pages),
    outline,
    warnings,
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
