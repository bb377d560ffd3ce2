import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { RecognisedLine } from '#main/recognition/place-characters.ts';
import type { Alternative } from '#main/recognition/read-strip.ts';
import { coarseWeights, defaultWeights, repairLines } from '#main/recognition/repair-lines.ts';
import { loadTrilingualTokenizer, type TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { vocabularyFile } from './made-pictures.ts';

let tokenizer: TrilingualTokenizer;

beforeAll(async () => {
  tokenizer = await loadTrilingualTokenizer({ vocabularyFile });
});

/** A line whose characters at the given places were read with doubt. */
function lineOf(text: string, doubts: Readonly<Record<number, readonly Alternative[]>>): RecognisedLine {
  const characters = [...text].map((character, index) => ({
    text: character,
    start: index * 10,
    end: index * 10 + 10,
    confidence: doubts[index] === undefined ? 99.9 : 60,
    spaceBefore: false,
    others: doubts[index] ?? [],
  }));
  return { x: 0, y: 0, vertical: false, ascent: 8, descent: 2, characters };
}

const textOf = (lines: readonly RecognisedLine[]): string =>
  lines.map((line) => line.characters.map((character) => character.text).join('')).join('\n');

test('a word that is none is repaired from what the recogniser thought possible, and says so', () => {
  const lines = repairLines(
    [lineOf('當事人可向原訟法庭中請擱置', { 9: [{ text: '申', probability: 0.3 }] })],
    tokenizer,
  );
  expect(textOf(lines)).toBe('當事人可向原訟法庭申請擱置');
  expect(lines[0]?.characters[9]?.repairedFrom).toBe('中');
});

test('what the recogniser was sure of stays', () => {
  const line = lineOf('當事人可向原訟法庭中請擱置', {});
  expect(repairLines([line], tokenizer)).toEqual([line]);
});

test('on a page that lost strokes, a sure character gives way to a likelier word, and a sign among Han characters too', () => {
  const sure = lineOf('當事人可向原訟法庭中請擱置', {});
  const read = sure.characters.map((character, index) =>
    index === 9 ? { ...character, others: [{ text: '申', probability: 0.02 }] } : character,
  );
  const line = { ...sure, characters: read };
  expect(textOf(repairLines([line], tokenizer))).toBe('當事人可向原訟法庭中請擱置');
  expect(textOf(repairLines([line], tokenizer, coarseWeights))).toBe('當事人可向原訟法庭申請擱置');

  const sign = lineOf('拖欠I伤医疗费用', { 2: [{ text: '工', probability: 0.2 }] });
  expect(textOf(repairLines([sign], tokenizer))).toBe('拖欠I伤医疗费用');
  const [repaired] = repairLines([sign], tokenizer, coarseWeights);
  expect(repaired?.characters[2]).toMatchObject({ text: '工', repairedFrom: 'I' });
  const digit = lineOf('拖欠1伤医疗费用', { 2: [{ text: '工', probability: 0.3 }] });
  expect(textOf(repairLines([digit], tokenizer, coarseWeights))).toBe('拖欠1伤医疗费用');
});

test('no numeral is ever changed, and no character comes that was not read', () => {
  const numerals = '0123456789〇一二三四五六七八九十百千萬壹貳';
  const character = fc.constantFrom(...'合同協議仲裁金額元日期申中請該该任什何I|:', ...numerals);
  const other = fc.record({ text: character, probability: fc.double({ min: 0.001, max: 0.5, noNaN: true }) });
  const doubtful = fc.array(fc.tuple(character, fc.array(other, { maxLength: 3 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(doubtful, fc.constantFrom(defaultWeights, coarseWeights), (read, weights) => {
      const line = lineOf(
        read.map(([text]) => text).join(''),
        Object.fromEntries(read.map(([, others], index) => [index, others])),
      );
      const [repaired] = repairLines([line], tokenizer, weights);
      for (const [index, after] of (repaired?.characters ?? []).entries()) {
        const before = line.characters[index];
        if (before === undefined || after.text === before.text) continue;
        expect(numerals).not.toContain(before.text);
        expect(numerals).not.toContain(after.text);
        expect(before.others.map(({ text }) => text)).toContain(after.text);
        expect(after.repairedFrom).toBe(before.text);
      }
    }),
    { numRuns: 200 },
  );
});
