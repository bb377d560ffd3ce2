import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { sampanErrorFrom } from '#contract/errors.ts';
import type { WorkerEnd, WorkerTasks } from './worker-thread.ts';

const request = z.object({ number: z.number(), name: z.string(), task: z.record(z.string(), z.unknown()) });

const end: z.ZodType<WorkerEnd> = z.object({ end: z.literal(true) });

/** How a worker answers each of its tasks. */
export type TaskHandlers<Tasks extends WorkerTasks> = {
  readonly [Name in keyof Tasks]: (task: never) => Tasks[Name]['answer'] | Promise<Tasks[Name]['answer']>;
};

/** Answers the tasks of a `WorkerThread`, in the worker; each comes back with its number, a failure as a value. */
export function serveTasks<Tasks extends WorkerTasks>(handlers: TaskHandlers<Tasks>): void {
  parentPort?.on('message', async (message: unknown) => {
    if (end.safeParse(message).success) process.exit();
    const { number, name, task } = request.parse(message);
    try {
      const handler = handlers[name];
      if (!handler) throw new Error(`There is no task "${name}"`);
      // The other side is `WorkerThread<Tasks>`, whose types have checked the task.
      parentPort?.postMessage({ number, ok: true, value: await Reflect.apply(handler, undefined, [task]) });
    } catch (error) {
      parentPort?.postMessage({ number, ok: false, error: sampanErrorFrom(error).toValue() });
    }
  });
}
