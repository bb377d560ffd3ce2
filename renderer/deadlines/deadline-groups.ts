import type { DeadlineView } from '#contract/deadline.ts';

export const deadlineGroupNames = ['overdue', 'soon', 'later', 'begun', 'undated'] as const;
export type DeadlineGroupName = (typeof deadlineGroupNames)[number];

export interface DeadlineGroup {
  readonly name: DeadlineGroupName;
  readonly deadlines: readonly DeadlineView[];
}

const soonDays = 14;
const dayMs = 86_400_000;

/** Deadlines by how they stand to `today` (ISO 8601), each group in the order given; groups of none are left out. */
export function deadlineGroups(deadlines: readonly DeadlineView[], today: string): readonly DeadlineGroup[] {
  const soonUntil = new Date(Date.parse(`${today}T00:00:00Z`) + soonDays * dayMs).toISOString().slice(0, 10);
  return deadlineGroupNames.flatMap((name) => {
    const found = deadlines.filter((deadline) => groupOf(deadline, today, soonUntil) === name);
    return found.length === 0 ? [] : [{ name, deadlines: found }];
  });
}

function groupOf({ day, direction }: DeadlineView, today: string, soonUntil: string): DeadlineGroupName {
  if (day === null) return 'undated';
  // The end of a time to wait is nothing to be late for.
  if (day < today) return direction === 'after' ? 'begun' : 'overdue';
  return day <= soonUntil ? 'soon' : 'later';
}
