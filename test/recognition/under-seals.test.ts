import { expect, test } from 'vitest';
import type { RecognisedLine } from '#main/recognition/place-characters.ts';
import { mostUnderSeal, unsureUnderSeals } from '#main/recognition/under-seals.ts';

function lineOf(text: string, vertical: boolean): RecognisedLine {
  const characters = [...text].map((character, index) => ({
    text: character,
    start: index * 40,
    end: index * 40 + 40,
    confidence: 99,
    spaceBefore: false,
    others: [],
  }));
  return { x: 100, y: 200, vertical, ascent: 32, descent: 8, characters };
}

const under = ({ characters }: RecognisedLine): string =>
  characters
    .filter(({ confidence }) => confidence <= mostUnderSeal)
    .map(({ text }) => text)
    .join('');

test('characters under a dark seal are unsure, those beside it and in its corners are not', () => {
  const across = lineOf('買方須於交貨後付款', false);
  const down = lineOf('買方須於交貨後付款', true);
  const onLine = { x0: 180, y0: 130, x1: 300, y1: 250 };
  const onColumn = { x0: 40, y0: 280, x1: 160, y1: 400 };
  expect(unsureUnderSeals([across], [onLine]).map(under)).toEqual(['須於交']);
  expect(unsureUnderSeals([down], [onColumn]).map(under)).toEqual(['須於交']);
  expect(unsureUnderSeals([across], [{ x0: 300, y0: 186, x1: 700, y1: 586 }]).map(under)).toEqual(['']);
  expect(unsureUnderSeals([across], [])).toEqual([across]);
});
