import type { Version } from '../conflicts/version.ts';
import { alignPassages, type Passage, type PassagePair } from './align-passages.ts';
import { type ListItem, listItems } from './list-items.ts';
import { emptyGlossary, meaningMarks, type VersionGlossary } from './meaning-marks.ts';
import { isChinese, mostUnits, type VersionUnit, versionUnits } from './version-unit.ts';

export interface AlignOptions {
  /** Needed between English and Chinese; drafts in one language do without. */
  readonly glossary?: VersionGlossary;
  /** Whether equal clause numbers speak for a pair (default yes). */
  readonly byNumber?: boolean;
}

export interface AlignedSentence {
  readonly a: { readonly start: number; readonly end: number } | null;
  readonly b: { readonly start: number; readonly end: number } | null;
  /** 0–1. */
  readonly score: number;
}

/** Clauses that answer to each other: two on one side where the other version has joined them, none where it lacks them. */
export interface AlignedClause {
  readonly a: readonly VersionUnit[];
  readonly b: readonly VersionUnit[];
  /** 0–1: how much they have in common. */
  readonly score: number;
  /** Out of the order of the others. */
  readonly moved: boolean;
  readonly sentences: readonly AlignedSentence[];
}

export interface Alignment {
  readonly pairs: readonly AlignedClause[];
  /** Whether one version is English and the other Chinese. */
  readonly translated: boolean;
  /** Whether a version was longer than is aligned (5,000 clauses). */
  readonly cut: boolean;
  /** The natural logarithm of the second text's length to the first's, where passages answer to each other. */
  readonly usual: number;
  readonly glossary: VersionGlossary;
}

/** A pair this unlike is none: each side stands alone. */
const leastScore = 0.06;
const movedScore = 0.45;
const mostSentences = 400;

/** Aligns two versions clause by clause and, within clauses, sentence by sentence; offsets are of each text. Pure. */
export function alignVersions(a: Version, b: Version, options: AlignOptions = {}): Alignment {
  const chinese = { a: isChinese(a.text), b: isChinese(b.text) };
  const translated = chinese.a !== chinese.b;
  const glossary = options.glossary ?? emptyGlossary;
  const passage = (text: string, own: boolean, start: number, end: number, key: string, headed: boolean): Passage => ({
    marks: meaningMarks(text.slice(start, end), { chinese: own, translated, glossary }),
    length: text.slice(start, end).replace(/\s+/g, '').length,
    key,
    headed,
  });
  const units = { a: versionUnits(a.text, a.extraction.clauses), b: versionUnits(b.text, b.extraction.clauses) };
  const ours = units.a.slice(0, mostUnits);
  const theirs = units.b.slice(0, mostUnits);
  const keyed = (unit: VersionUnit): string => (options.byNumber === false ? '' : unit.key);
  const left = ours.map((unit) => passage(a.text, chinese.a, unit.start, unit.end, keyed(unit), unit.heading !== ''));
  const right = theirs.map((unit) =>
    passage(b.text, chinese.b, unit.start, unit.end, keyed(unit), unit.heading !== ''),
  );
  const pairs = withMoves(split(alignPassages(left, right), left, right), left, right);
  const aligned = pairs.map((pair): AlignedClause => {
    const own = pair.a.flatMap((place) => ours[place] ?? []);
    const other = pair.b.flatMap((place) => theirs[place] ?? []);
    return { a: own, b: other, score: pair.score, moved: pair.moved, sentences: sentencePairs(own, other) };
  });
  return {
    pairs: aligned,
    translated,
    cut: units.a.length > mostUnits || units.b.length > mostUnits,
    usual: usualLength(aligned),
    glossary,
  };

  function sentencePairs(own: readonly VersionUnit[], other: readonly VersionUnit[]): AlignedSentence[] {
    const one = own.flatMap((unit) => sentencesIn(a.text, unit));
    const two = other.flatMap((unit) => sentencesIn(b.text, unit));
    const found =
      one.length === 0 || two.length === 0
        ? [
            ...one.map((_, place) => ({ a: [place], b: [], score: 0 })),
            ...two.map((_, place) => ({ a: [], b: [place], score: 0 })),
          ]
        : alignPassages(
            one.map(({ start, end, key }) => passage(a.text, chinese.a, start, end, key, false)),
            two.map(({ start, end, key }) => passage(b.text, chinese.b, start, end, key, false)),
          );
    return found.map((pair) => ({ a: spanOf(one, pair.a), b: spanOf(two, pair.b), score: pair.score }));
  }
}

/** The median over pairs of sentences, so that missing clauses do not sway it. */
function usualLength(pairs: readonly AlignedClause[]): number {
  const ratios = pairs.flatMap(({ sentences }) =>
    sentences.flatMap(({ a, b, score }) =>
      a === null || b === null || score < leastScore ? [] : [Math.log((b.end - b.start + 4) / (a.end - a.start + 4))],
    ),
  );
  return ratios.toSorted((one, other) => one - other)[ratios.length >> 1] ?? 0;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The clause's own number is no word of its first sentence. */
const printedMarker =
  /^\s*(?:第\s*[0-9〇零一二三四五六七八九十百]+\s*[條条章節节款項项]|(?:(?:clause|article|section)\s+)?[0-9]+[A-Z]{0,2}(?:\.[0-9]+)*\.?(?=\s)|[(（][0-9A-Za-z一二三四五六七八九十]{1,4}[)）]|[一二三四五六七八九十]+、)\s*/i;

function sentencesIn(text: string, { start, end }: VersionUnit): ListItem[] {
  const marker = printedMarker.exec(text.slice(start, end))?.[0].length ?? 0;
  return listItems(text, start + marker, end).slice(0, mostSentences);
}

function spanOf(spans: readonly Span[], places: readonly number[]): Span | null {
  const first = spans[places[0] ?? -1];
  const last = spans[places.at(-1) ?? -1];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

function split(pairs: readonly PassagePair[], a: readonly Passage[], b: readonly Passage[]): PassagePair[] {
  return pairs.flatMap((pair) => {
    const keys =
      pair.a.length === 1 && pair.b.length === 1 ? [a[pair.a[0] ?? 0]?.key ?? '', b[pair.b[0] ?? 0]?.key] : [];
    if (pair.a.length === 0 || pair.b.length === 0 || pair.score >= leastScore) return [pair];
    if (keys.length === 2 && keys[0] !== '' && keys[0] === keys[1]) return [pair];
    return [
      { a: pair.a, b: [], score: 0 },
      { a: [], b: pair.b, score: 0 },
    ];
  });
}

type Placed = PassagePair & { readonly moved: boolean };

/** Clauses left alone on both sides that are nearly the same were moved. */
function withMoves(pairs: readonly PassagePair[], a: readonly Passage[], b: readonly Passage[]): Placed[] {
  const alone = pairs.filter(({ a: ours, b: theirs }) => ours.length > 0 && theirs.length === 0).slice(0, 300);
  const free = new Set(pairs.filter(({ a: ours }) => ours.length === 0).slice(0, 300));
  const moved = new Map<PassagePair, Placed>();
  for (const pair of alone) {
    let best: { readonly other: PassagePair; readonly score: number } | null = null;
    for (const other of free) {
      const score = alikeness(
        pair.a.map((place) => a[place]),
        other.b.map((place) => b[place]),
      );
      if (score >= movedScore && (best === null || score > best.score)) best = { other, score };
    }
    if (best === null) continue;
    free.delete(best.other);
    moved.set(pair, { a: pair.a, b: best.other.b, score: best.score, moved: true });
    moved.set(best.other, { a: [], b: [], score: 0, moved: true });
  }
  return pairs
    .map((pair): Placed => moved.get(pair) ?? { ...pair, moved: false })
    .filter((pair) => pair.a.length > 0 || pair.b.length > 0);
}

function alikeness(a: readonly (Passage | undefined)[], b: readonly (Passage | undefined)[]): number {
  const one = new Map(a.flatMap((passage) => [...(passage?.marks ?? [])]));
  const other = new Map(b.flatMap((passage) => [...(passage?.marks ?? [])]));
  let shared = 0;
  for (const mark of one.keys()) if (other.has(mark)) shared += 1;
  return one.size < 4 || other.size < 4 ? 0 : (2 * shared) / (one.size + other.size);
}
