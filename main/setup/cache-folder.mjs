/** Where downloads that outlive a checkout are kept: `SAMPAN_CACHE`, else the platform's cache folder. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** @returns {string} the absolute path of the cache; it need not exist yet */
export function defaultCacheFolder() {
  if (process.env.SAMPAN_CACHE) return resolve(process.env.SAMPAN_CACHE);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'sampan');
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'sampan', 'cache');
  }
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sampan');
}
