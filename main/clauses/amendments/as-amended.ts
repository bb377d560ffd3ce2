import type { TextFinding } from '#contract/finding.ts';
import type { Span } from './amendment.ts';

/** A change of a text: what goes, and what comes there from the same text (`from` null) or from the document of that id. */
export interface Edit<By> {
  /** What orders it. */
  readonly by: By;
  readonly goes: Span;
  /** The amending words where they stand in the same text; null where they stand in another. */
  readonly orders: Span | null;
  readonly comes: { readonly from: string | null; readonly text: string; readonly place: Span } | null;
}

interface Piece {
  /** Where it stands in the amended text. */
  readonly at: number;
  readonly length: number;
  /** Its place in the text it came from. */
  readonly start: number;
  readonly origin: 'own' | 'moved' | 'other';
}

/** A text as its amendments leave it; every finding in it leads back. */
export interface AmendedText<By> {
  readonly text: string;
  /** The finding at its own place, with what ordered the words it rests on; null where all of it came from another document. */
  back(finding: TextFinding): { readonly finding: TextFinding; readonly by: By | null } | null;
}

/** Carries the edits out; of two that overlap only the later in the list. The amending words of the same text leave their place. */
export function asAmended<By>(source: string, edits: readonly Edit<By>[]): AmendedText<By> {
  const applied = edits
    .filter(
      ({ goes }, index) =>
        !edits.slice(index + 1).some((later) => later.goes.start < goes.end && goes.start < later.goes.end),
    )
    .toSorted((one, other) => one.goes.start - other.goes.start);
  // What orders a change is no term of the contract; also where a later one took its place.
  const left = edits.flatMap(({ orders }) => (orders === null ? [] : [orders]));
  const cuts = [
    ...applied.map((edit) => ({ ...edit.goes, edit })),
    ...left.map((place) => ({ ...place, edit: null })),
  ].toSorted((one, other) => one.start - other.start || one.end - other.end);
  const pieces: (Piece & { readonly edit: Edit<By> | null })[] = [];
  const words: string[] = [];
  let length = 0;
  const add = (text: string, start: number, origin: Piece['origin'], edit: Edit<By> | null): void => {
    if (text === '') return;
    pieces.push({ at: length, length: text.length, start, origin, edit });
    words.push(text);
    length += text.length;
  };
  let from = 0;
  for (const { start, end, edit } of cuts) {
    if (start > from) add(source.slice(from, start), from, 'own', null);
    if (edit !== null && edit.comes !== null) {
      const { comes } = edit;
      add(comes.text, comes.place.start, comes.from === null ? 'moved' : 'other', edit);
    }
    from = Math.max(from, end);
  }
  add(source.slice(from), from, 'own', null);
  const spansOf = (start: number, end: number): (Span & { origin: Piece['origin']; edit: Edit<By> | null })[] => {
    const found: { start: number; end: number; origin: Piece['origin']; edit: Edit<By> | null }[] = [];
    for (const piece of pieces) {
      const [first, last] = [Math.max(start, piece.at), Math.min(end, piece.at + piece.length)];
      if (first >= last) continue;
      const span = { start: piece.start + first - piece.at, end: piece.start + last - piece.at };
      if (source.slice(span.start, span.end).trim() === '' && piece.origin === 'own') continue;
      const before = found.at(-1);
      // Around words that went, what stayed is one place.
      const own = found.find(({ origin }) => origin === 'own');
      if (piece.origin === 'own' && own !== undefined && span.start >= own.end && span.start - own.end < 400)
        own.end = span.end;
      else if (before !== undefined && before.origin === piece.origin && before.end === span.start)
        before.end = span.end;
      else found.push({ ...span, origin: piece.origin, edit: piece.edit });
    }
    return found;
  };
  return {
    text: words.join(''),
    back: (finding) => {
      const spans = spansOf(finding.start, finding.end);
      const here = spans.filter(({ origin }) => origin !== 'other');
      const [place] = here.toSorted((one, other) => other.end - other.start - (one.end - one.start));
      if (place === undefined) return null;
      const further = here.filter((span) => span !== place);
      const supports = [
        ...further,
        ...(finding.supports ?? []).flatMap(({ start, end }) =>
          spansOf(start, end).filter(({ origin }) => origin !== 'other'),
        ),
      ].map(({ start, end }) => ({ start, end }));
      const came = spans.find(({ origin }) => origin !== 'own');
      return {
        finding: {
          ...finding,
          start: place.start,
          end: place.end,
          text: source.slice(place.start, place.end),
          fields: otherPlace(finding.fields, spansOf),
          ...(supports.length > 0 || finding.supports !== undefined ? { supports } : {}),
        },
        by: came?.edit?.by ?? null,
      };
    },
  };
}

/** A conflict within one text names its second place in its fields. */
function otherPlace(
  fields: TextFinding['fields'],
  spansOf: (start: number, end: number) => readonly Span[],
): TextFinding['fields'] {
  const { other_start: start, other_end: end } = fields;
  if (typeof start !== 'number' || typeof end !== 'number') return fields;
  const place = spansOf(start, end)[0];
  return place === undefined ? fields : { ...fields, other_start: place.start, other_end: place.end };
}
