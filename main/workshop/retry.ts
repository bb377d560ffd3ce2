import type { ErrorCode } from '#contract/errors.ts';

/** Attempts in all, by kind of failure; what is not named fails at once: trying again would not change it. */
const attempts: Partial<Record<ErrorCode, number>> = {
  'reader-crashed': 3,
  'store-busy': 8,
  'model-failed': 4,
  'too-slow': 2,
  'out-of-memory': 2,
  'download-failed': 5,
  internal: 2,
};

const firstMs = 500;
const longestMs = 60_000;

/** How long to wait before the next attempt, in milliseconds, doubling; null where there is none. */
export function retryDelayMs(code: ErrorCode, attempt: number): number | null {
  if (attempt >= (attempts[code] ?? 1)) return null;
  return Math.min(longestMs, firstMs * 2 ** (attempt - 1));
}
