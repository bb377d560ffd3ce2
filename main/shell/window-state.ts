import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const windowState = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximised: z.boolean(),
});

/** Where the window stood and how large it was, in device-independent pixels. */
export type WindowState = z.infer<typeof windowState>;

const firstState: WindowState = { width: 1440, height: 900, maximised: false };

/** The state kept in a data folder; the first one where none is kept or it cannot be read. */
export function readWindowState(dataFolder: string): WindowState {
  try {
    return windowState.parse(JSON.parse(readFileSync(statePath(dataFolder), 'utf8')));
  } catch {
    return firstState;
  }
}

/** Keeps the state; a disk that refuses it costs only the window's place. */
export function keepWindowState(dataFolder: string, state: WindowState): void {
  const path = statePath(dataFolder);
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch {
    // Nothing to tell the person: the next start opens at the first place.
  }
}

function statePath(dataFolder: string): string {
  return join(dataFolder, 'window.json');
}
