import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quad } from '#contract/document.ts';
import { areaOf, boundsOf, isWithin, type ShownPage, unitQuadOf, userBoxOf } from '#renderer/page/page-geometry.ts';

/** A page as pdf.js shows it: crop box, clockwise rotation, scale (with the user unit in it). */
function shownPage(
  box: readonly [number, number, number, number],
  rotation: 0 | 90 | 180 | 270,
  scale: number,
): ShownPage {
  const [left, bottom, right, top] = box;
  const across = right - left;
  const up = top - bottom;
  const isTurned = rotation === 90 || rotation === 270;
  return {
    width: (isTurned ? up : across) * scale,
    height: (isTurned ? across : up) * scale,
    convertToPdfPoint(x, y) {
      const [across1, down1] = [x / scale, y / scale];
      switch (rotation) {
        case 0:
          return [left + across1, top - down1];
        case 90:
          return [left + down1, bottom + across1];
        case 180:
          return [right - across1, bottom + down1];
        case 270:
          return [right - down1, top - across1];
      }
    },
    convertToViewportPoint(x, y) {
      const fromLeft = (x - left) * scale;
      const fromTop = (top - y) * scale;
      switch (rotation) {
        case 0:
          return [fromLeft, fromTop];
        case 90:
          return [up * scale - fromTop, fromLeft];
        case 180:
          return [across * scale - fromLeft, up * scale - fromTop];
        case 270:
          return [fromTop, across * scale - fromLeft];
      }
    },
  };
}

const words: Quad = [100, 720, 200, 720, 100, 700, 200, 700];

describe('unitQuadOf', () => {
  test('places words as shares of an upright page', () => {
    const [upperLeft, upperRight, lowerRight, lowerLeft] = unitQuadOf(words, shownPage([0, 0, 600, 800], 0, 1));
    expect(upperLeft).toEqual([100 / 600, 80 / 800]);
    expect(upperRight).toEqual([200 / 600, 80 / 800]);
    expect(lowerRight).toEqual([200 / 600, 100 / 800]);
    expect(lowerLeft).toEqual([100 / 600, 100 / 800]);
  });

  test('is the same at every zoom and user unit, also on a cropped page turned any way', () => {
    const rotation = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
    fc.assert(
      fc.property(rotation, fc.double({ min: 0.1, max: 10, noNaN: true }), (turned, scale) => {
        const box = [50, 60, 550, 760] as const;
        const once = unitQuadOf(words, shownPage(box, turned, 1)).flat();
        const zoomed = unitQuadOf(words, shownPage(box, turned, scale)).flat();
        zoomed.forEach((share, index) => {
          expect(share).toBeCloseTo(once[index] ?? Number.NaN, 9);
        });
      }),
    );
  });

  test('the words of a page turned by 90° run downwards', () => {
    const [upperLeft, upperRight] = unitQuadOf(words, shownPage([0, 0, 600, 800], 90, 2));
    expect(upperRight[0]).toBeCloseTo(upperLeft[0], 9);
    expect(upperRight[1]).toBeGreaterThan(upperLeft[1]);
  });
});

describe('userBoxOf', () => {
  test('is the way back, whichever way the page is turned', () => {
    for (const rotation of [0, 90, 180, 270] as const) {
      const shown = shownPage([50, 60, 550, 760], rotation, 2);
      const [left, top, right, bottom] = boundsOf([unitQuadOf(words, shown)]) ?? [0, 0, 0, 0];
      const box = userBoxOf([right, top], [left, bottom], shown);
      for (const [index, value] of [100, 700, 200, 720].entries()) expect(box[index]).toBeCloseTo(value, 6);
    }
  });
});

describe('isWithin', () => {
  test('knows the inside of a quad from its outside, whichever way the page is turned', () => {
    for (const rotation of [0, 90, 180, 270] as const) {
      const quad = unitQuadOf(words, shownPage([0, 0, 600, 800], rotation, 1));
      const bounds = boundsOf([quad]);
      expect(bounds).not.toBeNull();
      const [left, top, right, bottom] = bounds ?? [0, 0, 0, 0];
      expect(isWithin([(left + right) / 2, (top + bottom) / 2], quad)).toBe(true);
      expect(isWithin([left - 0.01, top], quad)).toBe(false);
      expect(isWithin([right, bottom + 0.01], quad)).toBe(false);
    }
  });

  test('nothing lies within a quad without area', () => {
    expect(
      isWithin(
        [0.5, 0.5],
        [
          [0.5, 0.5],
          [0.5, 0.5],
          [0.5, 0.5],
          [0.5, 0.5],
        ],
      ),
    ).toBe(false);
  });
});

test('the area of a quad is its share of the page', () => {
  expect(areaOf(unitQuadOf([0, 800, 600, 800, 0, 400, 600, 400], shownPage([0, 0, 600, 800], 180, 3)))).toBeCloseTo(
    0.5,
    9,
  );
});

test('there are no bounds around nothing', () => {
  expect(boundsOf([])).toBeNull();
});
