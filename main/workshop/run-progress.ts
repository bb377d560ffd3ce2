import type { RunProgress, WorkshopRun } from '#contract/workshop.ts';
import { asksModel } from './model-steps.ts';
import type { RunStore } from './run-store.ts';

/** Items of a step need their measured mean from at least this many before it is told. */
const fewest = 3;

/**
 * How far a run is, and the time its steps still compute, from what they took
 * in this run. Steps whose kind was not measured are counted apart: a number
 * for them would be a guess. A step over claims is known when its claims are.
 */
export async function runProgress(store: RunStore, run: WorkshopRun, concurrency: number): Promise<RunProgress> {
  const totals = new Map((await store.stepTotals(run.id)).map((total) => [total.step, total]));
  let known = 0;
  let remainingMs: number | null = null;
  let unmeasured = 0;
  for (const step of run.plan.steps) {
    const total = totals.get(step.id);
    const ended = total?.ended ?? 0;
    let items = step.over === 'documents' ? run.documentIds.length : 1;
    let certain = true;
    if (step.over === 'claims') {
      items = await store.countClaims(run.id, step.from);
      certain = step.from.every((from) => {
        const source = run.plan.steps.find(({ id }) => id === from);
        return (totals.get(from)?.ended ?? 0) >= (source?.over === 'documents' ? run.documentIds.length : 1);
      });
    }
    known += items;
    const left = Math.max(0, items - ended);
    if (!certain) unmeasured += 1;
    if (left > 0 && total && ended >= fewest) {
      const atOnce = asksModel.has(step.use) ? 1 : concurrency;
      remainingMs = (remainingMs ?? 0) + (left * total.workMs) / ended / atOnce;
    } else unmeasured += left;
  }
  const all = [...totals.values()];
  const sum = (of: (total: (typeof all)[number]) => number) => all.reduce((value, total) => value + of(total), 0);
  const over = run.state === 'done' || run.state === 'failed' || run.state === 'cancelled';
  return {
    finished: sum(({ ended, failed }) => ended - failed),
    failed: sum(({ failed }) => failed),
    known,
    tokens: sum(({ tokens }) => tokens),
    workMs: sum(({ workMs }) => workMs),
    remainingMs: over ? 0 : remainingMs === null ? null : Math.round(remainingMs),
    unmeasured: over ? 0 : unmeasured,
  };
}
