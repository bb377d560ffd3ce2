import type { Drawing, Shape } from '#contract/drawing.ts';
import { escapeHtml } from './escape-html.ts';

const faces =
  'Calibri, "Noto Sans", "Noto Sans HK", "Microsoft JhengHei", "PingFang HK", "Microsoft YaHei", sans-serif';

/** A figure as SVG, its look in attributes only: no style sheet is needed. */
export function drawingSvg({ width, height, shapes }: Drawing, alt: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${number(height)}" width="${width}" height="${number(height)}" role="img" aria-label="${escapeHtml(alt)}" font-family="${escapeHtml(faces)}">${shapes.map(shapeSvg).join('')}</svg>`;
}

function shapeSvg(shape: Shape): string {
  const [x, y] = [number(shape.x), number(shape.y)];
  switch (shape.kind) {
    case 'box':
      return `<rect x="${x}" y="${y}" width="${number(shape.width)}" height="${number(shape.height)}" fill="${shape.ink}"/>`;
    case 'dot':
      return `<circle cx="${x}" cy="${y}" r="${number(shape.radius)}" fill="${shape.ink}"/>`;
    case 'words':
      return `<text x="${x}" y="${y}" text-anchor="${shape.anchor}" font-size="${number(shape.size)}" fill="${shape.ink}"${shape.isBold === true ? ' font-weight="700"' : ''}>${escapeHtml(shape.text)}</text>`;
  }
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
