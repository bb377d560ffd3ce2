import type { AnswerStatement, FurtherPlaces } from '#contract/answer.ts';
import type { Compression, RepeatedPassage } from '#contract/compression.ts';
import { sameWords } from '#main/compression/repeated-passages.ts';
import { checkSentence } from '#main/summaries/citation-check.ts';
import type { PartyNames } from '#main/summaries/meaning/meaning-tokens.ts';
import type { TextRange, TextStatement } from '#main/summaries/text-summary.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';
import { type JoinedText, joinedAnchors } from './joined-text.ts';

/**
 * A sentence of an answer at its places on the pages: where several passages
 * were read as one stretch, the one that says the sentence alone is cited, and
 * where the same words stand in other documents, these are named too.
 */
export function placedStatement(
  joined: JoinedText,
  compression: Pick<Compression, 'passages' | 'repeats'>,
  { text, language, citations, by }: TextStatement,
  parties: PartyNames,
): AnswerStatement {
  const says = (words: string) => by === 'model' && checkSentence(text, [{ text: oneLine(words) }], { parties }).ok;
  const cited = citations.map((range) => citedPassage(joined, compression, range, says));
  return {
    text,
    language,
    citations: cited.flatMap((range) => joinedAnchors(joined, range)),
    ...furtherPlaces(joined, compression, cited, says),
  };
}

/** The passage of a stretch that says the sentence alone, the worthiest of several; the stretch itself where none does. */
export function citedPassage(
  { text }: Pick<JoinedText, 'text'>,
  { passages }: Pick<Compression, 'passages'>,
  range: TextRange,
  says: (words: string) => boolean,
): TextRange {
  const inside = passages.filter(({ kept, start, end }) => kept && start >= range.start && end <= range.end);
  if (inside.length < 2) return range;
  const saying = inside.filter(({ start, end }) => says(text.slice(start, end)));
  const [best = range] = saying.toSorted((a, b) => b.score - a.score || a.start - b.start);
  return { start: best.start, end: best.end };
}

/** More documents than this are counted, but not listed. */
const mostListed = 200;

/**
 * Where else the words stand that a sentence rests on, of which only one place
 * was read. A cited stretch of one repeated passage stands wherever that passage
 * does; of a longer stretch those repeated passages count which say the sentence
 * by themselves (`says`, given a passage's words). Nearly the same words count as
 * said there too where they say the sentence, else they are `similarIn`.
 */
export function furtherPlaces(
  joined: JoinedText,
  { repeats = [] }: Pick<Compression, 'repeats'>,
  citations: readonly TextRange[],
  says: (words: string) => boolean,
): Pick<AnswerStatement, 'alsoIn' | 'similarIn'> {
  const cited = citations.flatMap((range) => repeatsOf(joined, repeats, range, says));
  const known = new Set(citations.flatMap((range) => documentsOf(joined, range)));
  const also = cited.flatMap(({ places }) => places);
  const near = cited.flatMap(({ similar }) => similar);
  const saying = near.filter(({ start, end }) => says(joined.text.slice(start, end)));
  const alsoIn = firstOfEach(joined, [...also, ...saying], known);
  const similarIn = firstOfEach(joined, near, known);
  return { ...(alsoIn && { alsoIn }), ...(similarIn && { similarIn }) };
}

function repeatsOf(
  { text }: JoinedText,
  repeats: readonly RepeatedPassage[],
  { start, end }: TextRange,
  says: (words: string) => boolean,
): RepeatedPassage[] {
  const inside = repeats.filter(({ first }) => first.start < end && first.end > start);
  const whole = sameWords(text.slice(start, end));
  return inside.filter(({ first }) => {
    const words = text.slice(first.start, first.end);
    return sameWords(words) === whole || says(words);
  });
}

function documentsOf({ parts }: JoinedText, { start, end }: TextRange): string[] {
  return parts.filter((part) => part.end > start && part.start < end).map(({ material }) => material.documentId);
}

/** Of each document that is not known yet the first place; those of the result are known from then on. */
function firstOfEach(joined: JoinedText, places: readonly TextRange[], known: Set<string>): FurtherPlaces | null {
  const first: TextRange[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const own = documentsOf(joined, place);
    if (own.every((documentId) => known.has(documentId))) continue;
    for (const documentId of own) known.add(documentId);
    first.push(place);
  }
  if (first.length === 0) return null;
  return {
    documents: first.length,
    citations: first.slice(0, mostListed).flatMap((place) => joinedAnchors(joined, place)),
  };
}
