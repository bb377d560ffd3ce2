import type { Progress } from '#contract/progress.ts';

/** Everything but data goes to standard error. */
export function say(line: string): void {
  clearBar();
  process.stderr.write(`${line}\n`);
}

/** Data, for other programs. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

let barShown = false;
/** The last tenth shown, by name and stage. */
const shownTenths = new Map<string, number>();

function clearBar(): void {
  if (barShown) process.stderr.write('\r\u001b[2K');
  barShown = false;
}

/** Shows where a named thing stands: a moving line on a terminal, a line at every tenth elsewhere. */
export function showProgress(name: string, progress: Progress): void {
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  if (process.stderr.isTTY) {
    const filled = Math.round(share * 24);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)}`;
    process.stderr.write(
      `\r\u001b[2K${bar} ${String(Math.round(share * 100)).padStart(3)} % ${progress.stage} ${name}${progress.detail ? ` (${progress.detail})` : ''}`,
    );
    barShown = true;
    return;
  }
  const tenth = Math.floor(share * 10);
  const key = `${progress.stage} ${name}`;
  if (tenth <= (shownTenths.get(key) ?? -1)) return;
  shownTenths.set(key, tenth);
  const detail = progress.detail ? ` (${progress.detail})` : '';
  process.stderr.write(`${key}: ${Math.round(share * 100)} %${detail}\n`);
}

/** `1 page`, `3 pages`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
