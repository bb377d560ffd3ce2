import type { Shape } from '#contract/drawing.ts';

/** Roughly how wide words are set, in points: a Han character is as wide as it is high. */
export function drawnWidth(text: string, size: number): number {
  const wide = text.match(/[\u2e80-\uffef]/g)?.length ?? 0;
  return size * (wide + 0.56 * (text.length - wide));
}

/** The words, or as many of them as fit a width. */
export function fitted(text: string, size: number, width: number): string {
  if (drawnWidth(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 1 && drawnWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.toWellFormed().trimEnd()}…`;
}

export interface LegendEntry {
  readonly ink: string;
  readonly text: string;
}

/** A row of coloured squares with what each stands for, from the left. */
export function legend(entries: readonly LegendEntry[], y: number): Shape[] {
  const size = 8.5;
  let x = 0;
  return entries.flatMap(({ ink, text }): Shape[] => {
    const left = x;
    x += 12 + drawnWidth(text, size) + 14;
    return [
      { kind: 'box', x: left, y: y - 7, width: 8, height: 8, ink },
      { kind: 'words', x: left + 12, y, anchor: 'start', text, size, ink: '#1b1f24' },
    ];
  });
}
