import type { Drawing, Shape } from '#contract/drawing.ts';
import { navy, quiet } from './docx-inks.ts';
import type { Block } from './report-blocks.ts';

const width = 700;
const tallest = 70;
const base = tallest + 14;
const widestBar = 34;
/** A quiet decade is a short one. */
const widestGap = 3;
const labelRoom = 46;

/** A bar for each stretch of time, as far apart as they lie in time, up to a gap. */
export function timelineDrawing({ bars }: Extract<Block, { type: 'timeline' }>): Drawing {
  const slots = bars.reduce((sum, { gap }) => sum + 1 + Math.min(gap, widestGap) * 0.6, 0);
  const step = Math.min(widestBar * 1.6, width / Math.max(1, slots));
  const bar = Math.min(widestBar, step * 0.7);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const every = Math.max(1, Math.ceil(labelRoom / step));
  let x = 0;
  const drawn = bars.flatMap(({ label, count, gap }, index): Shape[] => {
    x += index === 0 ? 0 : Math.min(gap, widestGap) * 0.6 * step;
    const height = Math.max(3, (tallest * count) / most);
    const middle = x + bar / 2;
    const box: Shape = { kind: 'box', x, y: base - height, width: bar, height, ink: `#${navy}` };
    x += step;
    const words = { kind: 'words', x: middle, anchor: 'middle', size: 8 } as const;
    return [
      box,
      { ...words, y: base - height - 3, text: String(count), ink: '#1b1f24' },
      ...(index % every === 0 ? [{ ...words, y: base + 13, text: label, ink: `#${quiet}` } satisfies Shape] : []),
    ];
  });
  return {
    width,
    height: base + 18,
    shapes: [{ kind: 'box', x: 0, y: base, width, height: 0.6, ink: '#b8c0c8' }, ...drawn],
  };
}
