/** What each step of a document's way is made from: where it changes, the step is done again. */
import { listCorrections } from '#main/store/corrections.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { isStepFinished } from '#main/store/runs.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { shortHash } from './identifiers.ts';

/** Raised when a step's way of working changes, so that kept results of the old way are made anew. */
export const stepVersions = { read: 2, recognise: 2, extract: 5, summarise: 2 } as const;

type Source = Pick<DocumentRecord, 'id' | 'sha256'>;

/** The file's bytes and the way of reading them. */
export function readInput({ sha256 }: Pick<Source, 'sha256'>): string {
  return `read-${stepVersions.read}:${sha256}`;
}

/** The same, and the way of recognising its images. */
export function recogniseInput(document: Pick<Source, 'sha256'>): string {
  return `recognise-${stepVersions.recognise}:${readInput(document)}`;
}

/** The reading, whether its images are recognised, and what people corrected in them. */
export function extractInput({ database }: Pick<AnalysisContext, 'database'>, document: Source): string {
  const recognised = isStepFinished(database, document.id, 'recognise', recogniseInput(document)) ? ':recognised' : '';
  const corrected = listCorrections(database, document.id).map(({ page, line, after }) => `${page}/${line}/${after}`);
  const corrections = corrected.length === 0 ? '' : `:corrected-${shortHash(...corrected)}`;
  return `extract-${stepVersions.extract}:${readInput(document)}${recognised}${corrections}`;
}
