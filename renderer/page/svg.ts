import type { UnitPoint, UnitQuad } from './page-geometry.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';

export function svgElement(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** A drawing over a whole page, measured in shares of it, so that zooming needs no redrawing. Seen, not read out. */
export function pageDrawing(className: string): SVGElement {
  const drawing = svgElement('svg', { class: className, viewBox: '0 0 1 1', preserveAspectRatio: 'none' });
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

export function ruleOf(from: UnitPoint, to: UnitPoint, className: string): SVGElement {
  return svgElement('line', {
    class: className,
    x1: String(from[0]),
    y1: String(from[1]),
    x2: String(to[0]),
    y2: String(to[1]),
  });
}

export function pointsOf(quad: UnitQuad): string {
  return quad.map(([x, y]) => `${x},${y}`).join(' ');
}
