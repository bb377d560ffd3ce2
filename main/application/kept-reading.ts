import type { DocumentPin, Reading } from '#contract/answer.ts';
import type { Compression, PassageDecision, PassagePin } from '#contract/compression.ts';
import { anchorsFor } from '#main/documents/anchor.ts';
import type { KeptReading } from '#main/store/answers.ts';
import type { DocumentMaterial } from './document-material.ts';
import type { JoinedText } from './joined-text.ts';

/** What was read of each document of a joined text. */
export function keptReadings(joined: JoinedText, compression: Compression, question: string | null): KeptReading[] {
  return joined.parts.map(({ material, start, end }) => ({
    documentId: material.documentId,
    question,
    passages: compression.passages
      .filter((passage) => passage.start < end && passage.end > start)
      .map((passage) => ({
        ...passage,
        start: Math.max(0, passage.start - start),
        end: Math.min(end, passage.end) - start,
      })),
  }));
}

/** A kept reading with each passage tied to its places on the pages. */
export function shownReading(kept: KeptReading, material: DocumentMaterial): Reading {
  const { body, documentId, pages } = material;
  const tokens = (passages: readonly PassageDecision[]) => passages.reduce((sum, passage) => sum + passage.tokens, 0);
  return {
    documentId,
    question: kept.question,
    readTokens: tokens(kept.passages.filter((passage) => passage.kept)),
    wholeTokens: tokens(kept.passages),
    passages: kept.passages.map((passage) => ({
      ...passage,
      anchors: anchorsFor(body, documentId, pages, passage.start, passage.end),
    })),
  };
}

/** A person's pins as stretches of the joined text; those of other documents are passed over. */
export function joinedPins(joined: JoinedText, pins: readonly DocumentPin[]): PassagePin[] {
  return pins.flatMap(({ documentId, start, end, pin }) => {
    const part = joined.parts.find(({ material }) => material.documentId === documentId);
    return part ? [{ start: part.start + start, end: Math.min(part.end, part.start + end), pin }] : [];
  });
}
