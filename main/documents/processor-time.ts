import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever its own clock. */
const tickMs = 10;

/** Time a process has had of a processor, its threads together; null where the system has no /proc. */
export function processorMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold anything; times are fields 14 and 15, after it 12 and 13.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks * tickMs : null;
  } catch {
    return null;
  }
}
