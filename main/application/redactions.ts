import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Page } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import {
  type DocumentRedactions,
  documentRedactionsSchema,
  noRedactions,
  type Redaction,
  type RedactionBox,
  type RedactionProof,
  type RedactionReason,
} from '#contract/redaction.ts';
import { boxOfQuad, charQuads } from '#main/documents/anchor.ts';
import { findPersonalData } from '#main/guardrails/personal-data.ts';
import { writeRedactedCopy } from '#main/redaction/write-redacted-copy.ts';
import { safeBaseName } from '#main/reports/file-names.ts';
import { findDeskItem, saveDeskItem } from '#main/store/desk-items.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { countPages, loadPage } from '#main/store/pages.ts';
import { sourceFile } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { wordsPattern } from './words-pattern.ts';

/** What is marked to be taken out of a document. */
export function documentRedactions({ database }: AnalysisContext, documentId: string): DocumentRedactions {
  return findDeskItem(database, 'redactions', itemId(documentId), documentRedactionsSchema)?.content ?? noRedactions;
}

/** Keeps what is marked, in place of what was. Errors: `wrong-usage` for a page or a box that the document has not. */
export function saveRedactions(context: AnalysisContext, document: DocumentRecord, content: DocumentRedactions): void {
  const pages = countPages(context.database, document.id);
  for (const { page } of content.redactions) {
    if (page > pages) throw new SampanError('wrong-usage', `“${document.name}” has no page ${page}.`);
  }
  const { id, matterId, name } = document;
  saveDeskItem(context.database, 'redactions', { id: itemId(id), matterId, name, content, savedAtMs: context.now() });
}

export interface Suggestion {
  /** Words to be taken out wherever they stand, whatever their line breaks and case. */
  readonly words: readonly string[];
  readonly personalData: boolean;
  /** Of the words; personal data has its own. */
  readonly reason: RedactionReason;
}

/** Marks for words and personal data of a document, page after page; nothing is kept of them yet. */
export async function suggestedRedactions(
  context: AnalysisContext,
  document: DocumentRecord,
  { words, personalData, reason }: Suggestion,
  signal?: AbortSignal,
): Promise<Redaction[]> {
  const pattern = words.length === 0 ? null : wordsPattern(words);
  const found: Redaction[] = [];
  for (let number = 1; number <= countPages(context.database, document.id); number += 1) {
    signal?.throwIfAborted();
    const page = loadPage(context.database, document.id, number);
    if (page) {
      const given = pattern === null ? [] : [...page.text.matchAll(pattern)].map((match) => spanOf(match, reason));
      const personal = personalData
        ? findPersonalData(page.text).map(({ start, end }) => ({ start, end, reason: 'personal-data' as const }))
        : [];
      for (const { start, end, reason: why } of [...given, ...personal]) {
        const boxes = boxesOf(page, start, end);
        if (boxes.length > 0) found.push(ruled(document.id, number, boxes, why, context.now()));
      }
    }
    await setImmediate();
  }
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

export interface RedactedExport {
  readonly path: string;
  readonly proof: RedactionProof;
}

/**
 * Writes `NAME.redacted.pdf` into a folder, where nothing of what is marked can be found again. An earlier copy of
 * that name is replaced. Errors: `wrong-usage` where nothing is marked; those of `writeRedactedCopy`.
 */
export async function exportRedacted(
  context: AnalysisContext,
  document: DocumentRecord,
  options: {
    readonly folder: string;
    readonly password: string | null;
    readonly signal?: AbortSignal;
    readonly onPage?: (number: number, total: number) => void;
  },
): Promise<RedactedExport> {
  const { redactions } = documentRedactions(context, document.id);
  if (redactions.length === 0) {
    throw new SampanError(
      'wrong-usage',
      `Nothing is marked in “${document.name}”. Mark what is to be taken out first.`,
    );
  }
  await access(options.folder).catch(() => {
    throw new SampanError('file-not-found', `The folder ${options.folder} is not there. Choose another.`);
  });
  const pages = [...Map.groupBy(redactions, ({ page }) => page)].flatMap(([number, marks]) => {
    const page = loadPage(context.database, document.id, number);
    return page ? [{ page, boxes: marks.flatMap(({ boxes }) => boxes) }] : [];
  });
  const path = join(options.folder, `${safeBaseName(document.name)}.redacted.pdf`);
  const proof = await writeRedactedCopy(
    {
      ...sourceFile(context, document.renditionSha256 ?? document.sha256),
      name: document.name,
      pdfjsFolder: context.pdfjsFolder,
      outPath: path,
      pages,
      // A picture's or a letter's own PDF has no password.
      ...(options.password !== null && document.renditionSha256 === null && { password: options.password }),
      ...(options.signal && { signal: options.signal }),
      ...(options.onPage && { onPage: options.onPage }),
    },
    context.spawnRedactor,
  );
  return { path, proof };
}

function itemId(documentId: string): string {
  return `redactions-${documentId}`;
}

function spanOf(match: RegExpMatchArray, reason: RedactionReason) {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, reason };
}

function boxesOf(page: Page, start: number, end: number): RedactionBox[] {
  return charQuads(page, start, end).map(boxOfQuad);
}

function ruled(
  documentId: string,
  page: number,
  boxes: readonly RedactionBox[],
  reason: RedactionReason,
  madeAtMs: number,
): Redaction {
  const id = createHash('sha256')
    .update(JSON.stringify([documentId, page, boxes]))
    .digest('hex')
    .slice(0, 24);
  return { id, page, boxes: [...boxes], reason, note: '', by: 'rule', madeAtMs };
}
