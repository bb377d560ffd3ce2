import type { Drawing, Shape } from '#contract/drawing.ts';
import { drawnWidth, fitted, type LegendEntry, legend } from './drawn-words.ts';

export const figureWidth = 466;
const nameWidth = 150;
const rowHeight = 17;
const size = 9;

export interface Bar {
  readonly name: string;
  readonly parts: readonly { readonly count: number; readonly ink: string }[];
}

/** Bars that lie one under another, each of parts, with their counts; what the inks stand for is written above. */
export function barsDrawing(bars: readonly Bar[], entries: readonly LegendEntry[]): Drawing {
  const totals = bars.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const room = figureWidth - nameWidth - 34;
  const top = entries.length > 0 ? 20 : 2;
  const shapes = bars.flatMap(({ name, parts }, index): Shape[] => {
    const y = top + index * rowHeight;
    let x = nameWidth;
    const boxes = parts
      .filter(({ count }) => count > 0)
      .map(({ count, ink }): Shape => {
        const width = (room * count) / most;
        const left = x;
        x += width;
        return { kind: 'box', x: left, y: y + 2, width: Math.max(1, width - 0.7), height: rowHeight - 6, ink };
      });
    const words = { kind: 'words', y: y + rowHeight - 6, anchor: 'start', size, ink: '#1b1f24' } as const;
    return [
      { ...words, x: 0, text: fitted(name, size, nameWidth - 10) },
      ...boxes,
      { ...words, x: x + 4, text: String(totals[index] ?? 0) },
    ];
  });
  const wide = Math.max(figureWidth, ...entries.map(({ text }) => drawnWidth(text, size)));
  return { width: wide, height: top + bars.length * rowHeight + 2, shapes: [...legend(entries, 10), ...shapes] };
}
