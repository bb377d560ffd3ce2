import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonPieces } from '#main/reports/json-pieces.ts';

describe('jsonPieces', () => {
  test('together are the value as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 7 }), (value) => {
        expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 1));
      }),
    );
  });

  test('leave out what is undefined in an object, keep its place in a list, and keep line breaks inside strings', () => {
    const value = { a: undefined, b: [undefined, 'x\ny', []], c: {}, d: { e: { f: { g: { h: ['\n', 1] } } } } };
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 1));
  });

  test('take a generator for a list that is fetched as it is written', () => {
    function* fetched(): Generator<unknown> {
      yield { b: [1, 2] };
      yield 'x';
    }
    function* none(): Generator<unknown> {}
    const whole = { a: [{ b: [1, 2] }, 'x'], c: [] };
    expect([...jsonPieces({ a: fetched(), c: none() })].join('')).toBe(JSON.stringify(whole, null, 1));
  });
});
