import type { Page } from '#contract/document.ts';

/** A page of that text without lines, 600 points wide and 800 high, and whatever else is told of it. */
export function plainPage(text: string, more: Partial<Page> = {}): Page {
  return {
    number: 1,
    label: null,
    width: 600,
    height: 800,
    box: [0, 0, 600, 800],
    rotation: 0,
    userUnit: 1,
    origin: 'text',
    text,
    lines: [],
    mends: [],
    warnings: [],
    ...more,
  };
}
