import { describe, expect, test } from 'vitest';
import { commandOf, type Keys } from '#renderer/commands/shortcut-keys.ts';

function keys(key: string, more: Partial<Keys> = {}): Keys {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    isComposing: false,
    keyCode: key.toUpperCase().charCodeAt(0),
    ...more,
  };
}

describe('commandOf', () => {
  test('the three keys of a decision', () => {
    expect(commandOf(keys('a'), false)).toBe('accept');
    expect(commandOf(keys('c'), false)).toBe('correct');
    expect(commandOf(keys('R'), false)).toBe('reject');
  });

  test('letters typed in a field stay letters', () => {
    expect(commandOf(keys('a'), true)).toBeNull();
    expect(commandOf(keys('z', { ctrlKey: true }), true)).toBeNull();
  });

  test('the palette opens with Ctrl or ⌘ wherever one is', () => {
    expect(commandOf(keys('k', { ctrlKey: true }), true)).toBe('palette');
    expect(commandOf(keys('k', { metaKey: true }), false)).toBe('palette');
    expect(commandOf(keys('k'), false)).toBe('previous-finding');
  });

  test('an input method that composes never triggers anything', () => {
    for (const key of ['a', 'c', 'r', 'j', 'k', 'n', '/']) {
      expect(commandOf(keys(key, { isComposing: true }), false)).toBeNull();
      expect(commandOf(keys(key, { keyCode: 229 }), false)).toBeNull();
    }
    expect(commandOf(keys('k', { ctrlKey: true, isComposing: true }), true)).toBeNull();
  });

  test('keys with Alt or an unexpected Shift belong to the system', () => {
    expect(commandOf(keys('a', { altKey: true }), false)).toBeNull();
    expect(commandOf(keys('k', { ctrlKey: true, shiftKey: true }), false)).toBeNull();
  });

  test('Ctrl Z takes back, Ctrl Shift Z and Ctrl Y do again, but not what one types', () => {
    expect(commandOf(keys('z', { ctrlKey: true }), false)).toBe('undo');
    expect(commandOf(keys('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
    expect(commandOf(keys('y', { ctrlKey: true }), false)).toBe('redo');
    expect(commandOf(keys('Z', { ctrlKey: true, shiftKey: true }), true)).toBeNull();
  });
});
