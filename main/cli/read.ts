import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Page, SourceDocument } from '#contract/document.ts';
import { sampanErrorFrom } from '#contract/errors.ts';
import { charQuads } from '#main/documents/anchor.ts';
import { readInDisposableProcess } from '#main/documents/disposable-reader.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { languageSpans } from '#main/language/spans.ts';
import { exitCodes } from './exit-codes.ts';
import { findInstallation } from './installation.ts';
import { print, say, showProgress } from './terminal.ts';

export interface ReadOptions {
  readonly jsonl?: boolean;
  readonly password?: string;
}

/**
 * `sampan read`: each file's pages with their lines, boxes and language spans,
 * as one JSON array, or with `--jsonl` one page a line. Returns the exit code.
 */
export async function read(paths: readonly string[], options: ReadOptions, signal: AbortSignal): Promise<number> {
  const installation = findInstallation();
  const spawn = spawnNodeReader(installation.readerEntry);
  const documents: object[] = [];
  let failed = 0;
  for (const path of paths.map((word) => resolve(word))) {
    const name = basename(path);
    const workFolder = await mkdtemp(join(tmpdir(), 'sampan-read-'));
    try {
      const sha256 = await hashOf(path);
      const document = await readInDisposableProcess(
        {
          path,
          documentId: `doc-${sha256.slice(0, 24)}`,
          sha256,
          name,
          pdfjsFolder: installation.pdfjsFolder,
          fontsFolder: installation.fontsFolder,
          workFolder,
          signal,
          onPage: (page, total) => showProgress(name, { stage: 'read', done: page.number, total }),
          ...(options.password !== undefined && { password: options.password }),
        },
        spawn,
      );
      if (options.jsonl) for (const page of document.pages) print(JSON.stringify({ sha256, name, ...shownPage(page) }));
      else documents.push(shownDocument(document));
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      const error = sampanErrorFrom(thrown);
      failed += 1;
      say(`failed ${name}: ${error.code}: ${error.message}`);
      if (options.jsonl) print(JSON.stringify({ name, error: error.toValue() }));
      else documents.push({ name, error: error.toValue() });
    } finally {
      await rm(workFolder, { recursive: true, force: true });
    }
  }
  if (!options.jsonl) print(JSON.stringify(documents, null, 1));
  return failed > 0 ? exitCodes.someFailed : exitCodes.done;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

function shownDocument(document: SourceDocument) {
  return { ...document, pages: document.pages.map(shownPage) };
}

/** A page with a box for each line; the runs carry the characters' own edges. */
function shownPage(page: Page) {
  const lines = page.lines.map((line) => ({
    ...line,
    text: page.text.slice(line.start, line.end),
    quads: charQuads(page, line.start, line.end),
  }));
  return { ...page, lines, languages: languageSpans(page.text) };
}
