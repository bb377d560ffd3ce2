import type { Page } from '#contract/document.ts';
import { coveredText, whiteOnNothing } from './covered-text.ts';
import { withFormValues } from './form-values.ts';
import type { Fill, Glyph, PageDrawing } from './glyph.ts';
import { pageMarks } from './page-marks.ts';
import { pageText } from './page-text.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';
import { struckOut } from './struck-out.ts';
import type { TaggedTable } from './tagged-tables.ts';
import { looksGarbled } from './text-quality.ts';

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

/** What a page has beside its drawing. */
export interface PageExtras {
  readonly annotations: readonly PdfAnnotation[];
  readonly tables: readonly TaggedTable[];
}

const noExtras: PageExtras = { annotations: [], tables: [] };

export const untrusted = 'the file does not say which characters it shows: the text of this page cannot be trusted';

/** A page as its drawing shows it, with what is marked on it. */
export function pageFrom(place: PagePlace, drawing: PageDrawing, extras: PageExtras = noExtras): Page {
  const { annotations } = extras;
  const [x0, y0, x1, y1] = place.box;
  const share = drawing.imageArea / ((x1 - x0) * (y1 - y0));
  const glyphs = withFormValues(drawing.glyphs, annotations);
  const hiddenTextLayer = isTextLayer(drawing, share, (x1 - x0) * (y1 - y0));
  const unseen = unseenGlyphs(drawing, hiddenTextLayer);
  const text = pageText({ ...drawing, glyphs }, { tagged: extras.tables, unseen });
  const ofKind = (...kinds: readonly string[]): ReadonlySet<string> =>
    new Set(annotations.filter(({ subtype }) => kinds.includes(subtype)).map(({ id }) => id));
  const found = pageMarks({
    glyphs,
    text,
    annotations,
    unseen,
    struck: struckOut(glyphs, drawing.strokes, ofKind('StrikeOut', 'Highlight', 'Underline', 'Squiggly', 'Widget')),
    covers: hiddenTextLayer ? [] : coveredText(drawing.glyphs, drawing.fills, ofKind('Widget')),
  });
  const characters = text.text.replace(/\s/gu, '').length;
  const isImage =
    (characters < strayCharacters && share >= fullPageShare) ||
    (characters === 0 && (share > 0.02 || drawing.curves >= manyCurves));
  const isUntrusted = drawing.unknownGlyphs > 0.2 * drawing.glyphs.length || looksGarbled(text.text);
  const warnings: string[] = [];
  if (isImage) warnings.push(imageOnly);
  if (drawing.cut) warnings.push('too much text: only the beginning of this page was read');
  if (isUntrusted) warnings.push(untrusted);
  warnings.push(...found.warnings);
  return {
    number: place.number,
    label: place.label,
    width: x1 - x0,
    height: y1 - y0,
    box: place.box,
    rotation: place.rotation,
    userUnit: place.userUnit,
    origin: isImage || isUntrusted ? 'image' : 'text',
    text: text.text,
    lines: text.lines,
    mends: text.mends,
    ...(hiddenTextLayer ? { hiddenTextLayer: true } : {}),
    ...(found.marks.length > 0 ? { marks: found.marks } : {}),
    ...(found.regions.length > 0 ? { regions: found.regions } : {}),
    ...(text.tables.length > 0 ? { tables: text.tables } : {}),
    warnings,
  };
}

/** Nearly all text is drawn without ink or under a picture of the page: what another program recognised. */
function isTextLayer(drawing: PageDrawing, share: number, pageArea: number): boolean {
  if (share < fullPageShare || drawing.glyphs.length === 0) return false;
  const fullPage = drawing.images.filter((image) => areaOf(image) >= fullPageShare * pageArea);
  const under = drawing.glyphs.filter(
    (glyph) =>
      glyph.unseen === 'invisible' || fullPage.some((image) => image.order > glyph.order && holds(image, glyph)),
  );
  return under.length >= 0.8 * drawing.glyphs.length;
}

function areaOf({ box }: Fill): number {
  return (box[2] - box[0]) * (box[3] - box[1]);
}

function holds({ box }: Fill, { x, y }: Glyph): boolean {
  return x >= box[0] - 2 && x <= box[2] + 2 && y >= box[1] - 2 && y <= box[3] + 2;
}

function unseenGlyphs(drawing: PageDrawing, hiddenTextLayer: boolean): ReadonlySet<number> {
  const white = whiteOnNothing(drawing.glyphs, drawing.fills, drawing.images);
  return new Set(
    drawing.glyphs
      .filter(
        ({ unseen, order }) => unseen === 'layer' || white.has(order) || (unseen === 'invisible' && !hiddenTextLayer),
      )
      .map(({ order }) => order),
  );
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
