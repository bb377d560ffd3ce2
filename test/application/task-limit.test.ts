import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { machineStretch, taskLimitMs } from '#main/application/task-limit.ts';
import { WorkerThread } from '#main/application/worker-thread.ts';

describe('how long a task may take', () => {
  test('grows with its text, wherever that stands in it', () => {
    const limit = { baseMs: 1_000, perCharacterMs: 2 };
    expect(taskLimitMs(limit, { pages: [{ text: '四個字呀' }, { text: 'four' }], bytes: new Uint8Array(9) })).toBe(
      1_016,
    );
    expect(taskLimitMs({ ...limit, perCharacterMs: 0 }, { text: 'x'.repeat(99) })).toBe(1_000);
  });
  test('is stretched on a busy machine, within bounds', () => {
    expect(machineStretch()).toBeGreaterThanOrEqual(1);
    expect(machineStretch()).toBeLessThanOrEqual(20);
  });
});

describe('a worker', () => {
  const worker = new WorkerThread<{ sleep: { task: { ms: number }; answer: string } }>({
    entry: fileURLToPath(new URL('sleeping-worker.mjs', import.meta.url)),
    workerData: {},
    limit: { baseMs: 200, perCharacterMs: 0 },
    heapMb: 64,
  });
  afterAll(() => worker.close());
  test('that never answers is ended, and the next task has another', async () => {
    await expect(worker.run('sleep', { ms: 3_600_000 })).rejects.toMatchObject({ code: 'too-slow' });
    await expect(worker.run('sleep', { ms: 0 })).resolves.toBe('slept');
  });
});
