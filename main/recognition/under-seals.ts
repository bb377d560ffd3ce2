import type { Box } from './detect-lines.ts';
import type { RecognisedCharacter, RecognisedLine } from './place-characters.ts';

/** The most confidence (0 to 100) of a character under a dark seal: it is doubtful whatever the recogniser held. */
export const mostUnderSeal = 50;

/**
 * The lines with the characters under dark seals unsure: the seal's strokes cannot be told from theirs.
 * `seals` are rectangles on the same page; what stands in a corner of one, outside the ring, is left alone.
 */
export function unsureUnderSeals(lines: readonly RecognisedLine[], seals: readonly Box[]): readonly RecognisedLine[] {
  if (seals.length === 0) return lines;
  return lines.map((line) => {
    const isUnder = (character: RecognisedCharacter): boolean => {
      const [x, y] = middleOf(line, character);
      return seals.some(({ x0, y0, x1, y1 }) => {
        const across = (2 * x - x0 - x1) / Math.max(1, x1 - x0);
        const down = (2 * y - y0 - y1) / Math.max(1, y1 - y0);
        return Math.hypot(across, down) <= 1;
      });
    };
    if (!line.characters.some(isUnder)) return line;
    const characters = line.characters.map((character) =>
      isUnder(character) ? { ...character, confidence: Math.min(mostUnderSeal, character.confidence) } : character,
    );
    return { ...line, characters };
  });
}

function middleOf(line: RecognisedLine, { start, end }: RecognisedCharacter): readonly [number, number] {
  const along = (start + end) / 2;
  const across = (line.descent - line.ascent) / 2;
  return line.vertical ? [line.x, line.y + along] : [line.x + along, line.y + across];
}
