import { expect, test } from 'vitest';
import { SleepClock } from '#main/shell/sleep-clock.ts';

test('adds up what was slept, told twice or not at all', () => {
  let now = 1_000;
  const clock = new SleepClock(() => now);
  expect(clock.wake()).toBe(0);
  clock.fallAsleep();
  now += 5_000;
  clock.fallAsleep();
  now += 1_000;
  expect(clock.wake()).toBe(6_000);
  expect(clock.wake()).toBe(0);
  clock.fallAsleep();
  now += 500;
  clock.wake();
  expect(clock.asleepMs()).toBe(6_500);
});
