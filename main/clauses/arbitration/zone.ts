import { foldPhrase } from '../matching/folded-text.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import type { TextClause } from '../structure/text-clause.ts';

export interface Zone {
  /** The dispute clause around the agreement; null where the text has no clauses. */
  readonly clause: TextClause | null;
  readonly passages: readonly Passage[];
}

const disputeHeading = /arbitrat|dispute|仲裁|争议|争端|law and|governing law|jurisdiction|法律/;
const itemNumber = /^(?:[(（][a-z0-9一二三四五六七八九十]{1,4}[)）]|[a-z]{1,4}[.)])$/i;
const longestSection = 12_000;
const neighbours = 7;
const longestZone = 200;

/**
 * The passages that belong to the dispute clause of the passage at `place`, in
 * its language: the outermost clause around it that is headed for disputes or
 * short enough to be one subject; without clauses, the neighbouring sentences.
 */
export function zoneAt(reading: Reading, place: number): Zone {
  const { passages } = reading;
  const lead = passages[place];
  if (lead === undefined) return { clause: null, passages: [] };
  const clause = sectionOf(lead);
  // 15.1 and 15.2 are one clause even where no heading 15 stands above them.
  const stem = /^\d{1,3}\./.exec(lead.clause?.number ?? '')?.[0] ?? null;
  // (a), (b), (c) with nothing above them are one clause.
  const isItem = clause !== null && lead.around.length === 1 && itemNumber.test(clause.number);
  const inSection = (passage: Passage): boolean =>
    (clause !== null && passage.around.includes(clause)) ||
    (isItem && itemNumber.test(passage.around.at(-1)?.number ?? '')) ||
    (stem !== null && (passage.clause?.number.startsWith(stem) ?? false));
  const belongs = (passage: Passage): boolean =>
    passage.chinese === lead.chinese && (clause === null || inSection(passage));
  let first = place;
  let last = place;
  const near = (other: number): boolean => {
    const passage = passages[other];
    if (passage === undefined || Math.abs(other - place) > longestZone) return false;
    return clause === null ? Math.abs(other - place) <= neighbours : inSection(passage);
  };
  while (first > 0 && near(first - 1)) first -= 1;
  while (last + 1 < passages.length && near(last + 1)) last += 1;
  return { clause, passages: passages.slice(first, last + 1).filter(belongs) };
}

/** The dispute clause that a passage stands in. */
export function sectionOf(passage: Passage): TextClause | null {
  const outer = passage.around.filter((clause) => clause.kind === 'clause' || clause.kind === 'schedule');
  const headed = outer.findLast(
    (clause) => disputeHeading.test(foldPhrase(clause.heading)) && clause.end - clause.start <= longestSection * 2,
  );
  return headed ?? outer.findLast((clause) => clause.end - clause.start <= longestSection / 3) ?? null;
}
