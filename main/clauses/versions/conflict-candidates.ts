import type { FieldValue, Severity } from '#contract/finding.ts';
import type { Place } from '../conflicts/difference.ts';
import type { AlignedClause } from './align-versions.ts';
import { type ComparedPassage, comparedPassage, sourcePlace } from './compared-passage.ts';
import type { VersionGlossary } from './meaning-marks.ts';
import { isNegating, type ModalWord } from './modal-words.ts';
import { polarityDiffers, polarityFeatures } from './polarity-features.ts';
import { provisosIn, uncoveredRun, uncoveredShare } from './uncovered-run.ts';
import { type PassagePair, type ValuePair, valuePairs } from './value-pairs.ts';

export type ConflictModel = 'value' | 'negation' | 'duty' | 'omission';

/** What may be a conflict between an English and a Chinese version, with what speaks for it. */
export interface ConflictCandidate {
  readonly model: ConflictModel;
  readonly field: ValuePair['field'] | 'negation' | 'duty' | 'proviso';
  readonly a: Place;
  readonly b: Place;
  readonly aValue: FieldValue;
  readonly bValue: FieldValue;
  readonly severity: Severity;
  /** In the order that the model's list names. */
  readonly features: readonly number[];
  /** Words left out of a translation that is otherwise strict: to be checked whatever the model says. */
  readonly isGap: boolean;
}

export interface CandidateTexts {
  readonly a: { readonly text: string; readonly isChinese: boolean };
  readonly b: { readonly text: string; readonly isChinese: boolean };
  readonly glossary: VersionGlossary;
  /** The natural logarithm of b's length to a's, as is usual between the texts. */
  readonly usual: number;
  /** How freely the document is translated; measured where it is not given. */
  readonly looseness?: Looseness;
}

export interface FoundCandidates {
  /** For each pair of clauses in its place. */
  readonly clauses: readonly (readonly ConflictCandidate[])[];
  readonly looseness: Looseness;
}

/** The candidates of two versions in two languages. */
export function conflictCandidates(clauses: readonly AlignedClause[], texts: CandidateTexts): FoundCandidates {
  const { a, b, glossary, usual } = texts;
  const read = clauses.map(({ a: ours, b: theirs, sentences }): ReadPair[] =>
    ours.length === 0 || theirs.length === 0
      ? []
      : sentences.map((sentence) => {
          const inA = sentence.a && comparedPassage(a.text, sentence.a, a.isChinese, glossary);
          const inB = sentence.b && comparedPassage(b.text, sentence.b, b.isChinese, glossary);
          const longer =
            inA === null || inB === null ? 0 : Math.log((inB.end - inB.start + 4) / (inA.end - inA.start + 4)) - usual;
          return { a: inA, b: inB, likeness: sentence.score, longer };
        }),
  );
  const loose = texts.looseness ?? measuredLooseness(read.flat());
  return {
    clauses: read.map((pairs) => [
      ...valuePairs(pairs).map(valueCandidate),
      ...pairs.flatMap((pair, index) => [...polarity(pair, loose), ...omissions(pairs, index, loose)]),
    ]),
    looseness: loose,
  };
}

interface ReadPair extends PassagePair {
  /** How much longer b's passage is than is usual (natural logarithm). */
  readonly longer: number;
}

function valueCandidate({ field, a, b, features, ours, theirs }: ValuePair): ConflictCandidate {
  return {
    model: 'value',
    field,
    a,
    b,
    aValue: ours.value,
    bValue: theirs.value,
    severity: 'high',
    features,
    isGap: false,
  };
}

/** How freely a document is translated: what differs in many of its sentences proves little in one. */
export interface Looseness {
  readonly count: number;
  readonly negation: number;
  readonly duty: number;
  /** 0–1: sentences without an answer; pairs of sentences of which only one has a proviso. */
  readonly alone: number;
  /** The same of sentences that are no headings. */
  readonly aloneInFull: number;
  /** 0–1: of long sentences those that the other version says in far fewer words than is usual. */
  readonly uneven: number;
  readonly provisos: number;
  readonly uncovered: { readonly a: number; readonly b: number };
}

/** So many sentences of an ordinary translation count beside the document's own, at the rates of the Acts. */
const ordinary = { sentences: 6, negation: 0.12, duty: 0.08, uncovered: 0.35 };

function measuredLooseness(pairs: readonly ReadPair[]): Looseness {
  let [count, negation, duty, alone, aloneInFull, provisos] = [0, 0, 0, 0, 0, 0];
  let [long, uneven] = [0, 0];
  const shares: Record<'a' | 'b', number[]> = { a: [], b: [] };
  for (const { a, b, longer } of pairs) {
    if (a === null || b === null) {
      alone += 1;
      if (isFull(a ?? b)) aloneInFull += 1;
      continue;
    }
    count += 1;
    if (isFull(a, 2)) {
      long += 1;
      if (Math.abs(longer) > strict.farShorter) uneven += 1;
    }
    const differs = polarityDiffers(a.isChinese ? b : a, a.isChinese ? a : b);
    if (differs.negation) negation += 1;
    if (differs.duty) duty += 1;
    if ((provisosIn(a) === 0) !== (provisosIn(b) === 0)) provisos += 1;
    for (const [side, share] of [['a', uncoveredShare(a, b)] as const, ['b', uncoveredShare(b, a)] as const])
      if (share !== null) shares[side].push(share);
  }
  const mean = (side: readonly number[]): number =>
    (side.reduce((sum, share) => sum + share, 0) + ordinary.sentences * ordinary.uncovered) /
    (side.length + ordinary.sentences);
  return {
    count,
    negation,
    duty,
    alone: alone / Math.max(1, pairs.length),
    aloneInFull: aloneInFull / Math.max(1, count + aloneInFull),
    uneven: uneven / Math.max(1, long),
    provisos: provisos / Math.max(1, count),
    uncovered: { a: mean(shares.a), b: mean(shares.b) },
  };
}

function polarity({ a, b, likeness, longer }: ReadPair, loose: Looseness): ConflictCandidate[] {
  if (a === null || b === null) return [];
  const [english, chinese] = a.isChinese ? [b, a] : [a, b];
  const own = polarityDiffers(english, chinese);
  const rate = (all: number, isOwn: boolean, usual: number): number =>
    (Math.max(0, all - (isOwn ? 1 : 0)) + ordinary.sentences * usual) /
    (Math.max(0, loose.count - 1) + ordinary.sentences);
  const { negation, duty } = polarityFeatures(english, chinese, {
    likeness,
    longer: a.isChinese ? -longer : longer,
    loose: {
      negation: rate(loose.negation, own.negation, ordinary.negation),
      duty: rate(loose.duty, own.duty, ordinary.duty),
    },
  });
  const places = { a: { start: a.start, end: a.end }, b: { start: b.start, end: b.end } };
  const found: ConflictCandidate[] = [];
  if (a.modals.some(isNegating) || b.modals.some(isNegating))
    found.push({
      model: 'negation',
      field: 'negation',
      ...places,
      aValue: wordOf(a, isNegating),
      bValue: wordOf(b, isNegating),
      severity: 'high',
      features: negation,
      isGap: false,
    });
  if (a.modals.some(isDuty) || b.modals.some(isDuty))
    found.push({
      model: 'duty',
      field: 'duty',
      ...places,
      aValue: wordOf(a, isDuty),
      bValue: wordOf(b, isDuty),
      severity: 'medium',
      features: duty,
      isGap: false,
    });
  return found;
}

function isDuty({ class: name }: ModalWord): boolean {
  return name === 'must' || name === 'may';
}

function wordOf({ modals, folded }: ComparedPassage, is: (word: ModalWord) => boolean): string | null {
  const word = modals.find(is);
  return word === undefined ? null : folded.source.slice(folded.sourceStart(word.start), folded.sourceEnd(word.end));
}

/** The stretch of either passage that the other version seems to lack. */
function omissions(pairs: readonly ReadPair[], index: number, loose: Looseness): ConflictCandidate[] {
  const pair = pairs[index];
  if (pair === undefined) return [];
  const beside = [pairs[index - 1], pairs[index + 1]].flatMap((near) => near ?? []);
  return (['a', 'b'] as const).flatMap((side): ConflictCandidate[] => {
    const own = pair[side];
    const other = side === 'a' ? pair.b : pair.a;
    if (own === null) return [];
    const sign = side === 'a' ? 1 : -1;
    const around = [pair, ...beside].flatMap(({ a, b }) => (side === 'a' ? b : a) ?? []);
    const clause = pairs.flatMap(({ a, b }) => (side === 'a' ? b : a) ?? []).slice(0, 60);
    const run = uncoveredRun(own, other, around, clause, {
      likeness: pair.likeness,
      longer: sign * pair.longer,
      besides: Math.max(0, ...beside.map(({ longer }) => sign * longer)),
      alone: loose.alone,
      uncovered: loose.uncovered[side],
    });
    const gap = isGap(own, other, sign * pair.longer, loose);
    // What the other version leaves out is pointed at by the passage around its place.
    const place = other ?? around[0] ?? null;
    if (place === null || (run === null && !gap)) return [];
    const left = run ?? { start: 0, end: own.folded.text.length };
    const [ours, theirs] = [sourcePlace(own, left), { start: place.start, end: place.end }];
    const words = own.folded.source.slice(own.folded.sourceStart(left.start), own.folded.sourceEnd(left.end));
    return [
      {
        model: 'omission',
        field: 'proviso',
        a: side === 'a' ? ours : theirs,
        b: side === 'a' ? theirs : ours,
        aValue: side === 'a' ? shortened(words) : null,
        bValue: side === 'b' ? shortened(words) : null,
        severity: 'medium',
        // Without known words the model has nothing to say.
        features: run?.features ?? [],
        isGap: gap,
      },
    ];
  });
}

/** So few of a strict translation's sentences stand alone, or have a proviso that the other has not. */
const strict = { alone: 0.06, provisos: 0.08, uneven: 0.08, leastLetters: 40, shorter: 0.12, farShorter: 0.45 };

/** A sentence and no heading: Chinese takes a third of the letters. */
function isFull(passage: ComparedPassage | null, times = 1): boolean {
  return passage !== null && passage.folded.text.length * (passage.isChinese ? 3 : 1) >= times * strict.leastLetters;
}

/** Whether a strict translation lacks this sentence, or is shorter by a proviso that it lacks. */
function isGap(own: ComparedPassage, other: ComparedPassage | null, longer: number, loose: Looseness): boolean {
  if (other === null) return loose.aloneInFull < strict.alone && isFull(own);
  if (loose.uneven < strict.uneven && longer < -strict.farShorter && isFull(own, 2)) return true;
  return loose.provisos < strict.provisos && longer < -strict.shorter && provisosIn(own) > 0 && provisosIn(other) === 0;
}

function shortened(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  return flat.length > 140 ? `${flat.slice(0, 137)}…` : flat;
}
