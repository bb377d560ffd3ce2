import type { PageMark, PageRegion, Quad } from '#contract/document.ts';
import type { PageReading } from '#contract/page-reading.ts';
import type { Tint, Tints } from '../page/tint.ts';

/** How pages were read as tints: what is weak, what is marked, what is no text, and on recognised pages every line. */
export function recognitionTints(readings: ReadonlyMap<number, PageReading>): Tints {
  return new Map([...readings].map(([page, reading]) => [page, tintsOf(page, reading)]));
}

function tintsOf(page: number, { origin, lines, weak, marks, regions }: PageReading): readonly Tint[] {
  const tints: Tint[] = [
    ...weak.map((anchor): Tint => ({ id: `${page}/weak`, look: 'read-weak', quads: anchor.quads })),
    ...marks.map(
      ({ mark, anchor }, index): Tint => ({
        id: `${page}/mark/${index}`,
        look: `read-mark is-${mark.kind}`,
        quads: anchor.quads,
      }),
    ),
    ...regions.map(
      (region, index): Tint => ({
        id: `${page}/region/${index}`,
        look: `read-region is-${region.kind}`,
        quads: [quadOf(region)],
      }),
    ),
    // Drawn without colour: a line of ink that can be clicked.
    ...(origin === 'ocr'
      ? lines.map(
          ({ anchor }, index): Tint => ({ id: `${page}/line/${index}`, look: 'read-line', quads: anchor.quads }),
        )
      : []),
  ];
  return tints.filter(({ quads }) => quads.length > 0);
}

function quadOf({ box: [x0, y0, x1, y1] }: PageRegion): Quad {
  return [x0, y1, x1, y1, x0, y0, x1, y0];
}

/** What a tint of these stands for. */
export type ReadPlace =
  | { readonly kind: 'weak' }
  | { readonly kind: 'line'; readonly page: number; readonly line: number }
  | { readonly kind: 'mark'; readonly mark: PageMark }
  | { readonly kind: 'region'; readonly region: PageRegion };

/** What the tint of that id stands for; null where it is gone. */
export function readPlace(readings: ReadonlyMap<number, PageReading>, id: string): ReadPlace | null {
  const [page = '', kind = '', index = ''] = id.split('/');
  const reading = readings.get(Number(page));
  if (reading === undefined) return null;
  if (kind === 'weak') return { kind };
  if (kind === 'line') return { kind, page: Number(page), line: Number(index) };
  const mark = kind === 'mark' ? reading.marks[Number(index)]?.mark : undefined;
  if (mark !== undefined) return { kind: 'mark', mark };
  const region = kind === 'region' ? reading.regions[Number(index)] : undefined;
  return region === undefined ? null : { kind: 'region', region };
}
