import type { FieldValue, TextFinding } from '#contract/finding.ts';
import type { ComparedClauseView, ConflictSide, VersionConflict, VersionsView } from '#contract/versions.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';

type PlacesIn = (start: number, end: number) => ConflictSide['anchors'];

/**
 * Two read documents aligned clause by clause, every item with its places, exact
 * to the character. Reads the body text: headers, footers and struck-out words
 * are no part of it. Errors: those of the extraction worker.
 */
export async function compareDocuments(
  context: AnalysisContext,
  first: DocumentRecord,
  second: DocumentRecord,
  signal: AbortSignal,
): Promise<VersionsView> {
  const [a, b] = [await anchoredText(context, first), await anchoredText(context, second)];
  const texts = { a: a.body.text, b: b.body.text };
  const words = await context.extraction.run('meaningWords', texts, signal);
  const meanings = words.length === 0 ? null : await context.meanings(words, signal);
  const found = await context.extraction.run(
    'compare',
    { ...texts, ...(meanings !== null && { meanings: { words, meanings } }) },
    signal,
  );
  const [changedA, changedB] = (['deleted', 'inserted'] as const).map((kind) =>
    found.pairs.flatMap(({ changes }) => changes.filter((change) => change.kind === kind)),
  );
  const prevailingIn = (side: 'a' | 'b') => (found.prevailing?.in === side ? [found.prevailing] : []);
  const inA = await placed(a, [
    ...found.pairs.flatMap((pair) => pair.a),
    ...(changedA ?? []),
    ...found.conflicts,
    ...prevailingIn('a'),
  ]);
  const inB = await placed(b, [
    ...found.pairs.flatMap((pair) => pair.b),
    ...(changedB ?? []),
    ...found.conflicts.flatMap(otherPlace),
    ...prevailingIn('b'),
  ]);
  return {
    a: { documentId: first.id, name: first.name },
    b: { documentId: second.id, name: second.name },
    translated: found.translated,
    cut: found.cut,
    prevailing: found.prevailing && prevailingView(found.prevailing, found.prevailing.in === 'a' ? inA : inB),
    pairs: found.pairs.map((pair) => ({
      status: pair.status,
      score: pair.score,
      a: pair.a.map((unit) => clauseView(unit, a, inA)),
      b: pair.b.map((unit) => clauseView(unit, b, inB)),
      conflicts: pair.conflicts,
      changes: pair.changes.map(({ kind, start, end }) => ({
        kind,
        start,
        end,
        text: (kind === 'deleted' ? a : b).body.text.slice(start, end),
        anchors: (kind === 'deleted' ? inA : inB)(start, end),
      })),
    })),
    conflicts: found.conflicts.map((conflict) => conflictView(conflict, inA, inB)),
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Places the spans in turns that let other work in, and finds them again by their offsets. */
async function placed(text: AnchoredText, spans: readonly Span[]): Promise<PlacesIn> {
  const unique = new Map(spans.map((span) => [`${span.start}:${span.end}`, span]));
  const places = await placesOf(text, [...unique.values()]);
  const anchors = new Map([...unique.keys()].map((key, index) => [key, places[index]?.anchors ?? []]));
  return (start, end) => anchors.get(`${start}:${end}`) ?? [];
}

function clauseView(
  { number, heading, start, end }: Omit<ComparedClauseView, 'text' | 'anchors'>,
  { body }: AnchoredText,
  places: PlacesIn,
): ComparedClauseView {
  return { number, heading, start, end, text: body.text.slice(start, end), anchors: places(start, end) };
}

function prevailingView(
  { version, in: side, clause, quote, start, end }: Omit<NonNullable<VersionsView['prevailing']>, 'anchors'> & Span,
  places: PlacesIn,
): VersionsView['prevailing'] {
  return { version, in: side, clause, quote, anchors: places(start, end) };
}

/** Where the second version says otherwise; nowhere for a clause that it has not. */
function otherPlace({ fields }: TextFinding): Span[] {
  const { other_start: start, other_end: end } = fields;
  return typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [];
}

function conflictView(conflict: TextFinding, inA: PlacesIn, inB: PlacesIn): VersionConflict {
  const { field, value, other_value: otherValue, other_quote: otherQuote } = conflict.fields;
  const [other] = otherPlace(conflict);
  return {
    field: orNull(field),
    severity: conflict.severity ?? 'medium',
    confidence: conflict.confidence,
    clause: conflict.clause,
    reasons: conflict.reasons,
    a: {
      value: orNull(value),
      span: { start: conflict.start, end: conflict.end },
      quote: conflict.text,
      anchors: inA(conflict.start, conflict.end),
    },
    b: {
      value: orNull(otherValue),
      span: other ?? null,
      quote: typeof otherQuote === 'string' ? otherQuote : '',
      anchors: other === undefined ? [] : inB(other.start, other.end),
    },
  };
}

function orNull(value: FieldValue | undefined): FieldValue {
  return value ?? null;
}
