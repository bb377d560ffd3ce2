/** What each step of a document's way is made from: where it changes, the step is done again. */
import { listCorrections } from '#main/store/corrections.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { inputOfStep, type ReadingSteps, readingStepsOf } from '#main/store/runs.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { shortHash } from './identifiers.ts';

/**
 * Raised when a step's way of working changes. What was extracted or summarised the old way is then made anew by itself;
 * what was read and recognised the old way stays, since people's work stands on its places, until somebody has the
 * document read again (`reading-again.ts`).
 */
export const stepVersions = { read: 3, recognise: 4, extract: 9, summarise: 2 } as const;

type Source = Pick<DocumentRecord, 'id' | 'sha256'>;
type Store = Pick<AnalysisContext, 'database'>;

/** The file's bytes and the way of reading them. */
export function readInput({ sha256 }: Pick<Source, 'sha256'>): string {
  return `read-${stepVersions.read}:${sha256}`;
}

/** What the kept reading of a document was made from, in whatever way; null where it was not read to its end. */
function keptReadInput({ database }: Store, { id, sha256 }: Source): string | null {
  const input = inputOfStep(database, id, 'read');
  return input?.endsWith(`:${sha256}`) ? input : null;
}

/** Whether a document was read to its end, by this way of reading or an earlier one. */
export function isRead(store: Store, document: Source): boolean {
  return keptReadInput(store, document) !== null;
}

/** When a document's pages were last read to their end, and whether an earlier version did it. */
export function readingState(
  document: Source,
  { read, recognise }: ReadingSteps,
): { readonly readAtMs: number | null; readonly isReadEarlier: boolean } {
  if (!read?.input.endsWith(`:${document.sha256}`)) return { readAtMs: null, isReadEarlier: false };
  const recognisedNow = `recognise-${stepVersions.recognise}:${read.input}`;
  const isEarlier = read.input !== readInput(document) || (recognise?.input ?? recognisedNow) !== recognisedNow;
  return { readAtMs: read.finishedAtMs, isReadEarlier: isEarlier };
}

/** The same, and the way of recognising its images. */
export function recogniseInput(store: Store, document: Source): string {
  return `recognise-${stepVersions.recognise}:${keptReadInput(store, document) ?? readInput(document)}`;
}

/** Whether the images of the kept reading were recognised, in this way or an earlier one. */
export function isRecognised(store: Store, document: Source): boolean {
  const kept = keptReadInput(store, document);
  return kept !== null && inputOfStep(store.database, document.id, 'recognise')?.endsWith(`:${kept}`) === true;
}

/** Whether the kept reading, or the recognition of its images, is of an earlier way of doing it. */
export function isReadEarlier({ database }: Store, document: Source): boolean {
  return readingState(document, readingStepsOf(database, document.id)).isReadEarlier;
}

/** The reading, whether its images are recognised, and what people corrected in them. */
export function extractInput(store: Store, document: Source): string {
  const recognised = isRecognised(store, document) ? ':recognised' : '';
  const corrected = listCorrections(store.database, document.id).map(
    ({ page, line, after }) => `${page}/${line}/${after}`,
  );
  const corrections = corrected.length === 0 ? '' : `:corrected-${shortHash(...corrected)}`;
  const read = keptReadInput(store, document) ?? readInput(document);
  return `extract-${stepVersions.extract}:${read}${recognised}${corrections}`;
}
