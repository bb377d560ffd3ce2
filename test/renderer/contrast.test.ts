import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/design/tokens.css', import.meta.url), 'utf8');

/** The colours of a theme by name, from the block of its selector. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Text colours and the grounds on which they stand. */
const pairs: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['surface', 'surface-raised', 'surface-sunken', 'hover', 'selected']],
  ['ink-soft', ['surface', 'surface-raised', 'surface-sunken', 'hover', 'selected', 'desk']],
  ['ink-faint', ['surface', 'surface-raised', 'surface-sunken', 'selected']],
  ['accent', ['surface', 'surface-raised', 'selected']],
  ['on-accent', ['accent', 'accent-hover']],
  ['danger', ['surface', 'surface-raised', 'danger-surface', 'selected']],
  ['caution', ['surface', 'surface-raised', 'caution-surface', 'selected']],
];

test.each([':root', ':root[data-theme="dark"]'])('text has AA contrast on its grounds under %s', (selector) => {
  const colours = coloursOf(selector);
  const weak = pairs.flatMap(([text, grounds]) =>
    grounds.flatMap((ground) => {
      const ratio = contrast(colours.get(text) ?? '', colours.get(ground) ?? '');
      return ratio >= 4.5 ? [] : [`${text} on ${ground}: ${ratio.toFixed(2)}`];
    }),
  );
  expect(colours.size).toBeGreaterThan(20);
  expect(weak).toEqual([]);
});

test('the focus ring and field borders stand out from their grounds', () => {
  for (const selector of [':root', ':root[data-theme="dark"]']) {
    const colours = coloursOf(selector);
    for (const line of ['focus', 'line-strong']) {
      expect(contrast(colours.get(line) ?? '', colours.get('surface-raised') ?? '')).toBeGreaterThanOrEqual(3);
    }
  }
});
