import type { DocumentPin, Reading } from '#contract/answer.ts';
import type { Compression, PassageDecision, PassagePin } from '#contract/compression.ts';
import type { KeptReading } from '#main/store/answers.ts';
import { placesOf } from './anchored-findings.ts';
import type { DocumentMaterial } from './document-material.ts';
import type { JoinedText } from './joined-text.ts';

/** What was read of each document of a joined text. */
export function keptReadings(joined: JoinedText, compression: Compression, question: string | null): KeptReading[] {
  const isOne = joined.parts.length === 1;
  return joined.parts.map(({ material, start, end }) => {
    const passages = compression.passages
      .filter((passage) => passage.start < end && passage.end > start)
      .map((passage) => ({
        ...passage,
        start: Math.max(0, passage.start - start),
        end: Math.min(end, passage.end) - start,
        reasons: passage.reasons.map((reason) => ownReason(reason, joined, { start, end })),
      }));
    // The joined text is counted as a whole; of several documents each has the sum of its passages.
    return {
      documentId: material.documentId,
      question,
      readTokens: isOne ? compression.compressedTokens : tokensOf(passages.filter(({ kept }) => kept)),
      wholeTokens: isOne ? compression.originalTokens : tokensOf(passages),
      passages,
    };
  });
}

/** A reason that names a stretch of the joined text, as one that names it in its document. */
function ownReason(reason: string, { parts }: JoinedText, own: { readonly start: number; readonly end: number }) {
  const [, start, end] = /^duplicate-of:(\d+)-(\d+)$/u.exec(reason) ?? [];
  const from = Number(start ?? Number.NaN);
  const part = parts.find((one) => from >= one.start && from < one.end);
  if (!part) return reason;
  const place = `${from - part.start}-${Number(end) - part.start}`;
  return part.start === own.start ? `duplicate-of:${place}` : `duplicate-of:${place}@${part.material.documentId}`;
}

function tokensOf(passages: readonly PassageDecision[]): number {
  return passages.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** A kept reading with each passage tied to its places on the pages. */
export async function shownReading(kept: KeptReading, material: DocumentMaterial): Promise<Reading> {
  const places = await placesOf(material, kept.passages);
  return {
    ...kept,
    passages: kept.passages.map((passage, index) => ({ ...passage, anchors: places[index]?.anchors ?? [] })),
  };
}

/** A person's pins as stretches of the joined text; those of other documents are passed over. */
export function joinedPins(joined: JoinedText, pins: readonly DocumentPin[]): PassagePin[] {
  return pins.flatMap(({ documentId, start, end, pin }) => {
    const part = joined.parts.find(({ material }) => material.documentId === documentId);
    return part ? [{ start: part.start + start, end: Math.min(part.end, part.start + end), pin }] : [];
  });
}
