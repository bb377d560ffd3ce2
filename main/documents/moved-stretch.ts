import type { Page } from '#contract/document.ts';
import { boxOfQuad, charQuads } from './anchor.ts';

/** UTF-16 offsets of a page's text, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** So near, in points, the same ink is at the same place. */
const samePlacePt = 2;
/** Characters around words that tell one occurrence of them from another. */
const contextLength = 40;
/** Of the characters in the ink, those that two readings of it must share to be readings of the same words. */
const sameWords = 0.7;
/** White space that may part two pieces of one stretch. */
const onlySpace = /^\s*$/;

/**
 * Where a stretch of one reading of a page stands in another one: the same words, wherever their lines break; of several
 * occurrences the one on the same ink, else the one among the same words. Where the words were read otherwise, what now
 * stands on their ink, in as many pieces as it has; null where that has little in common with them.
 */
export function movedStretch(before: Page, after: Page, { start, end }: Stretch): readonly Stretch[] | null {
  const words = squeezed(before.text.slice(start, end));
  if (words === '') return null;
  if (before.text === after.text) return [{ start, end }];
  const found = occurrences(after, words);
  if (found.length <= 1) return found.length === 1 ? found : onSameInk(before, after, { start, end });
  const nearest = leastBy(found, (stretch) => distancePt(before, { start, end }, after, stretch));
  if (nearest !== null && nearest.value <= samePlacePt) return [nearest.item];
  const likest = leastBy(found, (stretch) => -sharedContext(before.text, { start, end }, after.text, stretch));
  return likest === null ? null : [likest.item];
}

/** Every place of a page that has these words, white space aside. */
export function occurrences(page: Page, words: string): Stretch[] {
  const { text, offsets } = squeezedWithOffsets(page.text);
  const found: Stretch[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const first = offsets[at];
    const last = offsets[at + words.length - 1];
    if (first !== undefined && last !== undefined) found.push({ start: first, end: last + 1 });
  }
  return found;
}

/** Words without their white space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** How far apart two places begin on the paper, in points; infinite where one has no ink, or the paper is another. */
export function distancePt(before: Page, from: Stretch, after: Page, to: Stretch): number {
  const [a] = isSamePaper(before, after) ? charQuads(before, from.start, from.end) : [];
  const [b] = charQuads(after, to.start, to.end);
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : Number.POSITIVE_INFINITY;
}

/** How many characters before and after two places are the same, counted from the places on, white space aside. */
export function sharedContext(before: string, from: Stretch, after: string, to: Stretch): number {
  const head = (text: string, at: number) =>
    [...squeezed(text.slice(Math.max(0, at - contextLength * 2), at))].reverse();
  const tail = (text: string, at: number) => [...squeezed(text.slice(at, at + contextLength * 2))];
  return (
    sharedLength(head(before, from.start), head(after, to.start)) +
    sharedLength(tail(before, from.end), tail(after, to.end))
  );
}

/** Whether two readings are of the same paper, so that a place on it is the same place. */
export function isSamePaper(a: Page, b: Page): boolean {
  return a.rotation === b.rotation && a.box.every((edge, index) => Math.abs(edge - (b.box[index] ?? 0)) < 0.5);
}

/** What stands in the boxes of a stretch on another reading of the same paper; null where it is not the same words. */
function onSameInk(before: Page, after: Page, { start, end }: Stretch): readonly Stretch[] | null {
  if (!isSamePaper(before, after)) return null;
  const pieces = inBoxes(after, charQuads(before, start, end).map(boxOfQuad));
  const now = pieces.map((piece) => squeezed(after.text.slice(piece.start, piece.end))).join('');
  return likeness(squeezed(before.text.slice(start, end)), now) >= sameWords ? pieces : null;
}

/** The stretches of a page's text whose characters have their middle in one of the boxes, in the order of the text. */
export function inBoxes(page: Page, boxes: readonly (readonly [number, number, number, number])[]): Stretch[] {
  const pieces: { start: number; end: number }[] = [];
  for (const { runs } of page.lines) {
    for (const { start, x, y, direction, ascent, descent, edges } of runs) {
      const [dx, dy] = direction;
      const up = (ascent - descent) / 2;
      for (let unit = 0; unit + 1 < edges.length; unit += 1) {
        const along = ((edges[unit] ?? 0) + (edges[unit + 1] ?? 0)) / 2;
        const middleX = x + along * dx - up * dy;
        const middleY = y + along * dy + up * dx;
        const isIn = boxes.some(([x0, y0, x1, y1]) => middleX >= x0 && middleX <= x1 && middleY >= y0 && middleY <= y1);
        const at = start + unit;
        if (!isIn || onlySpace.test(page.text.charAt(at))) continue;
        const last = pieces.at(-1);
        if (last !== undefined && onlySpace.test(page.text.slice(last.end, at))) last.end = at + 1;
        else pieces.push({ start: at, end: at + 1 });
      }
    }
  }
  return pieces;
}

/** The characters that two words share, of those of the longer one: 0 to 1. */
export function likeness(one: string, other: string): number {
  const left = new Map<string, number>();
  for (const character of one) left.set(character, (left.get(character) ?? 0) + 1);
  let shared = 0;
  for (const character of other) {
    const count = left.get(character) ?? 0;
    if (count === 0) continue;
    shared += character.length;
    left.set(character, count - 1);
  }
  return shared / Math.max(1, one.length, other.length);
}

function squeezedWithOffsets(text: string): { readonly text: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (!onlySpace.test(text.charAt(at))) offsets.push(at);
  return { text: squeezed(text), offsets };
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(contextLength, one.length, other.length);
  let shared = 0;
  while (shared < most && one[shared] === other[shared]) shared += 1;
  return shared;
}

/** The item of the least value, and that value; null where there is none. The first of equals. */
export function leastBy<Item>(
  items: readonly Item[],
  measure: (item: Item) => number,
): { readonly item: Item; readonly value: number } | null {
  let least: { readonly item: Item; readonly value: number } | null = null;
  for (const item of items) {
    const value = measure(item);
    if (least === null || value < least.value) least = { item, value };
  }
  return least;
}
