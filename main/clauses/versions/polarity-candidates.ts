import type { ComparedPassage } from './compared-passage.ts';
import type { ConflictCandidate } from './conflict-candidate.ts';
import { type Looseness, ordinary } from './looseness.ts';
import { pairedModals } from './modal-pairs.ts';
import { isNegating, type ModalWord } from './modal-words.ts';
import { type PlainOpposition, plainOpposition } from './plain-opposition.ts';
import { polarityDiffers, polarityFeatures } from './polarity-features.ts';
import type { ExpectedTables } from './read-expected-tables.ts';
import type { ReadPair } from './read-pairs.ts';
import { type ToldModals, toldModals } from './told-modals.ts';

export interface PolarityReading {
  readonly loose: Looseness;
  /** Whether the looseness was measured in these very sentences. */
  readonly isCounted: boolean;
  readonly tables: ExpectedTables;
}

/** What a pair of clauses may deny, bind to or allow in one version alone: each sentence by itself, and what stands alone in both. */
export function polarityCandidates(pairs: readonly ReadPair[], reading: PolarityReading): ConflictCandidate[] {
  const alone = {
    a: pairs.flatMap(({ a, b }) => (b === null && a !== null ? [a] : [])),
    b: pairs.flatMap(({ a, b }) => (a === null && b !== null ? [b] : [])),
  };
  const inClause = toldModals(pairs.map(byLanguage), reading.tables.modals);
  return [
    ...pairs.flatMap((pair) => ofSentence(pair, { ...reading, alone: [...alone.a, ...alone.b], inClause })),
    ...ofTheAlone(alone.a, alone.b),
  ];
}

/** The passages of a pair by their language. */
function byLanguage({ a, b }: Pick<ReadPair, 'a' | 'b'>): {
  readonly english: ComparedPassage | null;
  readonly chinese: ComparedPassage | null;
} {
  return (a?.isChinese ?? b?.isChinese === false) ? { english: b, chinese: a } : { english: a, chinese: b };
}

interface InClause extends PolarityReading {
  /** Passages of the clauses that no passage answers. */
  readonly alone: readonly ComparedPassage[];
  readonly inClause: ToldModals;
}

function ofSentence(pair: ReadPair, { loose, isCounted, tables, alone, inClause }: InClause): ConflictCandidate[] {
  const { a, b, likeness, longer, paired } = pair;
  const { english, chinese } = byLanguage(pair);
  if (a === null || b === null || paired === null || english === null || chinese === null) return [];
  const own = polarityDiffers(english, chinese);
  const rate = (all: number, isOwn: boolean, usual: number): number =>
    (Math.max(0, all - (isOwn && isCounted ? 1 : 0)) + ordinary.sentences * usual) /
    (Math.max(0, loose.count - (isCounted ? 1 : 0)) + ordinary.sentences);
  const features = polarityFeatures(english, chinese, {
    likeness,
    longer: a.isChinese ? -longer : longer,
    loose: {
      negation: rate(loose.negation, own.negation, ordinary.negation),
      duty: rate(loose.duty, own.duty, ordinary.duty),
    },
    paired,
    habits: loose.habits,
    isCounted,
    told: toldModals([{ english, chinese }], tables.modals),
    toldInClause: inClause,
    forces: tables.forces,
  });
  return candidates(a, b, features, plainOpposition({ english, chinese, paired, alone, longer }));
}

/** Where one passage alone is left on each side they answer to each other, whatever their words: of them only what is plain counts. */
function ofTheAlone(ours: readonly ComparedPassage[], theirs: readonly ComparedPassage[]): ConflictCandidate[] {
  const [a, b] = [ours[0], theirs[0]];
  if (a === undefined || b === undefined || ours.length > 1 || theirs.length > 1) return [];
  const { english, chinese } = byLanguage({ a, b });
  if (english === null || chinese === null) return [];
  const opposed = plainOpposition({ english, chinese, paired: pairedModals(english, chinese), alone: [], longer: 0 });
  return candidates(a, b, { negation: [], duty: [] }, opposed).filter(({ isPlain }) => isPlain);
}

function candidates(
  a: ComparedPassage,
  b: ComparedPassage,
  features: { readonly negation: readonly number[]; readonly duty: readonly number[] },
  opposed: PlainOpposition,
): ConflictCandidate[] {
  const of = (
    name: 'negation' | 'duty',
    severity: ConflictCandidate['severity'],
    is: (word: ModalWord) => boolean,
  ): ConflictCandidate[] =>
    opposed[name] || a.modals.some(is) || b.modals.some(is)
      ? [
          {
            model: name,
            field: name,
            a: { start: a.start, end: a.end },
            b: { start: b.start, end: b.end },
            aValue: wordOf(a, is),
            bValue: wordOf(b, is),
            severity,
            features: features[name],
            isPlain: opposed[name],
          },
        ]
      : [];
  return [...of('negation', 'high', isNegating), ...of('duty', 'medium', isDuty)];
}

function isDuty({ class: name }: ModalWord): boolean {
  return name === 'must' || name === 'may';
}

function wordOf({ modals, folded }: ComparedPassage, is: (word: ModalWord) => boolean): string | null {
  const word = modals.find(is);
  return word === undefined ? null : folded.source.slice(folded.sourceStart(word.start), folded.sourceEnd(word.end));
}
