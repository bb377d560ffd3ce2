import { passageAt } from '../arbitration/arbitration-findings.ts';
import { opensMessage, type Passage, type Reading } from '../matching/reading.ts';

/** A loss told by the next sentence stands at its beginning, in folded units. */
export const nextReach = 200;

/** The next sentence of a passage's clause and message; null where there is none. */
export function passageBehind(reading: Reading, passage: Passage): Passage | null {
  const next = passageAt(reading, passage.end) ?? passageAt(reading, passage.end + 1);
  return next === null || next.start <= passage.start || next.clause !== passage.clause || opensMessage(reading, next)
    ? null
    : next;
}
