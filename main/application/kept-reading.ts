import { setImmediate } from 'node:timers/promises';
import type { DocumentPin, Reading, ReadPassage } from '#contract/answer.ts';
import type { Compression, PassageDecision, PassagePin } from '#contract/compression.ts';
import { stretchesFor, type TextPool } from '#main/documents/anchor.ts';
import type { KeptReading } from '#main/store/answers.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPageText } from '#main/store/pages.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import type { DocumentMaterial } from './document-material.ts';
import type { JoinedText } from './joined-text.ts';

/** What was read of each document of a joined text. */
export function keptReadings(
  joined: JoinedText,
  compression: Pick<Compression, 'originalTokens' | 'compressedTokens' | 'passages'>,
  question: string | null,
): KeptReading[] {
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

/** Passages looked up between two turns of the event loop: some milliseconds. */
const passagesAtOnce = 200;

/** The same without boxes: only the pages' texts are loaded, one after another. */
export async function unboxedReading(
  { database }: Pick<AnalysisContext, 'database'>,
  kept: KeptReading,
  { body, documentId }: Pick<DocumentMaterial, 'body' | 'documentId'>,
): Promise<Reading> {
  const pages = heldTexts(database, documentId);
  const passages: ReadPassage[] = [];
  for (const passage of kept.passages) {
    const stretches = stretchesFor(body, pages, passage.start, passage.end);
    passages.push({ ...passage, anchors: stretches.map((stretch) => ({ documentId, ...stretch, quads: [] })) });
    if (passages.length % passagesAtOnce === 0) await setImmediate();
  }
  return { ...kept, passages };
}

/** Loads a page's text by its number and holds the last two: passages come in the order of the text. */
function heldTexts(database: StoreDatabase, documentId: string): TextPool {
  let held: { readonly number: number; readonly text: string }[] = [];
  return (number) => {
    const known = held.find((page) => page.number === number);
    if (known !== undefined) return known;
    const text = loadPageText(database, documentId, number);
    if (text === null) return undefined;
    const page = { number, text };
    held = [page, ...held.slice(0, 1)];
    return page;
  };
}

/** A person's pins as stretches of the joined text; those of other documents are passed over. */
export function joinedPins(joined: JoinedText, pins: readonly DocumentPin[]): PassagePin[] {
  return pins.flatMap(({ documentId, start, end, pin }) => {
    const part = joined.parts.find(({ material }) => material.documentId === documentId);
    return part ? [{ start: part.start + start, end: Math.min(part.end, part.start + end), pin }] : [];
  });
}
