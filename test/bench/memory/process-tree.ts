import { readdirSync, readFileSync } from 'node:fs';

/** Resident bytes of a process and all that it started, shared pages counted once a process; 0 where it has ended. */
export function treeBytes(root: number): number {
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      // The program's name, in brackets, may hold anything.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(pid, Number(parent));
      resident.set(pid, Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096);
    } catch {
      // It ended in between.
    }
  }
  let sum = 0;
  for (const pid of resident.keys()) {
    let at: number | undefined = pid;
    for (let depth = 0; at !== undefined && at !== root && depth < 32; depth += 1) at = parents.get(at);
    if (at === root) sum += resident.get(pid) ?? 0;
  }
  return sum;
}
