import { createHash } from 'node:crypto';

/** 24 hexadecimal digits that stand for all parts together. */
export function shortHash(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 24);
}

/** A document's id: the same source in the same matter always has the same one, so results can be compared between machines. */
export function documentIdFor(matterId: string, sha256: string): string {
  return `doc-${shortHash(matterId, sha256)}`;
}

/** A finding's id: the same kind at the same place keeps its id over a new extraction, so that a review stays with its words. */
export function findingIdFor(
  documentId: string,
  list: string,
  kind: string,
  start: number,
  end: number,
  turn: number,
): string {
  return `find-${shortHash(documentId, list, kind, start, end, turn)}`;
}

/** A correction's id: a line has one. */
export function correctionIdFor(documentId: string, page: number, line: number): string {
  return `correction-${shortHash(documentId, page, line)}`;
}
