import { isUnspaced } from '#main/documents/script-width.ts';
import type { Box } from './detect-lines.ts';
import { withLongDashes } from './long-dash.ts';
import { inkThreshold } from './pixels.ts';
import type { Alternative, StripCharacter } from './read-strip.ts';
import type { Grey } from './recognition-image.ts';

/** A character of a recognised line. */
export interface RecognisedCharacter {
  readonly text: string;
  /** Pixels along the line from its start. */
  readonly start: number;
  readonly end: number;
  /** 0 to 100. */
  readonly confidence: number;
  readonly spaceBefore: boolean;
  /** Other readings of the same ink, likeliest first. */
  readonly others: readonly Alternative[];
  /** What the recogniser read, where the language model changed it. */
  readonly repairedFrom?: string;
}

/** A line on the prepared page. */
export interface RecognisedLine {
  /** Start of the baseline; of a vertical line the middle of its upper edge. */
  readonly x: number;
  readonly y: number;
  readonly vertical: boolean;
  readonly ascent: number;
  readonly descent: number;
  readonly characters: readonly RecognisedCharacter[];
}

/** The share of a line's height that lies below its baseline. */
const belowBaseline = 0.2;

/**
 * Gives each character of a horizontal line its place: the borders lie half-way
 * between the centres that the network saw, or where the least ink is nearby.
 */
export function placeCharacters(page: Grey, box: Box, seen: readonly StripCharacter[]): RecognisedLine | null {
  const width = box.x1 - box.x0;
  const profile = inkProfile(page, box);
  const letters = seen.filter((character) => character.text.trim() !== '');
  if (letters.length === 0 || profile === null) return null;
  const height = profile.bottom - profile.top;
  const read = withLongDashes(seen, profile.columns, height);
  const centres = read.map((character) => ((character.from + character.to) / 2) * width);
  const borders: number[] = [];
  for (let index = 0; index <= read.length; index += 1) {
    const before = centres[index - 1];
    const after = centres[index];
    if (before === undefined) borders.push(Math.max(0, Math.min(profile.left, (after ?? 0) - 1)));
    else if (after === undefined) borders.push(Math.min(width, Math.max(profile.right, before + 1)));
    else borders.push(leastInk(profile.columns, before, after, 0.3 * height));
  }
  const start = borders[0] ?? 0;
  const characters: RecognisedCharacter[] = [];
  let spaceBefore = false;
  for (const [index, character] of read.entries()) {
    if (character.text.trim() === '') {
      spaceBefore = true;
      continue;
    }
    let from = borders[index] ?? 0;
    let to = borders[index + 1] ?? from;
    const centre = centres[index] ?? from;
    // Where no neighbour limits it, a character is as wide as its script is.
    const most = (isUnspaced(character.text) ? 0.62 : 0.5) * height * 1.2;
    if (spaceBefore || index === 0) from = Math.max(from, centre - most);
    if (read[index + 1] === undefined || read[index + 1]?.text.trim() === '') to = Math.min(to, centre + most);
    characters.push({
      text: character.text,
      start: from - start,
      end: Math.max(from, to) - start,
      confidence: Math.round(character.probability * 1000) / 10,
      spaceBefore: spaceBefore && characters.length > 0,
      others: character.others,
    });
    spaceBefore = false;
  }
  const descent = height * belowBaseline;
  return {
    x: box.x0 + start,
    y: box.y0 + profile.bottom - descent,
    vertical: false,
    ascent: height - descent,
    descent,
    characters,
  };
}

interface InkProfile {
  readonly columns: Uint32Array;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Ink by column, and the rectangle of the ink inside the box; null for none. */
function inkProfile(page: Grey, box: Box): InkProfile | null {
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (box.y0 + y) * page.width + box.x0;
    data.set(page.data.subarray(from, from + width), y * width);
  }
  const threshold = inkThreshold({ data, width, height });
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] ?? 255) > threshold) continue;
      columns[x] = (columns[x] ?? 0) + 1;
      rows[y] = (rows[y] ?? 0) + 1;
    }
  }
  const left = columns.findIndex((count) => count > 0);
  if (left < 0) return null;
  const right = columns.findLastIndex((count) => count > 0) + 1;
  // The box has parts of the lines above and below: the ink that hangs together with the middle counts.
  const middle = Math.floor(height / 2);
  const least = Math.max(1, Math.round(0.004 * width));
  let top = middle;
  let bottom = middle;
  while (top > 0 && (middle - top < 0.25 * height || (rows[top - 1] ?? 0) >= least)) top -= 1;
  while (bottom < height && (bottom - middle < 0.25 * height || (rows[bottom] ?? 0) >= least)) bottom += 1;
  return { columns, left, right, top, bottom };
}

function leastInk(columns: Uint32Array, before: number, after: number, reach: number): number {
  const middle = (before + after) / 2;
  const from = Math.max(Math.ceil(before + 1), Math.round(middle - reach));
  const to = Math.min(Math.floor(after - 1), Math.round(middle + reach));
  let best = middle;
  let least = Infinity;
  for (let at = from; at <= to; at += 1) {
    const cost = (columns[at] ?? 0) + Math.abs(at - middle) * 0.05;
    if (cost < least) {
      least = cost;
      best = at + 0.5;
    }
  }
  return best;
}
