import type { DrawnPlace } from './mark-layer.ts';
import { type ShownPage, unitQuadOf } from './page-geometry.ts';
import { pageDrawing, pointsOf, ruleOf, svgElement } from './svg.ts';
import type { Tint } from './tint.ts';

const layerClass = 'tint-layer';

/**
 * Draws a lens over a page: for each tint a wash and, under its words, a rule
 * whose pattern tells the same as the colour. Lies under the marks and the
 * text layer. A second rule over the first makes double lines.
 */
export function drawTints(pageElement: HTMLElement, shown: ShownPage, tints: readonly Tint[]): readonly DrawnPlace[] {
  pageElement.querySelector(`:scope > .${layerClass}`)?.remove();
  if (tints.length === 0) return [];
  const layer = pageDrawing(layerClass);
  const places = tints.map((tint) => ({ id: tint.id, quads: tint.quads.map((quad) => unitQuadOf(quad, shown)) }));
  for (const [index, { quads }] of places.entries()) {
    const tint = tints[index];
    const group = svgElement('g', { class: `tint ${tint?.look ?? ''}`, 'data-tint': tint?.id ?? '' });
    for (const quad of quads) {
      const [, , lowerRight, lowerLeft] = quad;
      group.append(
        svgElement('polygon', { points: pointsOf(quad) }),
        ruleOf(lowerLeft, lowerRight, 'rule'),
        ruleOf(lowerLeft, lowerRight, 'rule over'),
      );
    }
    layer.append(group);
  }
  const canvas = pageElement.querySelector(':scope > .canvasWrapper');
  if (canvas === null) pageElement.prepend(layer);
  else canvas.after(layer);
  return places;
}
