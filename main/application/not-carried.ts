/** What is said of work that a reading anew could not carry over: English reasons, each with a template in `reasons.json`. */

/** How everything begins that is said of it. */
export const saidOfReading = 'Read again: ';

/** A correction whose line was not found. */
export function notCarriedCorrection(page: number, before: string, after: string): string {
  return `Read again: a line corrected on page ${page} was not found: “${shortened(before)}”, corrected to “${shortened(after)}”.`;
}

/** A decision about a finding that was not found again. */
export function notCarriedDecision(page: number, words: string): string {
  return `Read again: what was decided on page ${page} about “${shortened(words)}” was not carried over, for it was not found again.`;
}

/** A redaction whose words were not found. */
export function notCarriedRedaction(page: number): string {
  return `Read again: a redaction on page ${page} stays where it was, for its words were not found; look at it before a copy goes out.`;
}

/** Pages with places that answers or review tables cite and that were not found. */
export function notCarriedPlaces(pages: readonly number[]): string {
  return `Read again: places cited by answers or review tables were not found and lead to their page only: page ${pages.join(', ')}.`;
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
