import type { MarkGroup } from '../findings/mark-group.ts';
import type { Mark } from './mark.ts';
import {
  areaOf,
  boundsOf,
  isWithin,
  type ShownPage,
  type UnitPoint,
  type UnitQuad,
  unitQuadOf,
} from './page-geometry.ts';
import { pageDrawing, pointsOf, ruleOf, svgElement } from './svg.ts';

const layerClass = 'mark-layer';
const marginClass = 'mark-margin';
/** Marks of one family nearer to each other than this share of the page share one glyph. */
const sameLineShare = 0.012;

/** The places drawn on a page, kept to find what lies under the pointer. */
export interface DrawnPlace {
  /** Of the finding or the tint. */
  readonly id: string;
  readonly quads: readonly UnitQuad[];
}

type Placed = { readonly mark: Mark; readonly quads: readonly UnitQuad[] };

const paintOrder = [
  'terms',
  'parties',
  'time',
  'money',
  'arbitration',
  'defect',
] as const satisfies readonly MarkGroup[];

/** In the order of painting: large places first, at equal size the graver family later and the selected one last. */
function largeUnderSmall(places: readonly Placed[], selectedId: string | null): readonly Placed[] {
  const withArea = places.map((place) => ({
    place,
    area: place.quads.reduce((sum, quad) => sum + areaOf(quad), 0),
    rank: paintOrder.indexOf(place.mark.group),
  }));
  const isSelected = (place: Placed) => Number(place.mark.findingId === selectedId);
  return withArea
    .sort(
      (one, other) =>
        Number(other.place.mark.isSupport) - Number(one.place.mark.isSupport) ||
        other.area - one.area ||
        isSelected(one.place) - isSelected(other.place) ||
        one.rank - other.rank,
    )
    .map(({ place }) => place);
}

/**
 * Draws the marks of a page: a tint and a hair rule under the words (below the
 * text layer, so that text can still be selected) and glyphs in the margin.
 * Everything is placed in shares of the page, so zooming needs no redrawing.
 */
export function drawMarks(
  pageElement: HTMLElement,
  shown: ShownPage,
  marks: readonly Mark[],
  selectedId: string | null,
): readonly DrawnPlace[] {
  removeMarks(pageElement);
  if (marks.length === 0) return [];
  const layer = pageDrawing(layerClass);
  const places = marks.map((mark) => ({ mark, quads: mark.quads.map((quad) => unitQuadOf(quad, shown)) }));
  for (const { mark, quads } of largeUnderSmall(places, selectedId)) {
    const className = [
      'mark',
      `mark-${mark.group}`,
      mark.isSupport ? 'is-support' : '',
      mark.review === 'accepted' || mark.review === 'corrected' ? 'is-settled' : '',
      mark.findingId === selectedId ? 'is-selected' : '',
    ].join(' ');
    const group = svgElement('g', { class: className });
    for (const quad of quads) {
      const [, , lowerRight, lowerLeft] = quad;
      group.append(
        svgElement('polygon', { points: pointsOf(quad) }),
        ruleOf(lowerLeft, lowerRight, 'under'),
        ruleOf(lowerLeft, lowerRight, 'rule'),
      );
    }
    layer.append(group);
  }
  const canvas = pageElement.querySelector(':scope > .canvasWrapper');
  if (canvas === null) pageElement.prepend(layer);
  else canvas.after(layer);
  pageElement.append(marginOf(places, selectedId));
  return places.map(({ mark, quads }) => ({ id: mark.findingId, quads }));
}

/** What is lit up for a moment stays: marks that come just then must not put it out. */
export function removeMarks(pageElement: HTMLElement): void {
  const drawn = `:scope > .${layerClass}:not(.is-flash), :scope > .${marginClass}`;
  for (const old of pageElement.querySelectorAll(drawn)) old.remove();
}

function marginOf(places: readonly Placed[], selectedId: string | null): HTMLElement {
  const margin = document.createElement('div');
  margin.className = marginClass;
  margin.setAttribute('aria-hidden', 'true');
  const set: { readonly group: string; readonly top: number }[] = [];
  const inOrder = places
    .filter(({ mark }) => !mark.isSupport)
    .map(({ mark, quads }) => ({ mark, top: boundsOf(quads)?.[1] ?? null }))
    .sort((one, other) => (one.top ?? 0) - (other.top ?? 0));
  for (const { mark, top } of inOrder) {
    if (top === null) continue;
    const onLine = set.filter((glyph) => Math.abs(glyph.top - top) < sameLineShare);
    const isSelected = mark.findingId === selectedId;
    if (!isSelected && onLine.some((glyph) => glyph.group === mark.group)) continue;
    set.push({ group: mark.group, top });
    const glyph = document.createElement('span');
    glyph.className = `glyph glyph-${mark.group} margin-glyph${isSelected ? ' is-selected' : ''}`;
    glyph.dataset.findingId = mark.findingId;
    glyph.style.top = `${Math.max(0, top) * 100}%`;
    glyph.style.setProperty('--place', String(onLine.length));
    margin.append(glyph);
  }
  return margin;
}

/** What lies under a point of the page, the smallest place first. */
export function idsAt(point: UnitPoint, places: readonly DrawnPlace[]): readonly string[] {
  const under = places.flatMap(({ id, quads }) => {
    if (!quads.some((quad) => isWithin(point, quad))) return [];
    return [{ id, area: quads.reduce((sum, quad) => sum + areaOf(quad), 0) }];
  });
  const inOrder = under.sort((one, other) => one.area - other.area).map(({ id }) => id);
  return [...new Set(inOrder)];
}

const flashMs = 1_400;

/** Lights places up for a moment. */
export function flash(pageElement: HTMLElement, quads: readonly UnitQuad[]): void {
  for (const old of pageElement.querySelectorAll(':scope > .is-flash')) old.remove();
  const layer = pageDrawing(`${layerClass} is-flash`);
  for (const quad of quads) layer.append(svgElement('polygon', { points: pointsOf(quad) }));
  pageElement.append(layer);
  setTimeout(() => layer.remove(), flashMs);
}
