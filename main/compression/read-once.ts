import type { Compression, NearRange, PassageDecision, PassagePin, RepeatedPassage } from '#contract/compression.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Text with what was found in it; offsets are those of the text. */
export interface ReadableText {
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly findings: readonly TextFinding[];
  readonly pins: readonly PassagePin[];
  readonly nearness?: readonly NearRange[] | undefined;
}

/** A text without some of its stretches, and the way back to the whole. */
export interface ReducedText extends ReadableText {
  /** The range of the whole text that a range of this one stands for. */
  back<T extends Range>(range: T): T;
}

/** Stands for a stretch that was taken out, so that what is before and behind stay two passages. */
const gap = '\n\n';

/**
 * The text without the later places of repeated passages. Clauses, findings and
 * pins move along; one that lies in a stretch taken out goes with it.
 */
export function withoutRepeats(whole: ReadableText, repeats: readonly RepeatedPassage[]): ReducedText {
  const out = repeats.flatMap(({ places }) => places).sort((a, b) => a.start - b.start);
  const kept: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  const pieces: string[] = [];
  let from = 0;
  let at = 0;
  for (const { start, end } of [...out, { start: whole.text.length, end: whole.text.length }]) {
    const piece = whole.text.slice(from, start);
    kept.push({ from, to: start, at });
    pieces.push(piece);
    at += piece.length + gap.length;
    from = end;
  }
  const forward = (offset: number): number => {
    const piece = kept[lastIndex(kept, (one) => one.from <= offset)];
    return piece === undefined ? offset : piece.at + Math.min(offset, piece.to) - piece.from;
  };
  const backward = (offset: number): number => {
    const piece = kept[lastIndex(kept, (one) => one.at <= offset)];
    return piece === undefined ? offset : piece.from + Math.min(offset - piece.at, piece.to - piece.from);
  };
  const text = pieces.join(gap);
  const moved = <T extends Range>(ranges: readonly T[]): T[] =>
    ranges
      .map((range) => ({ ...range, start: forward(range.start), end: forward(range.end) }))
      .filter(({ start, end }) => text.slice(start, end).trim() !== '');
  return {
    text,
    clauses: moved(whole.clauses),
    findings: moved(whole.findings),
    pins: moved(whole.pins),
    ...(whole.nearness && { nearness: moved(whole.nearness) }),
    back: (range) => ({ ...range, start: backward(range.start), end: backward(range.end - 1) + 1 }),
  };
}

/** Index of the last entry that passes, of entries that pass up to one of them; -1 where none does. */
function lastIndex<T>(entries: readonly T[], passes: (entry: T) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && passes(entry)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The compression of a reduced text as one of the whole: what was taken out is left, in favour of the place that is read. */
export function wholeCompression(
  compression: Compression,
  { text, reduced, repeats }: { text: string; reduced: ReducedText; repeats: readonly RepeatedPassage[] },
  countTokens: (text: string) => number,
): Compression {
  const read = compression.passages.map((passage) => {
    const { start, end } = reduced.back(passage);
    return { ...passage, start, end, reasons: passage.reasons.map((reason) => movedReason(reason, reduced)) };
  });
  const byStart = new Map(read.map((passage) => [passage.start, passage]));
  const left = repeats.flatMap(({ first, places }) => {
    const same = byStart.get(first.start);
    const tokens = same?.end === first.end ? same.tokens : countTokens(text.slice(first.start, first.end));
    return places.map(
      ({ start, end }): PassageDecision => ({
        start,
        end,
        kept: false,
        score: same?.score ?? 0,
        reasons: [`duplicate-of:${first.start}-${first.end}`],
        tokens,
      }),
    );
  });
  const originalTokens = countTokens(text);
  return {
    ...compression,
    originalTokens,
    ratio: originalTokens / Math.max(1, compression.compressedTokens),
    passages: [...read, ...left].sort((a, b) => a.start - b.start),
    ledger: compression.ledger.map((fact) => ({ ...fact, places: fact.places.map((place) => reduced.back(place)) })),
    repeats,
  };
}

/** A reason that names a stretch of the reduced text, as one that names it in the whole. */
function movedReason(reason: string, reduced: ReducedText): string {
  const [, start, end] = /^duplicate-of:(\d+)-(\d+)$/u.exec(reason) ?? [];
  if (start === undefined || end === undefined) return reason;
  const whole = reduced.back({ start: Number(start), end: Number(end) });
  return `duplicate-of:${whole.start}-${whole.end}`;
}
