import type { RedlineKind, RedlineParagraph, RedlinePiece } from '#contract/versions.ts';
import { commonPlaces } from './common-places.ts';
import { gatheredItems, type RedlineItem } from './gathered-items.ts';
import { type RedlineToken, redlineTokens } from './redline-tokens.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Clauses that answer to each other, by their places in the texts. */
export interface RedlinePair {
  readonly a: readonly (Span & { readonly heading: string })[];
  readonly b: readonly (Span & { readonly heading: string })[];
  /** Out of the order of the others: taken out where it stood and put in where it stands. */
  readonly moved: boolean;
}

interface Change {
  readonly kind: RedlineKind;
  readonly token: RedlineToken;
}

/** Words kept between two changes that are shorter than this are shown as changed: a redline of crumbs cannot be read. */
const leastKept = 4;
const longChange = 12;
/** With less than this share of the words in common, a passage is shown as replaced. */
const leastShared = 0.2;

/**
 * One draft against another, paragraph by paragraph: without what is inserted it
 * is `a`, without what is deleted `b`, each to the character, but that a line's
 * end is a space (none between Chinese characters) and blanks are one. Pure.
 */
export function redline(a: string, b: string, pairs: readonly RedlinePair[]): RedlineParagraph[] {
  const headings = {
    a: new Map(pairs.flatMap((pair) => pair.a.map(({ start, heading }) => [start, heading] as const))),
    b: new Map(pairs.flatMap((pair) => pair.b.map(({ start, heading }) => [start, heading] as const))),
  };
  const changes = gatheredItems(items(a, b, pairs), { a, b }).flatMap((item) =>
    changed(tokensOf(a, item.a, headings.a), tokensOf(b, item.b, headings.b)),
  );
  return paragraphs(changes);
}

function tokensOf(text: string, span: Span | null, headings: ReadonlyMap<number, string>): RedlineToken[] {
  if (span === null) return [];
  const starts = [...headings.keys()].filter((start) => start >= span.start && start < span.end);
  const cuts = [...new Set([span.start, ...starts])].toSorted((one, next) => one - next);
  return cuts.flatMap((start, index) =>
    redlineTokens(text.slice(start, cuts[index + 1] ?? span.end), headings.get(start) ?? ''),
  );
}

/** The pairs in an order that is right for both texts, their spans widened so that nothing of either text is left out. */
function items(a: string, b: string, pairs: readonly RedlinePair[]): RedlineItem[] {
  const wide = {
    a: tiled(
      a,
      pairs.flatMap((pair) => pair.a),
    ),
    b: tiled(
      b,
      pairs.flatMap((pair) => pair.b),
    ),
  };
  const spanOf = (side: 'a' | 'b', units: readonly Span[]): Span | null => {
    const spans = units.map(({ start }) => wide[side].get(start)).filter((span) => span !== undefined);
    const [first, last] = [spans[0], spans.at(-1)];
    return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
  };
  const tied: { readonly a: Span; readonly b: Span }[] = [];
  const onlyA: Span[] = [];
  const onlyB: Span[] = [];
  for (const pair of pairs) {
    const [ours, theirs] = [spanOf('a', pair.a), spanOf('b', pair.b)];
    const last = tied.at(-1);
    const inOrder =
      last === undefined ||
      ours === null ||
      theirs === null ||
      (ours.start >= last.a.end && theirs.start >= last.b.end);
    if (ours !== null && theirs !== null && !pair.moved && inOrder) tied.push({ a: ours, b: theirs });
    else {
      if (ours !== null) onlyA.push(ours);
      if (theirs !== null) onlyB.push(theirs);
    }
  }
  const ordered: RedlineItem[] = [];
  const take = (spans: Span[], before: number): Span[] =>
    spans.filter(({ start }) => start < before).toSorted((one, next) => one.start - next.start);
  let [fromA, fromB] = [0, 0];
  for (const item of [...tied, null]) {
    const [toA, toB] = [item?.a.start ?? Number.POSITIVE_INFINITY, item?.b.start ?? Number.POSITIVE_INFINITY];
    for (const span of take(onlyA, toA)) if (span.start >= fromA) ordered.push({ a: span, b: null });
    for (const span of take(onlyB, toB)) if (span.start >= fromB) ordered.push({ a: null, b: span });
    if (item === null) break;
    ordered.push(item);
    [fromA, fromB] = [item.a.end, item.b.end];
  }
  return ordered;
}

/** Each unit by its start, widened to the next one's start: what stands between two clauses belongs to the first. */
function tiled(text: string, units: readonly Span[]): ReadonlyMap<number, Span> {
  const starts = [...new Set(units.map(({ start }) => start))].toSorted((one, next) => one - next);
  return new Map(
    starts.map((start, index) => [start, { start: index === 0 ? 0 : start, end: starts[index + 1] ?? text.length }]),
  );
}

function changed(ours: readonly RedlineToken[], theirs: readonly RedlineToken[]): Change[] {
  const kept = commonPlaces(
    ours.map(({ text }) => text),
    theirs.map(({ text }) => text),
  );
  const shared = kept.reduce((sum, [place]) => sum + letters(ours[place]?.text ?? ''), 0);
  const least = Math.min(...[ours, theirs].map((all) => all.reduce((sum, { text }) => sum + letters(text), 0)));
  const used = least > 0 && shared < least * leastShared ? [] : kept;
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [inA, inB] of [...used, [ours.length, theirs.length] as const]) {
    for (const token of ours.slice(i, inA)) changes.push({ kind: 'deleted', token });
    for (const token of theirs.slice(j, inB)) changes.push({ kind: 'inserted', token });
    const [own, other] = [ours[inA], theirs[inB]];
    if (own !== undefined && other !== undefined)
      changes.push({ kind: 'kept', token: { text: own.text, heading: own.heading || other.heading } });
    [i, j] = [inA + 1, inB + 1];
  }
  return deletionsFirst(withoutCrumbs(changes));
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Blanks, marks and short words between two changes become part of them. */
function withoutCrumbs(changes: readonly Change[]): Change[] {
  const runs = runsOf(changes);
  return runs.flatMap((run, index) => {
    const [before, after] = [runs[index - 1], runs[index + 1]];
    const isCrumb =
      run[0]?.kind === 'kept' &&
      before !== undefined &&
      after !== undefined &&
      run.every(({ token }) => token.text !== '\n') &&
      (size(run) === 0 || (size(run) < leastKept && size(before) >= longChange && size(after) >= longChange));
    if (!isCrumb) return run;
    return [
      ...run.map(({ token }): Change => ({ kind: 'deleted', token })),
      ...run.map(({ token }): Change => ({ kind: 'inserted', token })),
    ];
  });
}

function size(run: readonly Change[]): number {
  return run.reduce((sum, { token }) => sum + letters(token.text), 0);
}

/** Stretches of what is kept and of what is changed, in turn. */
function runsOf(changes: readonly Change[]): Change[][] {
  const runs: Change[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last !== undefined && (last[0]?.kind === 'kept') === (change.kind === 'kept')) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

function deletionsFirst(changes: readonly Change[]): Change[] {
  return runsOf(changes).flatMap((run) =>
    run[0]?.kind === 'kept'
      ? run
      : [...run.filter(({ kind }) => kind === 'deleted'), ...run.filter(({ kind }) => kind === 'inserted')],
  );
}

function paragraphs(changes: readonly Change[]): RedlineParagraph[] {
  const found: RedlineParagraph[] = [];
  let pieces: { kind: RedlineKind; text: string }[] = [];
  const close = (mark: RedlineKind, heading: boolean): void => {
    found.push({ pieces: pieces satisfies readonly RedlinePiece[], mark, heading });
    pieces = [];
  };
  for (const { kind, token } of changes) {
    const last = pieces.at(-1);
    if (token.text === '\n') close(kind, token.heading);
    else if (last?.kind === kind) last.text += token.text;
    else pieces.push({ kind, text: token.text });
  }
  if (pieces.length > 0) close('kept', false);
  return found;
}
