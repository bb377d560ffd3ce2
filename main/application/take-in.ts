import type { AddResult } from '#contract/bridge.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import { detectFormat } from '#main/formats/detect-format.ts';
import { findDocument, insertDocument } from '#main/store/documents.ts';
import { keepSource, readHead } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { findFiles } from './find-files.ts';
import { documentIdFor } from './identifiers.ts';

/** What taking in needs of the application. */
export type TakingContext = Pick<AnalysisContext, 'database' | 'dataFolder' | 'fileSecret' | 'record' | 'now'>;

/** A file to take in: by its path, or by its bytes where it has none (dragged out of a mail program). */
export interface Incoming {
  readonly name: string;
  readonly source: string | Uint8Array;
}

export interface TakeInOptions {
  readonly matterId: string;
  /** The document that the files came in. */
  readonly parentId?: string;
  readonly summaryOf: (documentId: string) => DocumentSummary;
  readonly onAdded: (documentId: string) => void;
  readonly signal?: AbortSignal;
}

/** Takes files and folders into a matter; one that cannot be taken in never stops the others. */
export async function takeInPaths(
  context: TakingContext,
  paths: readonly string[],
  options: TakeInOptions,
): Promise<AddResult> {
  const found = await findFiles(paths, options.signal);
  const incoming = found.flatMap((file) => ('path' in file ? [{ name: file.name, source: file.path }] : []));
  const refused = found.flatMap((file) => ('path' in file ? [] : [file]));
  const result = await takeIn(context, incoming, options);
  return { ...result, refused: [...refused, ...result.refused] };
}

/** Takes files into a matter, each kept byte for byte under its hash; the same bytes twice are one document. */
export async function takeIn(
  context: TakingContext,
  files: readonly Incoming[],
  options: TakeInOptions,
): Promise<AddResult> {
  const added: DocumentSummary[] = [];
  const alreadyThere: DocumentSummary[] = [];
  const refused: AddResult['refused'][number][] = [];
  for (const file of files) {
    try {
      const { id, isNew } = await takeInOne(context, file, options);
      if (isNew) recordImport(context, options, id);
      if (isNew) options.onAdded(id);
      (isNew ? added : alreadyThere).push(options.summaryOf(id));
    } catch (error) {
      refused.push({ name: file.name, ...sampanErrorFrom(error).toValue() });
    }
  }
  return { added, alreadyThere, refused };
}

function recordImport(context: TakingContext, { matterId, parentId }: TakeInOptions, documentId: string): void {
  const document = findDocument(context.database, documentId);
  if (!document) return;
  const { sha256, mediaType } = document;
  context.record({ kind: 'import', matterId, body: { documentId, sha256, mediaType, parentId } });
}

async function takeInOne(
  context: TakingContext,
  file: Incoming,
  options: TakeInOptions,
): Promise<{ id: string; isNew: boolean }> {
  // A file that calls itself a PDF is taken in even when it is damaged, so that the reader can say what is wrong with it.
  const named = file.name.toLowerCase().endsWith('.pdf') ? 'application/pdf' : null;
  const mediaType = detectFormat(await readHead(file.source), file.name) ?? named;
  if (mediaType === null) {
    throw new SampanError(
      'unsupported-format',
      `${file.name} is of a kind that Sampan does not read. Save or print it as PDF and add that.`,
    );
  }
  const kept = await keepSource(context, file.source, options.signal);
  const id = documentIdFor(options.matterId, kept.sha256);
  const isNew = insertDocument(context.database, {
    id,
    matterId: options.matterId,
    sha256: kept.sha256,
    name: file.name,
    mediaType,
    byteLength: kept.byteLength,
    addedAtMs: context.now(),
    ...(options.parentId !== undefined && { parentId: options.parentId }),
  });
  if (!isNew && !findDocument(context.database, id))
    throw new SampanError('not-found', 'That matter is no longer there.');
  return { id, isNew };
}
