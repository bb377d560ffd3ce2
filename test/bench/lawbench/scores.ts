import type { Task } from './tasks.ts';

/** An item's score, 0 to 1. Accuracy: exactly the one label; F1 as LawBench's own scorers count it. */
export function scoreOf(kind: Task['score'], found: readonly string[], right: readonly string[]): number {
  if (kind === 'accuracy') return found.length === 1 && found[0] === right[0] ? 1 : 0;
  if (kind === 'F1 of labels')
    return f1(found.filter((label) => right.includes(label)).length, found.length, right.length);
  const own = [...found.join('')];
  const left = [...right.join('')];
  const all = left.length;
  let shared = 0;
  for (const character of own) {
    const at = left.indexOf(character);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return f1(shared, own.length, all);
}

function f1(shared: number, found: number, right: number): number {
  return shared === 0 ? 0 : (2 * shared) / (found + right);
}
