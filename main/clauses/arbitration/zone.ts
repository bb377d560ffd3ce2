import { foldPhrase } from '../matching/folded-text.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import type { TextClause } from '../structure/text-clause.ts';

export interface Zone {
  /** The dispute clause around the agreement; null where the text has no clauses. */
  readonly clause: TextClause | null;
  readonly passages: readonly Passage[];
}

const disputeHeading = /arbitrat|dispute|仲裁|争议|争端|law and|governing law|jurisdiction|法律/;
const longestSection = 12_000;
const neighbours = 7;

/**
 * The passages that belong to an agreement's dispute clause, in its language:
 * the outermost clause around it that is headed for disputes or short enough to
 * be one subject; without clauses, the neighbouring sentences.
 */
export function zoneOf(reading: Reading, lead: Passage): Zone {
  const outer = lead.around.filter((clause) => clause.kind === 'clause' || clause.kind === 'schedule');
  const headed = outer.findLast(
    (clause) => disputeHeading.test(foldPhrase(clause.heading)) && clause.end - clause.start <= longestSection * 2,
  );
  const short = outer.findLast((clause) => clause.level >= 1 && clause.end - clause.start <= longestSection / 3);
  const clause = headed ?? short ?? null;
  const at = reading.passages.indexOf(lead);
  if (clause === null) {
    const passages = reading.passages
      .slice(Math.max(0, at - neighbours), at + neighbours + 1)
      .filter((passage) => passage.chinese === lead.chinese);
    return { clause, passages };
  }
  return {
    clause,
    passages: reading.passages.filter(
      (passage) => passage.chinese === lead.chinese && passage.around.includes(clause),
    ),
  };
}
