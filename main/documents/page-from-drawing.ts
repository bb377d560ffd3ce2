import type { Page } from '#contract/document.ts';
import type { PageDrawing } from './glyph.ts';
import { pageText } from './page-text.ts';

export interface PagePlace {
  readonly number: number;
  readonly label: string | null;
  readonly box: readonly [number, number, number, number];
  readonly rotation: 0 | 90 | 180 | 270;
  readonly userUnit: number;
}

export const imageOnly = 'image only, not read yet';

/** Pictures make up the page when they take this share of it. */
const fullPageShare = 0.4;
/** Drawn letters have no text either; a rule or a frame is no letter. */
const manyCurves = 12;
/** Stamps and page numbers over a scan. */
const strayCharacters = 80;

/** A page as its drawing shows it. */
export function pageFrom(place: PagePlace, drawing: PageDrawing): Page {
  const { text, lines, mends } = pageText(drawing);
  const [x0, y0, x1, y1] = place.box;
  const share = drawing.imageArea / ((x1 - x0) * (y1 - y0));
  const characters = text.replace(/\s/gu, '').length;
  const isImage =
    (characters < strayCharacters && share >= fullPageShare) ||
    (characters === 0 && (share > 0.02 || drawing.curves >= manyCurves));
  const warnings: string[] = [];
  if (isImage) warnings.push(imageOnly);
  if (drawing.cut) warnings.push('too much text: only the beginning of this page was read');
  if (drawing.unknownGlyphs > 0.2 * drawing.glyphs.length) {
    warnings.push('the file does not say which characters it shows: the text of this page cannot be trusted');
  }
  return {
    number: place.number,
    label: place.label,
    width: x1 - x0,
    height: y1 - y0,
    box: place.box,
    rotation: place.rotation,
    userUnit: place.userUnit,
    origin: isImage ? 'image' : 'text',
    text,
    lines,
    mends,
    warnings,
  };
}

/** A page that is in the file but could not be read, with the reason. */
export function unreadPage(number: number, label: string | null, warning: string, place?: PagePlace): Page {
  const box = place?.box ?? ([0, 0, 612, 792] as const);
  return {
    number,
    label,
    width: box[2] - box[0],
    height: box[3] - box[1],
    box,
    rotation: place?.rotation ?? 0,
    userUnit: place?.userUnit ?? 1,
    origin: 'text',
    text: '',
    lines: [],
    mends: [],
    warnings: [warning],
  };
}
