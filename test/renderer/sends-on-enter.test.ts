import { describe, expect, test } from 'vitest';
import { type SendingKeys, sendsOnEnter } from '#renderer/questions/sends-on-enter.ts';

function press(more: Partial<SendingKeys>): SendingKeys {
  return { key: 'Enter', shiftKey: false, altKey: false, isComposing: false, keyCode: 13, ...more };
}

describe('when a key press sends a question', () => {
  test('Enter does, and Shift with Enter begins a line', () => {
    expect(sendsOnEnter(press({}))).toBe(true);
    expect(sendsOnEnter(press({ shiftKey: true }))).toBe(false);
    expect(sendsOnEnter(press({ key: 'a' }))).toBe(false);
  });

  test('Enter that ends a composition never does, however the input method reports it', () => {
    expect(sendsOnEnter(press({ isComposing: true }))).toBe(false);
    expect(sendsOnEnter(press({ keyCode: 229 }))).toBe(false);
  });
});
