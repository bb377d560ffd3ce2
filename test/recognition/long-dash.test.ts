import { expect, test } from 'vitest';
import { withLongDashes } from '#main/recognition/long-dash.ts';
import type { StripCharacter } from '#main/recognition/read-strip.ts';

const em = 40;
const width = 400;

/** A line of ink: thick characters of an em each, a thin stroke from 100 to `end`, thick ones again. */
function columnsWith(end: number): Uint32Array {
  return Uint32Array.from({ length: width }, (_, at) =>
    at < 95 ? 20 : at >= 100 && at < end ? 4 : at > end + 5 ? 20 : 0,
  );
}

function character(text: string, from: number, to: number): StripCharacter {
  return { text, from: from / width, to: to / width, probability: 0.99, others: [] };
}

const textOf = (read: readonly StripCharacter[]): string => read.map(({ text }) => text).join('');

test('a stroke two ems long is the two characters of a Chinese dash, side by side', () => {
  const read = withLongDashes(
    [character('人', 60, 90), character('—', 130, 150), character('已', 190, 220)],
    columnsWith(180),
    em,
  );
  expect(textOf(read)).toBe('人——已');
  const [, first, second] = read;
  expect(first?.from).toBeCloseTo(100 / width, 2);
  expect(first?.to).toBe(second?.from);
  expect(second?.to).toBeCloseTo(180 / width, 2);
});

test('a dash of one em stays one, as do two that were read as two', () => {
  expect(textOf(withLongDashes([character('—', 110, 130)], columnsWith(140), em))).toBe('—');
  const two = [character('—', 110, 130), character('—', 150, 170)];
  expect(withLongDashes(two, columnsWith(180), em)).toEqual(two);
});

test('a rule much longer than a dash, and other characters, are left alone', () => {
  expect(textOf(withLongDashes([character('—', 180, 200)], columnsWith(320), em))).toBe('—');
  expect(textOf(withLongDashes([character('一', 130, 150)], columnsWith(180), em))).toBe('一');
});
