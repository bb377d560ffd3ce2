import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface FolderSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * Where models are kept, outside any checkout so that several share them: `models` in `SAMPAN_CACHE`, else in
 * the platform's cache folder (Linux: `XDG_CACHE_HOME` or `~/.cache`). The folder need not exist yet.
 */
export function defaultModelsFolder(
  { env, platform, home }: FolderSurroundings = { env: process.env, platform: process.platform, home: homedir() },
): string {
  if (env.SAMPAN_CACHE) return join(resolve(env.SAMPAN_CACHE), 'models');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'sampan', 'models');
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'sampan', 'cache', 'models');
  }
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'sampan', 'models');
}
