import type { Anchor } from '#contract/document.ts';
import type { ClauseNode } from '#contract/finding.ts';

/** The innermost clause in which a place stands; null when it stands in none. */
export function clauseAt(clauses: readonly ClauseNode[], place: Anchor): ClauseNode | null {
  let found: ClauseNode | null = null;
  for (const clause of clauses) {
    const isWithin = clause.anchors.some(
      (anchor) => anchor.page === place.page && anchor.start <= place.start && anchor.end >= place.start,
    );
    if (isWithin && (found === null || clause.level >= found.level)) found = clause;
  }
  return found;
}
