import { expect, test } from 'vitest';
import { Slots } from '#main/application/slots.ts';

test('the first takes what is free, the next waits for one', async () => {
  const slots = new Slots(3);
  expect(await slots.take(10)).toBe(3);
  let second = 0;
  const waiting = slots.take(2).then((count) => {
    second = count;
  });
  await Promise.resolve();
  expect(second).toBe(0);
  slots.give(1);
  await waiting;
  expect(second).toBe(1);
  slots.give(2);
  expect(await slots.take(1)).toBe(1);
  expect(await slots.take(5)).toBe(1);
});

test('there is always a place', async () => {
  expect(await new Slots(0).take(4)).toBe(1);
});
