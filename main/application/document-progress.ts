import type { Job } from '#contract/matter.ts';
import type { Progress } from '#contract/progress.ts';

/** Share of a document's whole time that each stage takes, measured on contracts of 10 to 100 pages. */
const stageWeights: Readonly<Record<string, number>> = { waiting: 0, read: 0.2, extract: 0.1, summarise: 0.7 };
const stageOrder = ['read', 'extract', 'summarise'];

/** Time left from what is done, or null before a twentieth is done. */
export function remainingMs(startedAtMs: number, nowMs: number, progress: Progress): number | null {
  const share = finishedShare(progress);
  if (share < 0.05) return null;
  return Math.round(((nowMs - startedAtMs) / share) * (1 - share));
}

/** How much of a document is done, from 0 to 1. */
export function finishedShare(progress: Progress): number {
  const place = stageOrder.indexOf(progress.stage);
  if (place < 0) return 0;
  const before = stageOrder.slice(0, place).reduce((sum, stage) => sum + (stageWeights[stage] ?? 0), 0);
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return before + (stageWeights[progress.stage] ?? 0) * within;
}

/** Jobs in the order a person looks for them: running, then what wants them, then waiting, then ended. */
export function orderJobs(jobs: readonly Job[]): Job[] {
  const order: readonly Job['state'][] = ['running', 'needs-password', 'failed', 'waiting', 'cancelled', 'done'];
  return [...jobs].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
