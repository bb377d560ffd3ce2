import { spawnSync } from 'node:child_process';

/** Whether a window can be shown at all; only Linux can lack it. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>): boolean {
  return process.platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

export const noDisplayMessage = `There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened.
The same work runs without one:
  sampan analyse FILE… --out FOLDER
`;

/** Runs the command line in this executable's Node, without a window or a display; returns its exit code. */
export function runCommandLine(commandLineFile: string, words: readonly string[]): number {
  const { status, signal } = spawnSync(process.execPath, [commandLineFile, ...words], {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return status ?? (signal === 'SIGINT' ? 130 : 1);
}
