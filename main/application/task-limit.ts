import { availableParallelism, loadavg } from 'node:os';

/** How far a busy machine may lengthen a limit. */
const longestStretch = 20;

/** The time one task may take on an idle machine. */
export interface TaskLimit {
  /** Whatever its size. */
  readonly baseMs: number;
  /** Besides, for each character of text in the task: a bundle of thousands of pages takes its time. */
  readonly perCharacterMs: number;
}

/** The milliseconds that a task may take on an idle machine. */
export function taskLimitMs({ baseMs, perCharacterMs }: TaskLimit, task: object): number {
  return baseMs + (perCharacterMs === 0 ? 0 : perCharacterMs * charactersIn(task));
}

/**
 * How many times longer work takes now than on an idle machine, 1 to 20: the programs that want a processor for each
 * that there is. 1 on Windows, which does not tell.
 */
export function machineStretch(): number {
  const [lastMinute = 0] = loadavg();
  return Math.min(longestStretch, Math.max(1, lastMinute / availableParallelism()));
}

/** UTF-16 units of all strings in a task. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return 0;
  let sum = 0;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) sum += charactersIn(inner);
  return sum;
}
