import type { Line, Page, PageMark, PageRegion } from '#contract/document.ts';
import type { Glyph } from '#main/documents/glyph.ts';
import { combine, type Matrix } from '#main/documents/matrix.ts';
import type { PagePlace } from '#main/documents/page-from-drawing.ts';
import { halvesText } from './halves-text.ts';
import type { RecognisedCharacter, RecognisedLine } from './place-characters.ts';
import type { RecognisedPage } from './recogniser.ts';

/** The warning of a recognised page with many doubtful characters. */
export const lowTrust = 'hard to read: check this page against its picture';

/** The warning of a sheet with two pages: its text is the left one's, then the right one's. */
export const twoPages = 'two pages on one sheet: the left one is read first, then the right one';

/**
 * A recognised page as the other rooms know pages: text in reading order, and
 * every character's place in user space and confidence.
 *
 * `pictureToPage` takes pixels of the picture to user space. Without it the picture
 * is the page as viewers show it: cropped to `place.box`, turned by `place.rotation`.
 */
export function pageFromRecognition(
  place: PagePlace,
  recognised: RecognisedPage,
  pictureToPage: Matrix = pictureOfPage(place, recognised),
): Page {
  const toPage = combine(pictureToPage, recognised.toImage);
  const characters: RecognisedCharacter[] = [];
  const glyphs: Glyph[] = [];
  const halves = halvesOf(recognised).map((half) => {
    const first = glyphs.length;
    for (const line of half) addGlyphs(line, toPage, glyphs, characters);
    return glyphs.slice(first);
  });
  const { text, lines, tables, places } = halvesText(halves);
  const characterAt = new Map<number, RecognisedCharacter>();
  for (const [order, { start, end }] of places) {
    const character = characters[order];
    if (character === undefined) continue;
    for (let offset = start; offset < end; offset += 1) characterAt.set(offset, character);
  }
  const [x0, y0, x1, y1] = place.box;
  const marks = marksOf(text, characterAt);
  const regions = recognised.regions.map(
    (region): PageRegion => ({ ...region, box: onPage(region.box, pictureToPage) }),
  );
  return {
    number: place.number,
    label: place.label,
    width: x1 - x0,
    height: y1 - y0,
    box: place.box,
    rotation: place.rotation,
    userUnit: place.userUnit,
    origin: 'ocr',
    text,
    lines: lines.map((line) => withConfidence(line, characterAt)),
    mends: [],
    ...(marks.length > 0 ? { marks } : {}),
    ...(regions.length > 0 ? { regions } : {}),
    ...(tables.length > 0 ? { tables } : {}),
    warnings: [
      ...recognised.warnings,
      ...(recognised.gutter === null ? [] : [twoPages]),
      ...(recognised.trust === 'low' ? [lowTrust] : []),
    ],
  };
}

/** Of a sheet with two pages side by side the left one's lines, then the right one's. */
function halvesOf({ lines, gutter }: RecognisedPage): readonly (readonly RecognisedLine[])[] {
  if (gutter === null) return [lines];
  return [lines.filter((line) => line.x < gutter), lines.filter((line) => line.x >= gutter)];
}

/** From pixels of a picture of the page, as viewers show it, to user space. */
export function pictureOfPage(place: PagePlace, picture: { readonly width: number; readonly height: number }): Matrix {
  const [x0, y0, x1, y1] = place.box;
  const across = 1 / picture.width;
  const down = 1 / picture.height;
  const width = x1 - x0;
  const height = y1 - y0;
  switch (place.rotation) {
    case 90:
      return [0, height * across, width * down, 0, x0, y0];
    case 180:
      return [-width * across, 0, 0, height * down, x1, y0];
    case 270:
      return [0, -height * across, -width * down, 0, x1, y1];
    default:
      return [width * across, 0, 0, -height * down, x0, y1];
  }
}

function addGlyphs(
  line: RecognisedLine,
  [a, b, c, d, e, f]: Matrix,
  glyphs: Glyph[],
  characters: RecognisedCharacter[],
): void {
  // The writing direction and the one from its top to its bottom, for one pixel.
  const along = line.vertical ? ([c, d] as const) : ([a, b] as const);
  const across = line.vertical ? ([a, b] as const) : ([c, d] as const);
  const alongScale = Math.hypot(...along);
  const acrossScale = Math.hypot(...across);
  if (!(alongScale > 0) || !(acrossScale > 0)) return;
  const startX = a * line.x + c * line.y + e;
  const startY = b * line.x + d * line.y + f;
  for (const character of line.characters) {
    glyphs.push({
      text: character.text,
      source: null,
      x: startX + along[0] * character.start,
      y: startY + along[1] * character.start,
      directionX: along[0] / alongScale,
      directionY: along[1] / alongScale,
      advance: (character.end - character.start) * alongScale,
      spacing: 0,
      size: (line.ascent + line.descent) * acrossScale,
      ascent: line.ascent * acrossScale,
      descent: line.descent * acrossScale,
      spaceBefore: character.spaceBefore,
      bold: false,
      italic: false,
      order: glyphs.length,
    });
    characters.push(character);
  }
}

function withConfidence(line: Line, characterAt: ReadonlyMap<number, RecognisedCharacter>): Line {
  return {
    ...line,
    runs: line.runs.map((run) => {
      const confidence: number[] = [];
      for (let offset = run.start; offset < run.end; offset += 1) {
        // A space is as sure as what stands before it.
        confidence.push(characterAt.get(offset)?.confidence ?? confidence.at(-1) ?? 100);
      }
      return { ...run, confidence };
    }),
  };
}

/** Below this a character is doubtful; a digit sooner, because nothing around it tells. */
const doubtfulBelow = 60;
const doubtfulDigitBelow = 90;

function marksOf(text: string, characterAt: ReadonlyMap<number, RecognisedCharacter>): readonly PageMark[] {
  const marks: PageMark[] = [];
  const seen = new Set<RecognisedCharacter>();
  for (const [start, character] of [...characterAt].toSorted(([first], [second]) => first - second)) {
    if (seen.has(character)) continue;
    seen.add(character);
    const end = start + character.text.length;
    if (end > text.length) continue;
    if (character.repairedFrom !== undefined) {
      marks.push({ kind: 'repaired', start, end, note: character.repairedFrom });
      continue;
    }
    const isDigit = /[\p{N}〇零一二三四五六七八九十百千萬万億亿壹貳贰叁參肆伍陸陆柒捌玖拾佰仟]/u.test(character.text);
    if (character.confidence >= (isDigit ? doubtfulDigitBelow : doubtfulBelow)) continue;
    const other = character.others.find((alternative) => alternative.text.trim() !== '')?.text;
    marks.push({ kind: 'doubtful', start, end, ...(other === undefined ? {} : { note: other }) });
  }
  return marks;
}

function onPage(
  box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number },
  [a, b, c, d, e, f]: Matrix,
): readonly [number, number, number, number] {
  const xs = [a * box.x0 + c * box.y0 + e, a * box.x1 + c * box.y1 + e];
  const ys = [b * box.x0 + d * box.y0 + f, b * box.x1 + d * box.y1 + f];
  const round = (value: number): number => Math.round(value * 100) / 100;
  return [round(Math.min(...xs)), round(Math.min(...ys)), round(Math.max(...xs)), round(Math.max(...ys))];
}
