import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { tokenLines } from '#native/token-lines.ts';
import { loadTrilingualTokenizer, type TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { projectFolder } from '../models/test-catalogue.ts';
import { samples } from './trilingual-samples.ts';

describe.each(['native', 'wasm'] as const)('%s: JSON Lines', (engine) => {
  let tokenizer: TrilingualTokenizer;
  beforeAll(async () => {
    const vocabularyFile = join(projectFolder, 'resources', 'vocabularies', 'trilingual.bin');
    tokenizer = await loadTrilingualTokenizer({ vocabularyFile, engine });
  });

  function filtered(input: Uint8Array, options: { ids?: boolean; offsets?: boolean }, step = input.length + 1): string {
    const lines = tokenLines(tokenizer, options);
    let output = '';
    for (let at = 0; at < input.length; at += step)
      output += new TextDecoder().decode(lines.push(input.subarray(at, at + step)));
    return output + new TextDecoder().decode(lines.end());
  }
  function expected(id: unknown, text: string, options: { ids?: boolean; offsets?: boolean }): unknown {
    const { ids, starts } = tokenizer.encodeWithOffsets(text);
    return {
      id,
      count: ids.length,
      ...(options.ids && { ids: [...ids] }),
      ...(options.offsets && { offsets: [...starts] }),
    };
  }
  const answers = (output: string) =>
    output
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line));

  test('any objects, in any pieces, with and without ids and offsets', () => {
    const value = fc.record({
      id: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.maxSafeInteger(),
      ),
      text: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...samples)),
      more: fc.jsonValue(),
    });
    const option = fc.constantFrom({}, { ids: true }, { offsets: true }, { ids: true, offsets: true });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 8 }),
        option,
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        (values, options, step, escaped) => {
          const line = (each: unknown) => {
            const json = JSON.stringify(each);
            return escaped
              ? json.replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
              : json;
          };
          const input = new TextEncoder().encode(values.map(line).join('\n'));
          const wanted = values.map(({ id, text }) => JSON.parse(JSON.stringify(expected(id, text, options))));
          expect(answers(filtered(input, options, step))).toEqual(wanted);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['{"text":"a b","id":7}', 7],
    [' { "id" : "x\\u0041\\n" , "text" : "a b" } \r', 'xA\n'],
    ['{"id":1.50,"text":"a b"}', 1.5],
    ['{"id":-0,"text":"a b"}', 0],
    ['{"id":"first","id":"second","text":"no","text":"a b"}', 'second'],
    ['{"id":1,"text":"a\\u0020b","deep":{"id":2,"text":[]},"no":null,"yes":true}', 1],
    ['{"\\u0069d":3,"text":"a b"}', 3],
  ])('%s', (line, id) => {
    const input = new TextEncoder().encode(`\n${line}\n  \n${line}`);
    expect(answers(filtered(input, {}))).toEqual([expected(id, 'a b', {}), expected(id, 'a b', {})]);
  });

  test.each([
    '{"id":1}',
    '{"id":null,"text":"x"}',
    '[1]',
    '{"id":1,"text":"x"',
    '{"id":1,"text":"\\x"}',
    '{"id":01,"text":"x"}',
    '{"id":1,"text":"x",}',
    '{"id":1,"text":7}',
    'x',
  ])('the bad line %s is named after the answers before it', (line) => {
    const good = '{"id":1,"text":"x"}\n';
    const lines = tokenLines(tokenizer);
    const output = new TextDecoder().decode(lines.push(new TextEncoder().encode(`${good}\n${good}${line}\n${good}`)));
    expect(answers(output)).toHaveLength(2);
    expect(() => lines.end()).toThrow(
      expect.objectContaining({ code: 'wrong-usage', message: expect.stringContaining('Line 4 ') }),
    );
    expect(() => tokenLines(tokenizer).push(new TextEncoder().encode(`${line}\n`))).toThrow('Line 1 ');
  });

  test('bytes that are no UTF-8 count as the text they are read as', () => {
    const input = Uint8Array.from([...Buffer.from('{"id":1,"text":"a'), 0xff, ...Buffer.from('b"}')]);
    expect(answers(filtered(input, { ids: true }))).toEqual([expected(1, 'a\ufffdb', { ids: true })]);
  });
});
