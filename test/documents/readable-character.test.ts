import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readableCharacter } from '#main/documents/readable-character.ts';

describe('readableCharacter', () => {
  test('every Kangxi radical and every radical with an ideograph becomes that ideograph', () => {
    const left: string[] = [];
    for (let code = 0x2e80; code <= 0x2fd5; code += 1) {
      const character = String.fromCodePoint(code);
      if (!/\p{Assigned}/u.test(character)) continue;
      const { text, source } = readableCharacter(character);
      if (text === character) left.push(character);
      else expect(source).toBe(character);
      expect([...text]).toHaveLength(1);
    }
    // Unicode gives ⺀ no equivalent.
    expect(left).toEqual(['⺀']);
  });

  test.each([
    ['⽣', '生'],
    ['⻑', '長'],
    ['⻓', '长'],
    ['⺠', '民'],
    ['ﬃ', 'ffi'],
    ['︶', '）'],
    ['﹂', '」'],
    ['\uf0b7', '•'],
  ])('%s is read as %s', (source, text) => {
    expect(readableCharacter(source)).toEqual({ text, source, kind: 'letter' });
  });

  test.each(['，', '（', 'Ａ', '𠮷', 'é', '％', '①'])('%s is left as it is', (character) => {
    expect(readableCharacter(character)).toEqual({ text: character, source: null, kind: 'letter' });
  });

  test.each(['', '\0', '\u001f', '\u0085', '\ud800', '\udc00x', '\ufffe'])('%j has no known meaning', (unicode) => {
    expect(readableCharacter(unicode)).toMatchObject({ kind: 'unknown', source: null });
  });

  test('any value gives well-formed text without control characters, and white space is one space', () => {
    const anything = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      maxLength: 4,
    });
    fc.assert(
      fc.property(anything, (unicode) => {
        const { text, kind } = readableCharacter(unicode);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(text === '').toBe(kind === 'unseen');
        if (kind === 'space') expect(text).toBe(' ');
      }),
    );
  });
});
