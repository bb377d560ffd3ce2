import type { ComparedPassage } from './compared-passage.ts';
import type { CutClause, LeftOutUnit } from './left-out-units.ts';

/** Meanings of pieces as the sentence encoder gives them, by their words (`pieceWords`). */
export type PieceMeanings = ReadonlyMap<string, Int8Array>;

export const meaningFeatures = [
  'the nearest meaning in the other clause',
  'the same, by the measure of the document',
  'what is nearest stands nearer to something else',
  'the clauses are more alike without it',
  'the nearest meanings of its pieces',
  'the nearest meaning as is usual in the document',
  'far, and long',
  'far, and the lengths say so',
  'far, and words without their like',
  'far, and a proviso',
  'more alike without it, and the lengths say so',
] as const;

type Vector = Float32Array;

/** What is usual in a document: the centre of each side's meanings, and how near the nearest meaning is. */
export interface UsualMeanings {
  readonly centre: { readonly a: Vector; readonly b: Vector };
  readonly near: { readonly a: Near; readonly b: Near };
}

export interface Near {
  readonly middle: number;
  readonly spread: number;
}

/** The pieces of one side of a clause, each about the document's centre, weighed by the root of its length. */
export interface MeantClause {
  readonly pieces: readonly Vector[];
  readonly windows: readonly { readonly from: number; readonly until: number; readonly meaning: Vector }[];
  readonly all: Vector;
}

const size = 512;
/** Of the centre so much is taken away. */
const centred = 0.7;
const longestWindow = 4;
const mostPieces = 160;

/** The words of a piece in its own text, blanks as one. */
export function pieceWords(
  { folded }: ComparedPassage,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return folded.source.slice(folded.sourceStart(start), folded.sourceEnd(end)).replace(/\s+/g, ' ').trim();
}

/** The words of all pieces of one side of a clause, in order. */
export function wordsOfPieces(passages: readonly ComparedPassage[], { pieces }: CutClause): string[] {
  return pieces.map((piece) => {
    const passage = passages[piece.passage];
    return passage === undefined ? '' : pieceWords(passage, piece);
  });
}

/** The mean of the meanings of many clauses' pieces, taken to where each is looked at from. */
export function centreOf(words: Iterable<string>, meanings: PieceMeanings): Vector {
  const sum = new Float32Array(size);
  let count = 0;
  for (const one of words) {
    const meaning = meanings.get(one);
    if (meaning === undefined) continue;
    count += 1;
    const scale = 1 / lengthOf(meaning);
    for (let at = 0; at < size; at += 1) sum[at] = (sum[at] ?? 0) + scale * (meaning[at] ?? 0);
  }
  return sum.map((value) => (centred * value) / Math.max(1, count));
}

/** Null where a piece has no meaning, or there are too many. */
export function meantClause(
  passages: readonly ComparedPassage[],
  { pieces }: CutClause,
  centre: Vector,
  meanings: PieceMeanings,
): MeantClause | null {
  if (pieces.length > mostPieces) return null;
  const own: Vector[] = [];
  for (const piece of pieces) {
    const passage = passages[piece.passage];
    const words = passage === undefined ? '' : pieceWords(passage, piece);
    const meaning = meanings.get(words);
    if (meaning === undefined) return null;
    const scale = 1 / lengthOf(meaning);
    const weight = Math.sqrt(words.length);
    own.push(Float32Array.from(meaning, (value, at) => weight * (scale * value - (centre[at] ?? 0))));
  }
  const windows = own.flatMap((_, from) => {
    const sum = new Float32Array(size);
    return own.slice(from, from + longestWindow).map((piece, step) => {
      add(sum, piece, 1);
      return { from, until: from + step + 1, meaning: unit(sum) };
    });
  });
  const all = new Float32Array(size);
  for (const piece of own) add(all, piece, 1);
  return { pieces: own, windows, all };
}

/** How near the nearest meaning of the other clause is to a unit: a cosine. */
export function nearestMeaning(
  { pieces: { from, until } }: LeftOutUnit,
  own: MeantClause,
  other: MeantClause,
): { readonly near: number; readonly meaning: Vector } {
  const sum = new Float32Array(size);
  for (const piece of own.pieces.slice(from, until)) add(sum, piece, 1);
  return nearestTo(unit(sum), other);
}

function nearestTo(meaning: Vector, { windows }: MeantClause): { readonly near: number; readonly meaning: Vector } {
  let best: { near: number; meaning: Vector } = { near: -1, meaning };
  for (const window of windows) {
    const near = inner(meaning, window.meaning);
    if (near > best.near) best = { near, meaning: window.meaning };
  }
  return best;
}

/** What the meanings say of a unit; in the order of `meaningFeatures`. */
export function leftOutMeaning(
  found: LeftOutUnit,
  own: MeantClause,
  other: MeantClause,
  usual: Near,
  { letters, lengths, beyond }: { readonly letters: number; readonly lengths: number; readonly beyond: number },
): number[] {
  const { from, until } = found.pieces;
  const { near, meaning } = nearestMeaning(found, own, other);
  const far = Math.max(-3, Math.min(6, (usual.middle - near) / usual.spread));
  let rival = -1;
  for (const window of own.windows)
    if (window.until <= from || window.from >= until) rival = Math.max(rival, inner(window.meaning, meaning));
  const rest = own.all.slice();
  let [pieces, weights] = [0, 0];
  for (const piece of own.pieces.slice(from, until)) {
    add(rest, piece, -1);
    const weight = inner(piece, piece);
    pieces += weight * nearestTo(unit(piece), other).near;
    weights += weight;
  }
  const all = unit(other.all);
  const gain = inner(unit(rest), all) - inner(unit(own.all), all);
  return [
    near,
    far,
    rival - near,
    gain,
    pieces / Math.max(1e-6, weights),
    usual.middle,
    far * letters,
    far * lengths,
    far * Math.max(0, beyond),
    far * (found.opensProviso ? 1 : 0),
    gain * lengths,
  ];
}

/** The middle of the nearest meanings of a document's units, and half of what the middle two thirds span. */
export function usualNearness(nearest: readonly number[]): Near {
  const inOrder = nearest.toSorted((one, other) => one - other);
  const at = (share: number, otherwise: number): number => inOrder[Math.floor(share * inOrder.length)] ?? otherwise;
  return { middle: at(0.5, 0.5), spread: Math.max(0.05, (at(5 / 6, 0.6) - at(1 / 6, 0.4)) / 2) };
}

function lengthOf(meaning: Int8Array): number {
  let square = 0;
  for (const value of meaning) square += value * value;
  return Math.sqrt(Math.max(1, square));
}

function add(sum: Vector, vector: Vector, times: number): void {
  for (let at = 0; at < size; at += 1) sum[at] = (sum[at] ?? 0) + times * (vector[at] ?? 0);
}

function inner(one: Vector, other: Vector): number {
  let sum = 0;
  for (let at = 0; at < size; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function unit(vector: Vector): Vector {
  const scale = 1 / Math.sqrt(Math.max(1e-9, inner(vector, vector)));
  return vector.map((value) => value * scale);
}
