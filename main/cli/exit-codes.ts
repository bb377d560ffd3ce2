import type { ErrorCode } from '#contract/errors.ts';

/** The exit codes of every command. */
export const exitCodes = { done: 0, someFailed: 1, wrongUsage: 2, machineLacks: 3, cancelled: 130 } as const;

/** The exit code for a command that ended with this error. */
export function exitCodeFor(code: ErrorCode): number {
  switch (code) {
    case 'wrong-usage':
      return exitCodes.wrongUsage;
    case 'machine-lacks':
    case 'model-missing':
    case 'model-does-not-fit':
    case 'download-failed':
    case 'disk-full':
    case 'store-busy':
    case 'store-newer':
    case 'store-damaged':
    case 'locked':
    case 'passphrase-wrong':
      return exitCodes.machineLacks;
    case 'cancelled':
      return exitCodes.cancelled;
    default:
      return exitCodes.someFailed;
  }
}
