import { describe, expect, test } from 'vitest';
import { freeMs, type ProcessorTimes, ThreadPace } from '#main/models/thread-pace.ts';

const never = new AbortController().signal;

/** A machine of `processors`, on which others take `others` of them and we take what `own` says. */
function paceOn(most: number, looks: readonly { readonly own: number; readonly idle: number }[]): ThreadPace {
  let atMs = 0;
  let ownMs = 0;
  let idleMs = 0;
  let look = 0;
  return new ThreadPace(most, (): ProcessorTimes => {
    const { own, idle } = looks[Math.min(look++, looks.length - 1)] ?? { own: 0, idle: 0 };
    atMs += 10_000;
    ownMs += own * 10_000;
    idleMs += idle * 10_000;
    return { atMs, ownMs, idleMs };
  });
}

describe('the pace of threads', () => {
  test('an idle machine gives all that are allowed', async () => {
    const pace = paceOn(4, [{ own: 0, idle: 8 }]);
    await pace.begin(never);
    expect(pace.threads).toBe(4);
  });

  test('a busy machine gives one, and never none', async () => {
    const pace = paceOn(4, [
      { own: 0, idle: 8 },
      { own: 0.2, idle: 0 },
    ]);
    await pace.begin(never);
    expect(pace.threads).toBe(1);
  });

  test('threads that another program crowds out are given up', async () => {
    const pace = paceOn(4, [
      { own: 0, idle: 4 },
      { own: 2.4, idle: 0 },
    ]);
    await pace.begin(never);
    expect(pace.threads).toBe(2);
  });

  test('our own full load counts as ours', async () => {
    const pace = paceOn(4, [
      { own: 0, idle: 4 },
      { own: 3.9, idle: 0 },
    ]);
    await pace.begin(never);
    expect(pace.threads).toBe(4);
  });

  test('programs of a lower priority do not take a processor, unless this one is of a low priority too', () => {
    const times = { idle: 300, nice: 700 };
    expect(freeMs(times, 0)).toBe(1_000);
    expect(freeMs(times, -5)).toBe(1_000);
    expect(freeMs(times, 10)).toBe(300);
  });
});
