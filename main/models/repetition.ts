/** Longest phrase, in tokens, whose repetition is looked for. */
const longestPeriod = 80;
/** A short phrase must fill this many tokens with its repetitions before it counts as a loop. */
const shortestLoop = 24;
const fewestCopies = 3;

/**
 * If `ids` end in a loop, the number of tokens worth keeping (everything before, and the phrase once); else null.
 * A loop is one phrase of up to 80 tokens repeated without a break at least three times and over at least 24
 * tokens: far more than a list, a rule of dashes or a table has, soon enough that a person waits a second.
 */
export function loopStart(ids: readonly number[]): number | null {
  const last = ids.length - 1;
  for (let period = 1; period <= longestPeriod; period++) {
    const needed = Math.max(shortestLoop, period * fewestCopies);
    if (ids.length < needed) break;
    let matched = 0;
    while (last - matched - period >= 0 && ids[last - matched] === ids[last - matched - period]) matched++;
    if (matched + period >= needed) return ids.length - matched;
  }
  return null;
}
