import { isWide } from './line-breaks.ts';
import type { SetCharacter } from './set-line.ts';

/** More white than this, as a share of the type size, is worse than a short line. */
const widestGap = 0.16;

/** Fills a line of Chinese to `room` by white between its characters; a line of other words stays as it is. */
export function filledLine(line: readonly SetCharacter[], room: number): void {
  const width = line.reduce((sum, character) => sum + character.width, 0);
  const spare = room - width;
  const places = line.slice(0, -1).filter((character, index) => {
    const next = line[index + 1];
    return character.glyph !== null && next !== undefined && isWide(character.code) && next.glyph !== null;
  });
  const size = line[0]?.style.size ?? 0;
  if (spare <= 0.01 || places.length < 8 || spare / places.length > widestGap * size) return;
  const gap = spare / places.length;
  for (const place of places) {
    place.gap = gap;
    place.width += gap;
  }
}
