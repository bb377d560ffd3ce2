import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languageOrder } from '#renderer/languages/language-order.ts';

const css = readFileSync(new URL('../../renderer/languages/languages.css', import.meta.url), 'utf8');

type Colour = readonly [number, number, number];

/** Linear RGB of a language's hue. */
function hueOf(language: string): Colour {
  const hex = new RegExp(`\\.tongue-${language} \\{\\s*--tongue: #([0-9a-f]{6});`).exec(css)?.[1];
  if (hex === undefined) throw new Error(`${language} has no hue`);
  const linear = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [linear(0), linear(2), linear(4)];
}

/** How dichromats see a colour: Viénot, Brettel and Mollon 1999, in linear RGB; the last by Brettel's tritan plane. */
const visions: Readonly<Record<string, (colour: Colour) => Colour>> = {
  full: (colour) => colour,
  protanopia: ([r, g, b]) => [0.1124 * r + 0.8876 * g, 0.1124 * r + 0.8876 * g, 0.004 * r - 0.004 * g + b],
  deuteranopia: ([r, g, b]) => [0.2928 * r + 0.7072 * g, 0.2928 * r + 0.7072 * g, -0.0223 * r + 0.0223 * g + b],
  tritanopia: ([r, g, b]) => [r, 0.8739 * g + 0.1261 * b, 0.8739 * g + 0.1261 * b],
};

/** CIE L*a*b* of linear sRGB, D65. */
function labOf([r, g, b]: Colour): Colour {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: Colour, other: Colour): number {
  return Math.hypot(...labOf(one).map((value, index) => value - (labOf(other)[index] ?? 0)));
}

describe('the looks of the languages on the page', () => {
  test.each(Object.keys(visions))('any two hues differ plainly: %s', (vision) => {
    const seen = languageOrder.map((language) => ({ language, colour: visions[vision]?.(hueOf(language)) }));
    const close = seen.flatMap(({ language, colour }, index) =>
      seen.slice(index + 1).flatMap((other) => {
        if (colour === undefined || other.colour === undefined) return [`${language}: not seen`];
        const apart = distance(colour, other.colour);
        return apart >= 10 ? [] : [`${language} and ${other.language}: ${apart.toFixed(1)}`];
      }),
    );
    expect(close).toEqual([]);
  });

  test('each rule stands out from the paper', () => {
    for (const language of languageOrder) {
      const [r, g, b] = hueOf(language);
      expect(1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)).toBeGreaterThanOrEqual(3);
    }
  });
});
