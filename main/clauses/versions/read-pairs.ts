import type { AlignedClause, Alignment } from './align-versions.ts';
import { comparedPassage } from './compared-passage.ts';
import type { PieceMeanings } from './left-out-meanings.ts';
import type { VersionGlossary } from './meaning-marks.ts';
import { type PairedModals, pairedModals } from './modal-pairs.ts';
import type { PassagePair } from './value-pairs.ts';
import { isChinese } from './version-unit.ts';

/** What the candidates of two aligned texts are found in. */
export interface ComparedTexts {
  readonly a: { readonly text: string; readonly isChinese: boolean };
  readonly b: { readonly text: string; readonly isChinese: boolean };
  readonly glossary: VersionGlossary;
  /** The natural logarithm of b's length to a's, as is usual between the texts. */
  readonly usual: number;
  /** Of the words that `wordsWithMeaning` names; without them what is left out is found by words and lengths. */
  readonly meanings?: PieceMeanings | undefined;
}

/** The texts that were aligned, for `conflictCandidates`. */
export function comparedTexts({ glossary, usual }: Alignment, a: string, b: string): ComparedTexts {
  return { a: { text: a, isChinese: isChinese(a) }, b: { text: b, isChinese: isChinese(b) }, glossary, usual };
}

/** Two passages that answer to each other, or one alone. */
export interface ReadPair extends PassagePair {
  /** How much longer b's passage is than is usual (natural logarithm). */
  readonly longer: number;
  /** Null of a passage alone. */
  readonly paired: PairedModals | null;
}

/** Reads the passages of all pairs of clauses; none of a clause alone. */
export function readPairs(clauses: readonly AlignedClause[], { a, b, glossary, usual }: ComparedTexts): ReadPair[][] {
  return clauses.map(({ a: ours, b: theirs, sentences }): ReadPair[] =>
    ours.length === 0 || theirs.length === 0
      ? []
      : sentences.map((sentence) => {
          const inA = sentence.a && comparedPassage(a.text, sentence.a, a.isChinese, glossary);
          const inB = sentence.b && comparedPassage(b.text, sentence.b, b.isChinese, glossary);
          const longer =
            inA === null || inB === null ? 0 : Math.log((inB.end - inB.start + 4) / (inA.end - inA.start + 4)) - usual;
          const [english, chinese] = a.isChinese ? [inB, inA] : [inA, inB];
          const paired = english === null || chinese === null ? null : pairedModals(english, chinese);
          return { a: inA, b: inB, likeness: sentence.score, longer, paired };
        }),
  );
}

/** How much longer a clause's passages are in b than is usual (natural logarithm). */
export function longerIn(pairs: readonly ReadPair[], usual: number): number {
  const length = (side: 'a' | 'b'): number =>
    pairs.reduce((sum, pair) => sum + (pair[side]?.folded.text.length ?? 0), 4);
  return Math.log(length('b') / length('a')) - usual;
}
