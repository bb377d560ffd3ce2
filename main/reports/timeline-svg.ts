import { escapeHtml } from './escape-html.ts';
import type { Block } from './report-blocks.ts';

const width = 900;
const foot = 36;
const tallest = 90;
const widestBar = 46;
/** A quiet decade is a short one. */
const widestGap = 3;

/** A bar for each stretch of time, as far apart as they lie in time, up to a gap. */
export function timelineSvg({ bars, title }: Extract<Block, { type: 'timeline' }>): string {
  const slots = bars.reduce((sum, { gap }) => sum + 1 + Math.min(gap, widestGap) * 0.6, 0);
  const step = Math.min(widestBar * 1.6, (width - 20) / Math.max(1, slots));
  const bar = Math.min(widestBar, step * 0.7);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  // Labels stand beside each other only where there is room for them.
  const every = Math.max(1, Math.ceil(58 / step));
  let x = 10;
  const drawn = bars.map(({ label, count, gap }, index) => {
    x += index === 0 ? 0 : Math.min(gap, widestGap) * 0.6 * step;
    const height = Math.max(4, (tallest * count) / most);
    const left = x;
    x += step;
    const middle = (left + bar / 2).toFixed(1);
    const top = (tallest + 16 - height).toFixed(1);
    const name =
      index % every === 0
        ? `<text x="${middle}" y="${tallest + foot - 4}" text-anchor="middle">${escapeHtml(label)}</text>`
        : '';
    return `<g><title>${escapeHtml(`${label}: ${count}`)}</title><rect x="${left.toFixed(1)}" y="${top}" width="${bar.toFixed(1)}" height="${height.toFixed(1)}" rx="2"/><text class="many" x="${middle}" y="${Number(top) - 4}" text-anchor="middle">${count}</text>${name}</g>`;
  });
  const base = tallest + 16;
  return `<figure class="timeline"><figcaption class="quiet">${escapeHtml(title)}</figcaption><svg viewBox="0 0 ${width} ${tallest + foot}" width="${width}" height="${tallest + foot}" role="img" aria-label="${escapeHtml(title)}"><line x1="0" y1="${base}" x2="${width}" y2="${base}"/>${drawn.join('')}</svg></figure>`;
}
