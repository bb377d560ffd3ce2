import { describe, expect, test } from 'vitest';
import { RequestQueue } from '#main/models/request-queue.ts';

interface Asked {
  readonly name: string;
  readonly priority?: number;
  readonly key?: string;
}

/** The order in which requests run that were all asked while the first was running. */
async function order(requests: readonly Asked[]): Promise<readonly string[]> {
  const queue = new RequestQueue();
  const ran: string[] = [];
  let running = 0;
  await Promise.all(
    requests.map(async ({ name, ...options }) => {
      const leave = await queue.enter(options);
      running += 1;
      expect(running).toBe(1);
      ran.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      leave();
    }),
  );
  return ran;
}

describe('the queue of requests', () => {
  test('one at a time, in the order of asking', async () => {
    expect(await order(['a', 'b', 'c', 'd'].map((name) => ({ name })))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('higher priority first', async () => {
    expect(await order([{ name: 'a' }, { name: 'b' }, { name: 'urgent', priority: 2 }, { name: 'c' }])).toEqual([
      'a',
      'urgent',
      'b',
      'c',
    ]);
  });

  test('a shared beginning goes on first, but not for ever', async () => {
    const shared = Array.from({ length: 12 }, (_, index) => ({ name: `g${index}`, key: 'gist' }));
    const ran = await order([{ name: 'g', key: 'gist' }, { name: 'other' }, ...shared]);
    expect(ran.slice(0, 2)).toEqual(['g', 'g0']);
    expect(ran.indexOf('other')).toBe(9);
  });

  test('a cancelled request leaves and the next one comes', async () => {
    const queue = new RequestQueue();
    const leave = await queue.enter({});
    const controller = new AbortController();
    const cancelled = queue.enter({ signal: controller.signal });
    const next = queue.enter({});
    controller.abort();
    await expect(cancelled).rejects.toThrow();
    leave();
    (await next)();
  });
});
