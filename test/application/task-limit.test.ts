import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { taskLimitMs } from '#main/application/task-limit.ts';
import { WorkerThread } from '#main/application/worker-thread.ts';
import { machineStretch, timeLeftMs } from '#main/documents/machine-stretch.ts';

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

describe('how long a process may go on', () => {
  test('is the limit by the clock on an idle machine', () => {
    expect(timeLeftMs(20_000, { wallMs: 20_000, processorMs: 4_000 }, 1)).toBe(0);
    expect(timeLeftMs(20_000, { wallMs: 20_000, processorMs: null }, 1)).toBe(0);
  });
  test('is longer on a busy one, until it has had the limit of a processor', () => {
    expect(timeLeftMs(20_000, { wallMs: 20_000, processorMs: 4_000 }, 6)).toBe(16_000);
    expect(timeLeftMs(20_000, { wallMs: 36_000, processorMs: 20_000 }, 6)).toBe(0);
    expect(timeLeftMs(20_000, { wallMs: 20_000, processorMs: null }, 6)).toBe(100_000);
  });
  test('is not endless for what waits and never works', () => {
    expect(timeLeftMs(20_000, { wallMs: 120_000, processorMs: 10 }, 6)).toBe(0);
  });
  test('is never shorter than the clock’s, whatever many threads have had', () => {
    expect(timeLeftMs(20_000, { wallMs: 9_000, processorMs: 24_000 }, 6)).toBe(11_000);
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

test('a worker that ends itself is asked to, and not ended in the middle', async () => {
  const ended = new SharedArrayBuffer(1);
  const worker = new WorkerThread<{ begin: { task: { ended: SharedArrayBuffer }; answer: number } }>({
    entry: fileURLToPath(new URL('ending-worker.mjs', import.meta.url)),
    workerData: {},
    limit: { baseMs: 10_000, perCharacterMs: 0 },
    heapMb: 64,
    endsItself: true,
  });
  await worker.run('begin', { ended });
  await worker.close();
  expect(new Uint8Array(ended)[0]).toBe(1);
});
