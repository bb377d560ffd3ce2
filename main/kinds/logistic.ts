/** The probability, 0 to 1, of a score in log odds. */
export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
