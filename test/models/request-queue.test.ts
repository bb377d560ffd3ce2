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
      const turn = await queue.enter(options);
      running += 1;
      expect(running).toBe(1);
      ran.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      turn.leave();
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
    const turn = await queue.enter({});
    const controller = new AbortController();
    const cancelled = queue.enter({ signal: controller.signal });
    const next = queue.enter({});
    controller.abort();
    await expect(cancelled).rejects.toThrow();
    turn.leave();
    (await next).leave();
  });

  test('a task gives way to a higher priority and goes on before its own', async () => {
    const queue = new RequestQueue();
    const ran: string[] = [];
    const background = await queue.enter({ key: 'gist' });
    const enter = async (name: string, priority: number): Promise<void> => {
      const turn = await queue.enter({ priority, key: name });
      ran.push(name);
      turn.leave();
    };
    const waiting = enter('gist', 0);
    expect(background.isOutranked()).toBe(false);
    const urgent = enter('urgent', 5);
    expect(background.isOutranked()).toBe(true);
    await background.giveWay();
    ran.push('background again');
    background.leave();
    await Promise.all([waiting, urgent]);
    expect(ran).toEqual(['urgent', 'background again', 'gist']);
  });

  test('a task cancelled while it gave way is over', async () => {
    const queue = new RequestQueue();
    const controller = new AbortController();
    const background = await queue.enter({ signal: controller.signal });
    const urgent = queue.enter({ priority: 5 });
    const away = background.giveWay();
    const turn = await urgent;
    controller.abort();
    await expect(away).rejects.toThrow();
    background.leave();
    const third = queue.enter({});
    let started = false;
    void third.then(() => {
      started = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toBe(false);
    turn.leave();
    (await third).leave();
  });
});
