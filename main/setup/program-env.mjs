import { join } from 'node:path';
import { projectFolder } from './dependencies.mjs';

/** glibc keeps what each of many threads has freed: on a document of 1,000 pages hundreds of megabytes. */
export const memoryEnv = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '65536',
  MALLOC_MMAP_THRESHOLD_: '65536',
};

/**
 * What makes file names UTF-8 where the environment names no such encoding: Chromium on Linux cannot hand over the
 * path of a file with a Chinese name otherwise. Empty where nothing is to be added.
 */
export function fileNameEnv({ LC_ALL: all = '', LC_CTYPE: ctype = '', LANG: lang = '' }) {
  if (process.platform !== 'linux' || /utf-?8/i.test(all || ctype || lang)) return {};
  return { LC_CTYPE: 'C.UTF-8', ...(all && { LC_ALL: 'C.UTF-8' }) };
}

/** Where the program's own modules are kept compiled: a command's start takes half as long with it. */
export const compileCacheEnv = { NODE_COMPILE_CACHE: join(projectFolder, 'node_modules', '.cache', 'sampan') };

/**
 * Node's own options for the program: a young generation that stays small saves 100 MB on a large document, and one that
 * is collected when it has grown by two fifths, not when it has grown fourfold, a gigabyte on one of 5,000 pages.
 */
export const nodeOptions = ['--no-warnings', '--max-semi-space-size=4', '--heap-growing-percent=40'];
