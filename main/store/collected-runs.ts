import { eq } from 'drizzle-orm';
import type { StepOutput, WorkshopRun, WorkshopStep } from '#contract/workshop.ts';
import type { StoreDatabase } from './open-store.ts';
import { workshopRuns, workshopSteps } from './schema.ts';
import { insertRun } from './workshop-runs.ts';

/** A step with what it gave; null where it gave nothing. */
export interface CollectedStep extends WorkshopStep {
  readonly output: StepOutput | null;
}

/** Keeps a run that other machines worked on as if it had been run here, in place of what was collected of it before. */
export function keepCollectedRun(database: StoreDatabase, run: WorkshopRun, steps: readonly CollectedStep[]): void {
  database.transaction((transaction) => {
    transaction.delete(workshopRuns).where(eq(workshopRuns.id, run.id)).run();
    insertRun(transaction, run);
    for (const { output, model, error, ...step } of steps)
      transaction
        .insert(workshopSteps)
        .values({
          ...step,
          runId: run.id,
          outputJson: output && JSON.stringify(output),
          modelJson: model && JSON.stringify(model),
          errorJson: error && JSON.stringify(error),
        })
        .run();
  });
}
