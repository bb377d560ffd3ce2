/** The time one task may take on an idle machine. */
export interface TaskLimit {
  /** Whatever its size. */
  readonly baseMs: number;
  /**
   * Besides, for each character of text in the task, or that the worker fetches by itself (`textLength`): a bundle of
   * thousands of pages takes its time.
   */
  readonly perCharacterMs: number;
}

/** The milliseconds that a task may take on an idle machine. */
export function taskLimitMs({ baseMs, perCharacterMs }: TaskLimit, task: object): number {
  const fetched = 'textLength' in task && typeof task.textLength === 'number' ? task.textLength : 0;
  return baseMs + (perCharacterMs === 0 ? 0 : perCharacterMs * (charactersIn(task) + fetched));
}

/** UTF-16 units of all strings in a task. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return 0;
  let sum = 0;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) sum += charactersIn(inner);
  return sum;
}
