import type { Box } from './detect-lines.ts';

/** The mark of black ink among the inks of a page; 0 is paper, other numbers are colours. */
export const blackInk = 3;

export interface InkedPage {
  /** A byte a pixel. */
  readonly inks: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** In so many places, and in that share of its own, coloured ink touches black print where it lies over it. */
const leastPlaces = 3;
const leastShare = 0.03;
/** Of the black beside it, so much has paper on its other side: dark cores of coloured letters have not. */
const leastBare = 0.3;

/**
 * Whether coloured ink lies over black print, as a pen's strokes do. `places` are small rectangles that have it.
 * Coloured print does not touch black print; its own dark cores are surrounded by its colour.
 */
export function liesOverPrint(page: InkedPage, places: readonly Box[], colour: number): boolean {
  let touching = 0;
  let coloured = 0;
  let bare = 0;
  for (const place of places) {
    const [besideColour, besidePaper] = blackEdges(page, place, colour);
    if (besideColour < 2) continue;
    touching += 1;
    coloured += besideColour;
    bare += besidePaper;
  }
  return touching >= leastPlaces && touching >= leastShare * places.length && bare >= leastBare * coloured;
}

/** How many pixels of solid black in a place are beside the colour, and how many beside paper. */
function blackEdges({ inks, width, height }: InkedPage, { x0, y0, x1, y1 }: Box, colour: number): [number, number] {
  let besideColour = 0;
  let besidePaper = 0;
  for (let y = Math.max(1, y0); y < Math.min(height - 1, y1); y += 1) {
    for (let x = Math.max(1, x0); x < Math.min(width - 1, x1); x += 1) {
      const at = y * width + x;
      if (inks[at] !== blackInk) continue;
      let black = 0;
      let ofColour = 0;
      for (const step of [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]) {
        const ink = inks[at + step];
        if (ink === blackInk) black += 1;
        else if (ink === colour) ofColour += 1;
      }
      // A lone dark pixel is noise of the picture's packing.
      if (black < 3) continue;
      if (ofColour > 0) besideColour += 1;
      else if (black < 8) besidePaper += 1;
    }
  }
  return [besideColour, besidePaper];
}
