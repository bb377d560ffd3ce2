import { availableParallelism, loadavg } from 'node:os';

/** How far a busy machine may lengthen a limit. */
const longestStretch = 20;

/**
 * How many times longer work takes now than on an idle machine, 1 to 20: the programs that want a processor for each
 * that there is. 1 on Windows, which does not tell.
 */
export function machineStretch(): number {
  const [lastMinute = 0] = loadavg();
  return Math.min(longestStretch, Math.max(1, lastMinute / availableParallelism()));
}

/** What a process under a limit has had since the limit began. */
export interface TimeHad {
  readonly wallMs: number;
  /** Of a processor; null where the system does not tell. */
  readonly processorMs: number | null;
}

/**
 * How much longer a process may go on, in milliseconds; 0 or less where its time is over. On an idle machine the limit
 * is one of the clock. On a busy one it is as much longer as work takes there, but not for what has had the limit's
 * whole time of a processor: that would not have ended in time anywhere.
 */
export function timeLeftMs(limitMs: number, had: TimeHad, stretch: number): number {
  const ofClock = limitMs * stretch - had.wallMs;
  if (had.processorMs === null) return ofClock;
  const ofProcessor = limitMs - had.processorMs;
  return Math.max(limitMs - had.wallMs, Math.min(ofClock, ofProcessor));
}
