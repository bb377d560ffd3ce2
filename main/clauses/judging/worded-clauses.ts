import type { Passage, Reading } from '../matching/reading.ts';
import { type ClauseJudge, joinedWording, kindScores, wordingOf } from './clause-judge.ts';

/** A passage with its place in the reading and its score for each of the judge's kinds. */
export interface WordedPassage {
  readonly passage: Passage;
  readonly place: number;
  readonly scores: Float64Array;
}

/** Passages of one clause that follow one another, its heading among them, and their scores taken together. */
export interface WordedClause {
  readonly passages: readonly WordedPassage[];
  readonly scores: Float64Array;
}

const longestPassage = 2400;
/** A longer clause is scored in parts; a Chinese character says about three letters. */
const longestClause = 2400;

/** The text clause by clause; a passage in no clause stands alone. */
export function* wordedClauses({ passages }: Reading, judge: ClauseJudge): Generator<WordedClause, void, void> {
  for (let from = 0; from < passages.length; ) {
    const until = endOfClause(passages, from);
    const own = passages.slice(from, until);
    const wordings = own.map(({ text }) => wordingOf(judge, text.slice(0, longestPassage)));
    yield {
      passages: own.map((passage, index) => ({
        passage,
        place: from + index,
        scores: kindScores(judge, wordings[index] ?? joinedWording([])),
      })),
      scores: kindScores(judge, joinedWording(wordings)),
    };
    from = until;
  }
}

function endOfClause(passages: readonly Passage[], from: number): number {
  const clause = passages[from]?.clause ?? null;
  let letters = lettersOf(passages[from]);
  let until = from + 1;
  while (clause !== null && until < passages.length && passages[until]?.clause === clause) {
    letters += lettersOf(passages[until]);
    if (letters > longestClause) break;
    until += 1;
  }
  return until;
}

/** How much a passage says, in letters. */
export function lettersOf(passage: Passage | undefined): number {
  return passage === undefined ? 0 : passage.text.trim().length * (passage.chinese ? 3 : 1);
}
