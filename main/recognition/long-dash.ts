import type { StripCharacter } from './read-strip.ts';

const dash = /^[-–—―─]$/u;
/** Ems that the two characters of a Chinese dash are wide; one dash is at most one em. */
const shortest = 1.45;
const longest = 2.6;

/**
 * A Chinese dash is two characters whose ink is one stroke two ems long; the
 * network sees one. Where the ink is that long the character is given twice.
 *
 * @param columns Ink by column of the line's box.
 * @param em The line's height in columns.
 */
export function withLongDashes(
  read: readonly StripCharacter[],
  columns: Uint32Array,
  em: number,
): readonly StripCharacter[] {
  const width = columns.length;
  return read.flatMap((character, index) => {
    const isPair = [read[index - 1], read[index + 1]].some((beside) => beside !== undefined && dash.test(beside.text));
    if (!dash.test(character.text) || isPair) return [character];
    const [from, to] = strokeAround(columns, ((character.from + character.to) / 2) * width, em);
    if (to - from < shortest * em || to - from > longest * em) return [character];
    const middle = (from + to) / 2;
    return [
      { ...character, text: '—', from: from / width, to: middle / width },
      { ...character, text: '—', from: middle / width, to: to / width },
    ];
  });
}

/** The columns of a thin stroke around a place; a gap as between two dashes does not end it. */
function strokeAround(columns: Uint32Array, centre: number, em: number): readonly [number, number] {
  const isThin = (at: number): boolean => {
    const count = columns[at] ?? 0;
    return count > 0 && count <= 0.25 * em;
  };
  const end = (step: 1 | -1): number => {
    let last = Math.round(centre);
    for (let at = last; at >= 0 && at < columns.length && Math.abs(at - last) <= 0.15 * em; at += step) {
      if ((columns[at] ?? 0) > 0.25 * em) break;
      if (isThin(at)) last = at;
    }
    return last;
  };
  return [end(-1), end(1) + 1];
}
