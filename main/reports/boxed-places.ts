import type { DeadlineView } from '#contract/deadline.ts';
import type { Anchor } from '#contract/document.ts';
import type { ClauseNode, Gist } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { ReportInput } from './report-input.ts';

/** A list's entries changed one by one: at once where it is at hand, as it is written where it is fetched. */
export function mapped<From, To>(list: Iterable<From>, change: (entry: From) => To): Iterable<To> {
  return Array.isArray(list) ? list.map(change) : changed(list, change);
}

function* changed<From, To>(list: Iterable<From>, change: (entry: From) => To): Generator<To> {
  for (const entry of list) yield change(entry);
}

/** What was found, with the boxes of its places. */
export function boxedFindings({ boxes }: ReportInput, findings: readonly ReviewedFinding[]): Iterable<ReviewedFinding> {
  if (boxes === undefined) return findings;
  return changed(findings, (finding) => ({ ...finding, ...boxes.ofFinding(finding.id) }));
}

/** The clauses with the boxes of their places. */
export function boxedClauses({ boxes, clauses }: ReportInput): Iterable<ClauseNode> {
  if (boxes === undefined) return clauses;
  return withPlaces(clauses, boxes.ofClauses(), (clause, anchors) => ({ ...clause, anchors }));
}

/** Deadlines with their days, with the boxes of their places. */
export function boxedDeadlines({ boxes, deadlineDays = [] }: ReportInput): Iterable<DeadlineView> {
  if (boxes === undefined) return deadlineDays;
  return changed(deadlineDays, (view) => ({ ...view, anchors: boxes.ofFinding(view.id)?.anchors ?? view.anchors }));
}

/** The gists with the boxes of what they cite. */
export function boxedGists({ boxes, gists }: ReportInput): Iterable<Gist> {
  if (boxes === undefined) return gists;
  return withPlaces(gists, boxes.ofGists(), (gist, citations) => ({
    ...gist,
    statement: { ...gist.statement, citations },
  }));
}

/** Each entry with its places, which are fetched in the same order. */
function* withPlaces<Entry>(
  list: readonly Entry[],
  places: Iterable<readonly Anchor[]>,
  put: (entry: Entry, anchors: readonly Anchor[]) => Entry,
): Generator<Entry> {
  let index = 0;
  for (const anchors of places) {
    const entry = list[index];
    if (entry === undefined) return;
    yield put(entry, anchors);
    index += 1;
  }
}
