import type { PlaybookRule } from '#contract/playbook.ts';
import type { PlaybookDocument } from './decided-rule.ts';
import type { Range } from './phrase-places.ts';

/** Kinds of the dispute clauses, behind which a new one of them stands. */
const disputes = /^(?:arb\.|gen\.jurisdiction$|gen\.governing_law$)/;

/**
 * The words behind which a clause that is missing goes: the last finding of the
 * rule's `after`, or of the dispute clauses for a kind of theirs, else the last
 * clause of the first level; before the signatures and schedules where anything
 * of this stands there. Null in a document without clauses.
 */
export function newClausePlace(document: PlaybookDocument, { kinds, after }: PlaybookRule): Range | null {
  const behind = document.clauses.find(({ kind }) => kind === 'schedule' || kind === 'signature')?.start;
  const last = (ranges: readonly Range[]) => {
    const within = ranges.filter(({ start }) => behind === undefined || start < behind);
    const counted = within.length > 0 ? within : ranges;
    return counted.reduce<Range | null>((best, range) => (best === null || range.end > best.end ? range : best), null);
  };
  const isDispute = kinds.some((kind) => disputes.test(kind));
  const wanted = (kind: string) => after?.includes(kind) ?? (isDispute && disputes.test(kind));
  return (
    last(document.findings.filter(({ kind }) => wanted(kind))) ??
    last(document.clauses.filter(({ kind, level }) => kind === 'clause' && level === 1))
  );
}
