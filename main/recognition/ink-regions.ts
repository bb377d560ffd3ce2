import { blackSeals } from './black-seals.ts';
import type { Box } from './detect-lines.ts';
import { boxOfShape, inkShapes } from './ink-shapes.ts';
import type { RecognisedLine } from './place-characters.ts';
import type { PreparedPage } from './prepare-page.ts';
import { signatureStrokes } from './signatures.ts';

/** A line with the rectangle in which it was found. */
export interface BoxedLine {
  readonly line: RecognisedLine;
  readonly box: Box;
}

/** A seal or a signature on the prepared page. */
export interface InkRegion {
  readonly kind: 'seal' | 'signature';
  readonly box: Box;
  /** What was read of a seal's characters, as far as it is sure. */
  readonly note?: string;
}

/** Mean confidence from which characters in a frame or on a signature line are print. */
const surePrint = 85;
const readable = 60;

/**
 * Seals in dark ink and signatures, with the lines that are no part of them.
 * A line that goes on outside stays as it is, and so does what is read surely
 * in a square frame or on a signature line.
 */
export function inkRegions(
  page: PreparedPage,
  read: readonly BoxedLine[],
): { readonly lines: readonly BoxedLine[]; readonly regions: readonly InkRegion[] } {
  const { cells, shapes } = inkShapes(page.grey, page.dpi);
  const regions: InkRegion[] = [];
  let lines = read;
  for (const seal of blackSeals(cells, shapes)) {
    const box = boxOfShape(seal, cells);
    const outside = lines.filter((each) => shareInside(each.box, box) <= 0.8);
    const inside = lines.filter((each) => !outside.includes(each) && !outside.some((other) => goesOn(each, other)));
    if (seal.form === 'square' && inside.some(isPrint)) continue;
    lines = lines.filter((each) => !inside.includes(each));
    const note = inside
      .toSorted((first, second) => first.box.y0 - second.box.y0)
      .filter((each) => confidenceOf(each) >= readable)
      .map(textOf)
      .join(' ');
    regions.push({ kind: 'seal', box, ...(note !== '' && { note }) });
  }
  for (const stroke of signatureStrokes(cells, shapes)) {
    const box = boxOfShape(stroke, cells);
    if (regions.some((region) => shareInside(box, region.box) > 0.5)) continue;
    // Ink that other lines stand in as well is no free stroke.
    const touching = lines.filter((each) => shareInside(each.box, box) > 0.3);
    if (touching.some((each) => isPrint(each) && isSetClose(each))) continue;
    lines = lines.filter((each) => !touching.includes(each) || shareInside(each.box, box) <= 0.6);
    regions.push({ kind: 'signature', box });
  }
  return { lines, regions };
}

function isPrint(each: BoxedLine): boolean {
  return confidenceOf(each) >= surePrint;
}

/** A piece of a printed line that goes on beside it. */
function goesOn({ box }: BoxedLine, { box: other }: BoxedLine): boolean {
  const [height, otherHeight] = [box.y1 - box.y0, other.y1 - other.y0];
  if (Math.max(height, otherHeight) > 1.35 * Math.min(height, otherHeight)) return false;
  const shared = Math.min(box.y1, other.y1) - Math.max(box.y0, other.y0);
  return shared > 0.6 * height && Math.max(box.x0, other.x0) - Math.min(box.x1, other.x1) < height;
}

/** Printed characters fill their line; of a signature a letter or two are read. */
function isSetClose({ line, box }: BoxedLine): boolean {
  return line.characters.length * 1.5 * (box.y1 - box.y0) >= box.x1 - box.x0;
}

function confidenceOf({ line: { characters } }: BoxedLine): number {
  return characters.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, characters.length);
}

function textOf({ line }: BoxedLine): string {
  return line.characters.map(({ text, spaceBefore }) => (spaceBefore ? ` ${text}` : text)).join('');
}

function shareInside(inner: Box, outer: Box): number {
  const width = Math.min(inner.x1, outer.x1) - Math.max(inner.x0, outer.x0);
  const height = Math.min(inner.y1, outer.y1) - Math.max(inner.y0, outer.y0);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / ((inner.x1 - inner.x0) * (inner.y1 - inner.y0));
}
